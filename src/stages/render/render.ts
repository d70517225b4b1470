/** The render stage: a digest becomes the file of a post and its picture. */
import { note } from '../../diagnostics.ts';
import type { Diagnostic } from '../../diagnostics.ts';
import type { Digest } from '../../model/digest.ts';
import type { Picture, Rendition } from '../../model/post.ts';
import { outcome } from '../../stage.ts';
import type { Params, Stage } from '../../stage.ts';
import { extensionOf, formatFor } from '../../writers/formats/formats.ts';
import { pictureSizes } from '../../writers/infographic/sizes.ts';

/** Where pictures lie under the site's root. */
const pictureFolder = '/assets/img/posts';

/**
 * Writes the post in `format` and, where `image` asks for it, its picture. A picture that can't be
 * drawn costs a diagnostic and the `image` key, never the post.
 * @throws UsageError for an unknown format.
 */
export const render: Stage<Digest, Rendition, never, 'render'> = {
  name: 'render',
  version: 9,
  needs: [],
  uses: [
    'format',
    'image',
    'imageFormat',
    'imageTheme',
    'imagePath',
    'permalink',
    'layout',
    'style',
  ],
  run: async (digest, _ports, params) => {
    const write = formatFor(params.format);
    const slug = `${digest.window.date}-${digest.topicId}`;
    const diagnostics: Diagnostic[] = [];
    const picture = params.image
      ? await draw(digest, params, `${slug}-infographic.png`, diagnostics)
      : undefined;
    const imagePath = picture && (params.imagePath ?? `${pictureFolder}/${picture.filename}`);
    return outcome<Rendition>(
      {
        post: {
          filename: `${slug}.${extensionOf(params.format)}`,
          text: write(digest, imagePath, params.permalink, params.layout, params.style),
          ...(imagePath === undefined ? {} : { imagePath }),
        },
        ...(picture === undefined ? {} : { picture }),
      },
      diagnostics,
    );
  },
};

async function draw(
  digest: Digest,
  { imageFormat: format = 'landscape', imageTheme: theme = 'light' }: Params,
  filename: string,
  diagnostics: Diagnostic[],
): Promise<Picture | undefined> {
  try {
    // Loaded here: the renderer is a native library, and a run without a picture does without it.
    const { drawInfographic } = await import('../../writers/infographic.ts');
    const png = await drawInfographic(digest, { format, theme });
    return { filename, ...pictureSizes[format], pngBase64: Buffer.from(png).toString('base64') };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    diagnostics.push(note('render.picture-failed', filename, `no picture: ${reason}`));
    return undefined;
  }
}
