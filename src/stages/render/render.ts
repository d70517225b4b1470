/** The render stage: a digest becomes the file of a post and its picture. */
import { note } from '../../diagnostics.ts';
import type { Diagnostic } from '../../diagnostics.ts';
import type { Digest } from '../../model/digest.ts';
import type { Picture, Rendition } from '../../model/post.ts';
import { outcome } from '../../stage.ts';
import type { Stage } from '../../stage.ts';
import { formatFor } from '../../writers/formats/formats.ts';

/** Where pictures lie under the site's root. */
const pictureFolder = '/assets/img/posts';

/**
 * Writes the post in `format` and, where `image` asks for it, its picture. A picture that can't be
 * drawn costs a diagnostic and the `image` key, never the post.
 * @throws UsageError for an unknown format.
 */
export const render: Stage<Digest, Rendition, never, 'render'> = {
  name: 'render',
  version: 7,
  needs: [],
  uses: ['format', 'image', 'imagePath', 'permalink', 'layout', 'style'],
  run: async (digest, _ports, params) => {
    const write = formatFor(params.format);
    const slug = `${digest.window.date}-${digest.topicId}`;
    const diagnostics: Diagnostic[] = [];
    const picture = params.image
      ? await draw(digest, `${slug}-infographic.png`, diagnostics)
      : undefined;
    const imagePath = picture && (params.imagePath ?? `${pictureFolder}/${picture.filename}`);
    return outcome<Rendition>(
      {
        post: {
          filename: `${slug}.md`,
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
  filename: string,
  diagnostics: Diagnostic[],
): Promise<Picture | undefined> {
  try {
    // Loaded here: the renderer is a native library, and a run without a picture does without it.
    const { drawInfographic, pictureSize } = await import('../../writers/infographic.ts');
    const png = await drawInfographic(digest);
    return { filename, ...pictureSize, pngBase64: Buffer.from(png).toString('base64') };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    diagnostics.push(note('render.picture-failed', filename, `no picture: ${reason}`));
    return undefined;
  }
}
