/** A rendered post. */
export interface Post {
  /** `YYYY-MM-DD-slug.md`. */
  readonly filename: string;
  /** The whole file, front matter included; LF line ends, ends with one. */
  readonly text: string;
  /** Path under the site's root when the post has a picture: `/assets/img/posts/….png`. */
  readonly imagePath?: string;
}

/** 1200x630 and 1080x1350 pixels. */
export const imageFormats = ['landscape', 'portrait'] as const;
export type ImageFormat = (typeof imageFormats)[number];

export const imageThemes = ['light', 'dark'] as const;
export type ImageTheme = (typeof imageThemes)[number];

/** The infographic. */
export interface Picture {
  readonly filename: string;
  readonly width: number;
  readonly height: number;
  /** Base64, so that a stage's result stays JSON. */
  readonly pngBase64: string;
}

/** What render returns. */
export interface Rendition {
  readonly post: Post;
  readonly picture?: Picture;
}
