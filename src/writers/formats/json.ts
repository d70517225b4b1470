/** A post as data, for whatever prints posts its own way: each sentence with its proof, and the whole as Markdown. */
import { provenanceOf } from '../../model/provenance.ts';
import { postFacts } from '../post-facts.ts';
import type { Format } from './format.ts';
import { markdown } from './markdown.ts';

export const json: Format = (digest, image, permalink, ...rest) => {
  const facts = postFacts(digest, image);
  const { sections, sources } = provenanceOf(digest, facts.title, () => undefined);
  return `${JSON.stringify(
    {
      version: 1,
      topic: facts.topicId,
      title: facts.title,
      tagline: facts.tagline,
      date: facts.rfc3339,
      lang: facts.lang,
      categories: facts.categories,
      tags: facts.tags,
      ...(image !== undefined && { image, image_alt: facts.imageAlt }),
      description: facts.description,
      ai_summary: facts.aiSummary,
      digest: facts.digest,
      sections,
      sources,
      markdown: markdown(digest, image, permalink, ...rest),
    },
    null,
    2,
  )}\n`;
};
