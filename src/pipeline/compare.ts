/** Two runs of one day side by side: what their posts tell, and what the models behind them cost. */
import { figureKey, isFigureOfFact, partUnits } from '../events/aspects.ts';
import type { ProofLevel } from '../model/claim.ts';
import type { EngineInfo } from '../model/drafts.ts';
import type { Provenance, TracedItem, TracedSection, TracedSentence } from '../model/provenance.ts';
import type { Manifest } from '../model/run.ts';
import { namesWithin } from '../stages/select/parties.ts';
import { figuresIn } from '../text/numbers.ts';
import { foldForComparison } from '../text/scripts.ts';

/** What a finished run keeps of itself. */
export interface KeptRun {
  readonly manifest: Manifest;
  readonly provenance: Provenance;
}

/** One run by its sums. */
export interface RunFigures {
  readonly engine: EngineInfo;
  readonly judge?: EngineInfo;
  readonly replay?: Manifest['replay'];
  readonly program: string;
  readonly startedAt: string;
  readonly stories: number;
  readonly sentences: Readonly<Record<ProofLevel | 'inference', number>> & {
    readonly total: number;
  };
  /** Distinct ones in all sentences but inferences; a figure counts by its value. */
  readonly facts: { readonly figures: number; readonly names: number };
  /** Sentences and remarks that an engine proposed and that do not stand as proposed. */
  readonly sentencesRefused: number;
  readonly model: ModelCost;
  /** From the first stage to the last, whatever was waited for. */
  readonly seconds: number;
}

/** Absent fields: the stages that ask came out of the store, or an earlier version ran them. */
export interface ModelCost {
  readonly calls?: number;
  readonly promptTokens?: number;
  readonly outputTokens?: number;
  readonly seconds?: number;
  /** Answers that could not be used. */
  readonly answersRefused: number;
}

/** Sentences of a part that only one of the runs prints, and the number of those that both do. */
export interface LinesApart {
  readonly onlyA: readonly string[];
  readonly onlyB: readonly string[];
  readonly same: number;
}

export interface StoryApart extends LinesApart {
  readonly toldBy: 'both' | 'a' | 'b';
  readonly headlines: { readonly a?: string; readonly b?: string };
}

export interface Comparison {
  readonly date: string;
  readonly topic: string;
  readonly a: RunFigures;
  readonly b: RunFigures;
  /** In the order of A's post, then those that B alone tells; the headline is one of the sentences. */
  readonly stories: readonly StoryApart[];
  /** The parts of the post beside its stories. */
  readonly sections: readonly (LinesApart & { readonly id: Exclude<TracedSection, 'news'> })[];
  /** Figures by value (`#%41`) and names in the folded form; which of them one run alone tells. */
  readonly facts: {
    readonly both: number;
    readonly onlyA: readonly string[];
    readonly onlyB: readonly string[];
  };
}

/** Both of the same day and topic. */
export function compareRuns(a: KeptRun, b: KeptRun): Comparison {
  const [factsOfA, factsOfB] = [factsTold(a.provenance), factsTold(b.provenance)];
  const onlyA = without(factsOfA, factsOfB).toSorted();
  return {
    date: a.provenance.date,
    topic: a.provenance.topic,
    a: figuresOf(a, factsOfA),
    b: figuresOf(b, factsOfB),
    stories: storiesApart(itemsOf(a.provenance, 'news'), itemsOf(b.provenance, 'news')),
    sections: (['trend', 'analysis', 'key-points', 'thoughts'] as const).map((id) => ({
      id,
      ...linesApart(itemsOf(a.provenance, id), itemsOf(b.provenance, id)),
    })),
    facts: {
      both: factsOfA.size - onlyA.length,
      onlyA,
      onlyB: without(factsOfB, factsOfA).toSorted(),
    },
  };
}

function itemsOf({ sections }: Provenance, id: TracedSection): readonly TracedItem[] {
  return sections.find((section) => section.id === id)?.items ?? [];
}

function sentencesOf({ headline, sentences }: TracedItem): readonly TracedSentence[] {
  return headline === undefined ? sentences : [headline, ...sentences];
}

function allOf({ sections }: Provenance): readonly TracedSentence[] {
  return sections.flatMap(({ items }) => items.flatMap(sentencesOf));
}

function factsTold(provenance: Provenance): ReadonlySet<string> {
  const facts = new Set<string>();
  for (const { text, level } of allOf(provenance)) {
    if (level === 'inference') continue;
    const folded = partUnits(foldForComparison(text));
    for (const figure of figuresIn(folded))
      if (isFigureOfFact(folded, figure)) facts.add(`#${figureKey(figure)}`);
    for (const name of namesWithin(text)) facts.add(name);
  }
  return facts;
}

