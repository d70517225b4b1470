/** One generator's way of a post. */
import type { Digest } from '../../model/digest.ts';

export interface Format {
  /** Folder of posts under the site's root. */
  readonly postsFolder: string;
  /** Folder whose contents land at the site's root, for the picture; empty: the root itself. */
  readonly staticFolder: string;
  /** The whole file. `image` is the picture's path under the site's root, absent without one. */
  readonly write: (digest: Digest, image: string | undefined) => string;
}
