/** Astro: each site has a schema of its own; these keys satisfy the blog starter's and AstroPaper's. */
import { usualStyle } from '../../model/post.ts';
import { writeBody } from '../body.ts';
import { word, writeFrontMatter } from '../front-matter.ts';
import { ownPermalinks, permalinkOf } from '../permalink.ts';
import { postFacts } from '../post-facts.ts';
import type { Format } from './format.ts';

export const astro: Format = (
  digest,
  image,
  permalink = ownPermalinks.astro,
  _layout,
  style = usualStyle,
) => {
  const facts = postFacts(digest, image);
  const front = writeFrontMatter({
    title: facts.title,
    description: facts.description,
    pubDate: { bare: facts.rfc3339 },
    pubDatetime: { bare: facts.rfc3339 },
    tags: facts.tags,
    // Not heroImage: the starter resolves that as a module beside the post and fails on a path of the site.
    ...(image === undefined ? {} : { ogImage: image, image: { url: image, alt: facts.imageAlt } }),
    tagline: facts.tagline,
    model: word(facts.topicId),
    ai_summary: facts.aiSummary,
    digest: facts.digest,
  });
  return `${front}\n${writeBody(digest, { headingIds: false, sentenceLines: true, style, linkTo: (date) => permalinkOf(permalink, date, digest) })}`;
};
