import type { Digest } from '../../src/model/digest.ts';
import type { ImageFormat, ImageTheme } from '../../src/model/post.ts';

export function pictureCases(): readonly {
  readonly id: string;
  readonly format: ImageFormat;
  readonly theme: ImageTheme;
  readonly digest: Digest;
}[];
