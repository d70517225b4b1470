/** A rendered post, and how its sources are marked. */

/**
 * `superscript`: a small figure behind a sentence, linked to its source; `footnote`: the generator's own footnotes; `none`:
 * sentences without marks, with the sources at the end alone.
 */
export const markStyles = ['superscript', 'footnote', 'none'] as const;
export type MarkStyle = (typeof markStyles)[number];

/** What of a post's form is the user's to say. */
export interface PostStyle {
  readonly marks: MarkStyle;
  /** Links of marks open their page at the words that bear the sentence out. */
  readonly textFragments: boolean;
  /** Hosts whose pages don't open where an address names words; their subdomains too. */
  readonly plainLinks: readonly string[];
  /** Path under the site's root of what traces each sentence; absent where it is not published. */
  readonly provenance?: string | undefined;
}

export const usualStyle: PostStyle = {
  marks: 'superscript',
  textFragments: true,
  plainLinks: [],
};

export interface Post {
  /** `YYYY-MM-DD-slug.md`; of the formats json and mail `.post.json`, `.eml`. */
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
