/** Whether earlier posts told what an article tells. */
import type { ToldStory } from '../../model/run.ts';
import type { Article } from '../../model/article.ts';
import type { Copy } from '../../model/story.ts';
import { foldForComparison } from '../../text/scripts.ts';
import { containment, hash32, shinglesOf, type Shingles } from '../../text/similarity.ts';
import { termsOf, unitsOf } from '../../text/tokens.ts';
import { canonicalUrl } from '../../text/urls.ts';

/** Reads a telling against what was told: the reason why it brings nothing new, or nothing. */
export type ToldBefore = (article: Article, copies: readonly Copy[]) => string | undefined;

/** Leads that share so many of their runs of three units are one text. */
const sameText = 0.6;
/** A lead with so many of its words in the told one says the same in its own order. */
const sameWords = 0.75;
/** Shorter leads share words by chance. */
const fewestUnits = 15;
const leadUnits = 80;

interface Lead {
  readonly units: number;
  readonly runs: Shingles;
  readonly words: Shingles;
}

export function toldBefore(told: readonly ToldStory[]): ToldBefore {
  const byUrl = new Map(
    told.flatMap((story) => story.urls.map((url) => [canonicalUrl(url), story] as const)),
  );
  const leads = told.map((story) => ({ story, lead: leadOf(`${story.headline}\n${story.lead}`) }));
  return (article, copies) => {
    const urls = [article.url, article.hit.url, ...copies.map((copy) => copy.url)];
    const linked = urls
      .map((url) => byUrl.get(canonicalUrl(url)))
      .find((story) => story !== undefined);
    if (linked !== undefined) return `the post of ${linked.date} cites it`;
    const lead = leadOf(article.blocks.map((block) => block.text).join('\n'));
    if (lead.units < fewestUnits) return undefined;
    const same = leads.find(
      ({ lead: earlier }) =>
        earlier.units >= fewestUnits &&
        (containment(lead.runs, earlier.runs) >= sameText ||
          containment(earlier.runs, lead.runs) >= sameText ||
          containment(lead.words, earlier.words) >= sameWords),
    );
    if (same === undefined) return undefined;
    return `the post of ${same.story.date} told the same: “${same.story.headline}”`;
  };
}

function leadOf(text: string): Lead {
  const units = unitsOf(foldForComparison(text)).slice(0, leadUnits);
  const words = new Set(termsOf(units.join(' ')).map((term) => hash32(term)));
  return { units: units.length, runs: shinglesOf(units, 3), words: Uint32Array.from(words).sort() };
}
