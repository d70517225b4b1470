/** One generator's way of a post. */
import type { Digest } from '../../model/digest.ts';

/** Writes the whole file. `image` is the picture's path under the site's root, absent without one. */
export type Format = (digest: Digest, image: string | undefined) => string;
