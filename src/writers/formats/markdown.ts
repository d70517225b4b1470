/** Markdown without a generator, for a repository or a mail: no front matter, the title as a heading, the picture beside the file. */
import { usualStyle } from '../../model/post.ts';
import { writeBody } from '../body.ts';
import { escapeText } from '../escape.ts';
import { ownPermalinks, permalinkOf } from '../permalink.ts';
import { postFacts } from '../post-facts.ts';
import type { Format } from './format.ts';

export const markdown: Format = (
  digest,
  image,
  permalink = ownPermalinks.markdown,
  _layout,
  style = usualStyle,
) => {
  const facts = postFacts(digest, image);
  const head = [
    `# ${escapeText(facts.title)}`,
    escapeText(facts.tagline),
    ...(image === undefined
      ? []
      : [`![${escapeText(facts.imageAlt)}](${image.slice(image.lastIndexOf('/') + 1)})`]),
  ];
  return `${head.join('\n\n')}\n\n${writeBody(digest, { headingIds: false, sentenceLines: true, style, linkTo: (date) => permalinkOf(permalink, date, digest) })}`;
};
