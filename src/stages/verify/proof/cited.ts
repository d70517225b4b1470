/** The sentences that a claim may rest on: those cited, or the nearest where nothing is. */
import { type Sentence, type Source } from './source.ts';
import { type Unit, unitsOf } from './units.ts';

export interface CitedWords {
  readonly sourceId: string;
  /** The source's words, verbatim. */
  readonly quote: string;
}

/** Sentences looked at where nothing is cited. */
const window = 5;

/** What citations come to. */
export interface Cited {
  readonly sentences: readonly Sentence[];
  readonly missing: readonly string[];
}

/** The sentences that hold the cited words. */
export function citedSentences(
  sources: readonly Source[],
  citations: readonly CitedWords[],
): Cited {
  const sentences: Sentence[] = [];
  const missing: string[] = [];
  for (const { sourceId, quote } of citations) {
    const source = sources.find((s) => s.id === sourceId);
    const wanted = squeeze(unitsOf(quote).folded);
    const holding = source?.sentences.filter((s) => {
      const has = squeeze(s.text.folded);
      return has !== '' && (has.includes(wanted) || (has.length > 3 && wanted.includes(has)));
    });
    if (wanted === '' || holding === undefined || holding.length === 0) missing.push(quote);
    else for (const s of holding) if (!sentences.includes(s)) sentences.push(s);
  }
  return { sentences, missing };
}

function squeeze(text: string): string {
  // readSource names the country that 我国 and 国内 mean.
  return text.replace(/[\p{P}\p{S}\s]/gu, '').replaceAll(/我国|国内/g, '中国');
}

/** The sentences that share most with a claim, most first. */
export function nearest(sources: readonly Source[], claim: Sentence): readonly Sentence[] {
  const whole = sharing(sources, claim.units, window);
  // A short sentence may share little with the claim and yet be one of its clauses.
  const parts = claim.clauses.flatMap(({ start, end }) =>
    sharing(sources, claim.units.slice(start, end), 1),
  );
  return [...new Set([...whole, ...parts])];
}

function sharing(
  sources: readonly Source[],
  units: readonly Unit[],
  count: number,
): readonly Sentence[] {
  const wanted = new Set(units.map((unit, i) => `${unit.key}|${units[i + 1]?.key ?? ''}`));
  return sources
    .flatMap((source) => source.sentences)
    .map((sentence) => {
      let shared = 0;
      const seen = new Set<string>();
      sentence.units.forEach((unit, i) => {
        const pair = `${unit.key}|${sentence.units[i + 1]?.key ?? ''}`;
        if (wanted.has(pair) && !seen.has(pair)) shared++;
        seen.add(pair);
      });
      return { sentence, shared };
    })
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, count)
    .map(({ sentence }) => sentence);
}
