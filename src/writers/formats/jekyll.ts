/** Jekyll 4 and GitHub Pages: the keys of the posts that this program's readers have now, and a few more. */
import { usualStyle } from '../../model/post.ts';
import { writeBody } from '../body.ts';
import { word, writeFrontMatter } from '../front-matter.ts';
import { ownPermalinks, permalinkOf, relativeUrl } from '../permalink.ts';
import { postFacts } from '../post-facts.ts';
import type { Format } from './format.ts';

export const jekyll: Format = (
  digest,
  image,
  permalink = ownPermalinks.jekyll,
  layout = 'post',
  style = usualStyle,
) => {
  const facts = postFacts(digest, image);
  const front = writeFrontMatter({
    layout: word(layout),
    title: facts.title,
    tagline: facts.tagline,
    // With hour and offset: a bare day is midnight, which a builder on UTC skips as being in the future.
    date: { bare: facts.date },
    lang: { bare: facts.lang },
    model: word(facts.topicId),
    categories: facts.categories.map(word),
    tags: facts.tags,
    // Without the site's baseurl: jekyll-seo-tag puts it in front.
    ...(image === undefined ? {} : { image: { path: image, alt: facts.imageAlt } }),
    ai_summary: facts.aiSummary,
    description: facts.description,
    excerpt: facts.excerpt,
    digest: facts.digest,
  });
  return `${front}\n${writeBody(digest, { headingIds: true, sentenceLines: true, style, linkTo: (date) => relativeUrl(permalinkOf(permalink, date, digest)), siteLink: relativeUrl })}`;
};
