/** Eleventy: layout and permalink come from the folder's data file, as in its base blog. */
import { usualStyle } from '../../model/post.ts';
import { writeBody } from '../body.ts';
import { word, writeFrontMatter } from '../front-matter.ts';
import { ownPermalinks, permalinkOf } from '../permalink.ts';
import { postFacts } from '../post-facts.ts';
import type { Format } from './format.ts';

export const eleventy: Format = (
  digest,
  image,
  permalink = ownPermalinks.eleventy,
  _layout,
  style = usualStyle,
) => {
  const facts = postFacts(digest, image);
  const front = writeFrontMatter({
    title: facts.title,
    description: facts.description,
    date: { bare: facts.rfc3339 },
    tags: facts.tags,
    // Markdown runs through Liquid first unless told otherwise.
    templateEngineOverride: { bare: 'md' },
    ...(image === undefined ? {} : { image, imageAlt: facts.imageAlt }),
    tagline: facts.tagline,
    model: word(facts.topicId),
    ai_summary: facts.aiSummary,
    digest: facts.digest,
  });
  return `${front}\n${writeBody(digest, { headingIds: false, sentenceLines: true, style, linkTo: (date) => permalinkOf(permalink, date, digest) })}`;
};
