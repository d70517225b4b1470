/** One generator's way of a post. */
import type { Digest } from '../../model/digest.ts';
import type { PostStyle } from '../../model/post.ts';

/**
 * Writes the whole file. `image` is the picture's path under the site's root, absent without one; `permalink` the
 * pattern of the addresses of posts, where the site has another one than the generator's own; `layout` the layout that
 * the post names, where it names one; `style` how it marks its sources.
 */
export type Format = (
  digest: Digest,
  image: string | undefined,
  permalink?: string,
  layout?: string,
  style?: PostStyle,
) => string;
