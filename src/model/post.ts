/** A rendered post. */
export interface Post {
  /** `YYYY-MM-DD-slug.md`; of the formats json and mail `.json`, `.eml`. */
  readonly filename: string;
  /** The whole file, front matter included; LF line ends, ends with one. */
  readonly text: string;
  /** Path under the site's root when the post has a picture: `/assets/img/posts/….png`. */
  readonly imagePath?: string;
}

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
