/** The picture of a post. The same digest gives the same bytes. */
import { Renderer } from '@takumi-rs/core';
import { targetLanguage } from '../languages/target-languages.ts';
import type { Digest } from '../model/digest.ts';
import type { ImageFormat, ImageTheme } from '../model/post.ts';
import { cleanText } from './escape.ts';
import { fontStack, registerFonts } from './infographic/fonts.ts';
import { layoutFor, mostEvents } from './infographic/layouts.ts';
import { box, textOf } from './infographic/node.ts';
import type { PictureNode } from './infographic/node.ts';
import { paletteFor } from './infographic/palette.ts';
import { pictureSizes } from './infographic/sizes.ts';
import { measureFor, type Measure } from './infographic/typeset.ts';

/** The geta mark, by which printers in Chinese and Japanese tell that a letter is missing. */
const letterMissing = '〓';

export interface PictureLook {
  readonly format: ImageFormat;
  readonly theme: ImageTheme;
}

/**
 * Draws the picture as PNG. Characters that no font has (emoji, rare scripts) are left out.
 * @throws Error where the native renderer can't be loaded or a font file is missing.
 */
export async function drawInfographic(digest: Digest, look: PictureLook): Promise<Uint8Array> {
  const { renderer, tree } = await layOut(digest, look);
  const png = await renderer.render(asNode(tree), {
    ...pictureSizes[look.format],
    format: 'png',
    lang: targetLanguage(digest.lang).glyphs,
  });
  return new Uint8Array(png);
}

/** The picture before it is drawn: all that it says, with the sizes of its type. */
export async function layOut(
  digest: Digest,
  { format, theme }: PictureLook,
): Promise<{ readonly renderer: Renderer; readonly tree: PictureNode }> {
  const { phrases, source } = targetLanguage(digest.lang);
  const palette = paletteFor(digest.topicName, digest.color, theme);
  const renderer = new Renderer();
  const draw = (of: Digest, measure: Measure): PictureNode =>
    box({ ...pictureSizes[format], fontFamily: fontStack }, [
      layoutFor(format)({ digest: of, phrases, palette, measure }),
    ]);
  // Laid out once with all its text in boxes as wide as they like, to know its characters.
  const missing = await registerFonts(
    renderer,
    letterMissing + sayable(digest) + textOf(draw(digest, () => 0)),
    source === 'zh',
  );
  const drawable = withoutCharacters(digest, missing);
  const measure = await measureFor(renderer, sayable(drawable) + textOf(draw(drawable, () => 0)));
  return { renderer, tree: draw(drawable, measure) };
}

/** What of a digest can come to stand in its picture, beside fixed words. */
function sayable(digest: Digest): string {
  return [
    digest.topicName,
    ...digest.events
      .slice(0, mostEvents)
      .flatMap(({ headline, body: [first] }) => [headline, first]),
    ...digest.trend,
    ...digest.figures.flatMap(({ value, label }) => [value, label]),
    ...digest.sources.map(({ outlet }) => outlet),
  ]
    .map((one) => (typeof one === 'string' ? one : (one?.text ?? '')))
    .map(cleanText)
    .join('');
}

/** The digest with characters that nothing draws: a letter is told by the mark of a missing one, what is none goes. */
function withoutCharacters(digest: Digest, missing: ReadonlySet<string>): Digest {
  if (missing.size === 0) return digest;
  const drawable = (_key: string, value: unknown): unknown =>
    typeof value === 'string' ? [...value].map((one) => standIn(one, missing)).join('') : value;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return JSON.parse(JSON.stringify(digest), drawable) as Digest;
}

function standIn(character: string, missing: ReadonlySet<string>): string {
  if (!missing.has(character)) return character;
  return /\p{L}/u.test(character) ? letterMissing : '';
}

type RendererNode = Exclude<Parameters<Renderer['render']>[0], string>;

/** Our nodes are the renderer's, but for arrays that can't be changed. */
function asNode(node: PictureNode): RendererNode {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return node as unknown as RendererNode;
}
