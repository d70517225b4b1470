/** Hexo. */
import { usualStyle } from '../../model/post.ts';
import { writeBody } from '../body.ts';
import { word, writeFrontMatter } from '../front-matter.ts';
import { ownPermalinks, permalinkOf } from '../permalink.ts';
import { postFacts } from '../post-facts.ts';
import type { Format } from './format.ts';

// marked makes a line break of each line's end unless a site says otherwise.
export const hexo: Format = (
  digest,
  image,
  permalink = ownPermalinks.hexo,
  layout = 'post',
  style = usualStyle,
) => {
  const facts = postFacts(digest, image);
  const front = writeFrontMatter({
    layout: word(layout),
    title: facts.title,
    date: { bare: facts.rfc3339 },
    updated: { bare: facts.rfc3339 },
    lang: { bare: facts.lang },
    categories: facts.categories.map(word),
    tags: facts.tags,
    excerpt: facts.excerpt,
    description: facts.description,
    // Nunjucks reads `{#` and `{%` in a post; there are none, and this keeps it so.
    disableNunjucks: true,
    ...(image === undefined ? {} : { cover: image, cover_alt: facts.imageAlt }),
    tagline: facts.tagline,
    model: word(facts.topicId),
    ai_summary: facts.aiSummary,
    digest: facts.digest,
  });
  return `${front}\n${writeBody(digest, { headingIds: false, sentenceLines: false, style, linkTo: (date) => permalinkOf(permalink, date, digest) })}`;
};
