/** Formats of the picture, and the least size of its type. */

import type { ImageFormat } from '../../model/post.ts';

/** In pixels: what link previews show, and what fills a telephone in a feed. */
export const pictureSizes: Readonly<
  Record<ImageFormat, { readonly width: number; readonly height: number }>
> = {
  landscape: { width: 1200, height: 630 },
  portrait: { width: 1080, height: 1350 },
};

/** Width of a telephone in CSS pixels, and the type that is still read on it. */
export const phone: { readonly width: number; readonly type: number } = { width: 390, type: 10 };

/** Size in pixels of the smallest type, so that it is readable where the picture is as wide as a telephone. */
export function smallestType(format: ImageFormat): number {
  return Math.ceil((phone.type * pictureSizes[format].width) / phone.width);
}
