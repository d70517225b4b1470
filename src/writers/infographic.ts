import type { Digest } from '../model/digest.ts';
export const pictureSize: { readonly width: number; readonly height: number } = {
  width: 1200,
  height: 630,
};
export async function drawInfographic(_d: Digest): Promise<Uint8Array> {
  await Promise.resolve();
  return new Uint8Array();
}
