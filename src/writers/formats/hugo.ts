/** Hugo: keys of its own at the top, every other under `params`. */
import { usualStyle } from '../../model/post.ts';
import { writeBody } from '../body.ts';
import { word, writeFrontMatter } from '../front-matter.ts';
import { ownPermalinks, permalinkOf } from '../permalink.ts';
import { postFacts } from '../post-facts.ts';
import type { Format } from './format.ts';

export const hugo: Format = (
  digest,
  image,
  permalink = ownPermalinks.hugo,
  _layout,
  style = usualStyle,
) => {
  const facts = postFacts(digest, image);
  const front = writeFrontMatter({
    title: facts.title,
    date: { bare: facts.rfc3339 },
    description: facts.description,
    summary: facts.excerpt,
    categories: facts.categories.map(word),
    tags: facts.tags,
    ...(image === undefined ? {} : { images: [image] }),
    params: {
      // Where themes look for the picture above a post and in lists.
      ...(image === undefined ? {} : { cover: { image, alt: facts.imageAlt } }),
      tagline: facts.tagline,
      model: word(facts.topicId),
      ai_summary: facts.aiSummary,
      digest: facts.digest,
    },
  });
  return `${front}\n${writeBody(digest, { headingIds: true, sentenceLines: true, style, linkTo: (date) => permalinkOf(permalink, date, digest) })}`;
};