function figuresOf({ manifest, provenance }: KeptRun, facts: ReadonlySet<string>): RunFigures {
  const sentences = allOf(provenance);
  const count = (level: TracedSentence['level']): number =>
    sentences.filter((one) => one.level === level).length;
  const figures = [...facts].filter((fact) => fact.startsWith('#')).length;
  const { claims, judge, replay } = manifest;
  return {
    // Of a provenance of before the engine is the manifest's, which may have given no answer.
    engine: (provenance as Partial<Provenance>).engine ?? manifest.engine,
    ...(judge && { judge: judge.engine }),
    ...(replay && { replay }),
    program: manifest.program,
    startedAt: manifest.startedAt,
    stories: itemsOf(provenance, 'news').length,
    sentences: {
      total: sentences.length,
      quoted: count('quoted'),
      aligned: count('aligned'),
      judged: count('judged'),
      inference: count('inference'),
    },
    facts: { figures, names: facts.size - figures },
    sentencesRefused: claims.replaced + claims.dropped + claims.remarksDropped,
    model: costOf(manifest),
    seconds: (Date.parse(manifest.finishedAt) - Date.parse(manifest.startedAt)) / 1000,
  };
}

function costOf({ stages }: Manifest): ModelCost {
  const asking = stages.filter(({ calls }) => calls !== undefined);
  const answersRefused = stages
    .flatMap(({ diagnostics }) => diagnostics)
    .filter(({ code }) => code.endsWith('.answer-lost')).length;
  if (asking.length === 0) return { answersRefused };
  const sum = (of: (stage: Manifest['stages'][number]) => number | undefined): number =>
    asking.reduce((n, stage) => n + (of(stage) ?? 0), 0);
  return {
    calls: sum(({ calls }) => calls),
    promptTokens: sum(({ tokens }) => tokens?.prompt),
    outputTokens: sum(({ tokens }) => tokens?.output),
    seconds: sum(({ milliseconds }) => milliseconds) / 1000,
    answersRefused,
  };
}

function linesApart(a: readonly TracedItem[], b: readonly TracedItem[]): LinesApart {
  const texts = (items: readonly TracedItem[]): ReadonlySet<string> =>
    new Set(items.flatMap(sentencesOf).map(({ text }) => text));
  const [ofA, ofB] = [texts(a), texts(b)];
  const onlyA = without(ofA, ofB);
  return { onlyA, onlyB: without(ofB, ofA), same: ofA.size - onlyA.length };
}

/** In the order of `some`. */
function without(some: ReadonlySet<string>, others: ReadonlySet<string>): readonly string[] {
  return [...some].filter((one) => !others.has(one));
}

function storiesApart(a: readonly TracedItem[], b: readonly TracedItem[]): readonly StoryApart[] {
  const partners = partnersOf(a, b);
  const taken = new Set(partners.values());
  const story = (one: TracedItem | undefined, other: TracedItem | undefined): StoryApart => ({
    toldBy: one === undefined ? 'b' : other === undefined ? 'a' : 'both',
    headlines: {
      ...(one && { a: one.headline?.text ?? '' }),
      ...(other && { b: other.headline?.text ?? '' }),
    },
    ...linesApart(one ? [one] : [], other ? [other] : []),
  });
  return [
    ...a.map((one) => story(one, partners.get(one))),
    ...b.filter((other) => !taken.has(other)).map((other) => story(undefined, other)),
  ];
}

/** Stories of one id, then those that cite most pages in common: other pages of a day may make another id of one event. */
function partnersOf(
  a: readonly TracedItem[],
  b: readonly TracedItem[],
): ReadonlyMap<TracedItem, TracedItem> {
  const pages = (item: TracedItem): ReadonlySet<string> =>
    new Set(sentencesOf(item).flatMap(({ citations }) => citations.map(({ url }) => url)));
  const pairs = a
    .flatMap((one) => {
      const ofOne = pages(one);
      return b.map((other) => ({
        one,
        other,
        likeness:
          one.id !== undefined && one.id === other.id
            ? Number.POSITIVE_INFINITY
            : [...pages(other)].filter((url) => ofOne.has(url)).length,
      }));
    })
    .filter(({ likeness }) => likeness > 0)
    .toSorted((x, y) => (x.likeness === y.likeness ? 0 : y.likeness - x.likeness));
  const partners = new Map<TracedItem, TracedItem>();
  const taken = new Set<TracedItem>();
  for (const { one, other } of pairs) {
    if (partners.has(one) || taken.has(other)) continue;
    partners.set(one, other);
    taken.add(other);
  }
  return partners;
}
