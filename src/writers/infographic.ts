/** The picture of a post: 1200x630, the size that link previews show. The same digest gives the same bytes. */
import { Renderer } from '@takumi-rs/core';
import type { Digest } from '../model/digest.ts';
import { cleanText } from './escape.ts';
import { eventSheet } from './infographic/events.ts';
import { fontStack, registerFonts } from './infographic/fonts.ts';
import { box, line, mapText, textOf } from './infographic/node.ts';
import type { PictureNode } from './infographic/node.ts';
import { paletteFor } from './infographic/palette.ts';
import { nameWidth, panelWidth, sidePanel } from './infographic/panel.ts';
import { targetLanguage } from '../languages/target-languages.ts';

/** In pixels. */
export const pictureSize: { readonly width: number; readonly height: number } = {
  width: 1200,
  height: 630,
};

/** Largest size of the topic's name, in pixels; longer names get less. */
const largestName = 104;

/**
 * Draws the picture as PNG. Characters that no font has (emoji, rare scripts) are left out.
 * @throws Error where the native renderer can't be loaded or a font file is missing.
 */
export async function drawInfographic(digest: Digest): Promise<Uint8Array> {
  const { phrases, glyphs } = targetLanguage(digest.lang);
  const palette = paletteFor(digest.topicId);
  const tree = (nameSize: number): PictureNode =>
    box({ ...pictureSize, fontFamily: fontStack }, [
      sidePanel(digest, phrases, palette, nameSize),
      eventSheet(digest, phrases, palette, pictureSize.width - panelWidth),
    ]);
  const renderer = new Renderer();
  const missing = await registerFonts(renderer, textOf(mapText(tree(largestName), clean)) + '…');
  const drawable = (text: string): string =>
    clean([...clean(text)].filter((character) => !missing.has(character)).join(''));
  const nameSize = await fitName(renderer, drawable(digest.topicName.toUpperCase()));
  const png = await renderer.render(asNode(mapText(tree(nameSize), drawable)), {
    ...pictureSize,
    format: 'png',
    lang: glyphs,
  });
  return new Uint8Array(png);
}

/** Printable text; the line breaks are our own. */
function clean(text: string): string {
  return text.split('\n').map(cleanText).join('\n');
}

/** The size in pixels at which a name just fits its panel on one line. */
async function fitName(renderer: Renderer, name: string): Promise<number> {
  const probe = line(name, { fontSize: largestName, fontWeight: 900, fontFamily: fontStack });
  const { width } = await renderer.measure(asNode(probe));
  // Rounded down, and a pixel less: a name that fits exactly would still be cut.
  return width <= nameWidth ? largestName : Math.floor((largestName * (nameWidth - 1)) / width);
}

type RendererNode = Exclude<Parameters<Renderer['render']>[0], string>;

/** Our nodes are the renderer's, but for arrays that can't be changed. */
function asNode(node: PictureNode): RendererNode {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return node as unknown as RendererNode;
}
