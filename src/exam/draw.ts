/** The claims of one sitting, drawn anew for each by its seed: true ones, and true ones made false by templates. */
import { statementsOf } from '../content/statements.ts';
import { readStory, type ReadStory } from '../drafts/read-story.ts';
import { pairs, type Pair } from '../model/judging.ts';
import { proveClaim } from '../proof/prove.ts';
import { taiwan } from '../languages/zh-TW/variety.ts';
import { hash32 } from '../text/similarity.ts';
import { alterationsOf, type Alteration, type AlterationWords } from './alter.ts';
import { articleOf, storyOf } from './as-story.ts';
import { faults, type ExamFile, type ExamSource, type JudgeItem } from './items.ts';

/** Claims of each kind for a pair of languages, over the package's own articles. */
export const drawnEach = 24;
/** Articles of the user's own, and claims of each kind about one. */
export const drawnStored = { articles: 6, each: 2 } as const;

export interface Drawing {
  readonly files: readonly ExamFile[];
  readonly words: AlterationWords;
  /** Articles of the user's own runs, without claims. */
  readonly stored: readonly ExamSource[];
  /** 0 to 2³²−1: the same seed over the same articles draws the same claims. */
  readonly seed: number;
}

/** Those about one article side by side. */
export function drawClaims({ files, words, stored, seed }: Drawing): readonly JudgeItem[] {
  const own = files.flatMap(({ lang, articles }) =>
    articles.map((article) => readFor({ ...article, lang })),
  );
  const theirs = inDrawnOrder(stored, seed, ({ id }) => `article ${id}`)
    .slice(0, drawnStored.articles)
    .map(readFor);
  const draw = (of: readonly ReadSource[], pair: Pair, each: number): readonly JudgeItem[] => [
    ...trueClaims(of, pair, each, seed),
    ...falseClaims(of, pair, each, seed, words),
  ];
  const drawn = [
    ...pairs.flatMap((pair) => draw(own, pair, drawnEach)),
    ...theirs.flatMap((one) => pairs.flatMap((pair) => draw([one], pair, drawnStored.each))),
  ];
  const order = new Map([...own, ...theirs].map(({ source: { id } }, i) => [id, i]));
  return drawn.toSorted((a, b) => (order.get(a.source.id) ?? 0) - (order.get(b.source.id) ?? 0));
}

/** An article with what is true of it. */
interface ReadSource {
  readonly source: ExamSource;
  readonly read: ReadStory;
  /** By pair: sentences of our own writing that hold. */
  readonly written: ReadonlyMap<Pair, readonly string[]>;
  /** By pair: the program's own wordings, whole sentences among them. */
  readonly wordings: ReadonlyMap<Pair, readonly string[]>;
  readonly text: string;
}

function readFor(source: ExamSource): ReadSource {
  const read = readStory(storyOf(articleOf(source)), 'zh-TW');
  const text = [source.title, ...source.sentences].join('\n');
  const printed = statementsOf(read).flatMap((one) =>
    one.behind === undefined ? [one.text, ...(one.short ? [one.short.text] : [])] : [],
  );
  const written = new Map<Pair, readonly string[]>();
  const wordings = new Map<Pair, readonly string[]>();
  for (const pair of pairs) {
    const [lang, of] = pair.split('/');
    if (of !== source.lang) continue;
    written.set(pair, source.claims[lang === 'en' ? 'en' : 'zh-TW']);
    // The program words no source in another language.
    wordings.set(pair, lang === 'en' || source.lang !== 'en' ? printed : []);
  }
  return { source, read, written, wordings, text };
}

/** Half of them two true claims in one, so that the same are seldom drawn again; of both sorts, those of our own writing and the program's wordings. */
function trueClaims(
  sources: readonly ReadSource[],
  pair: Pair,
  each: number,
  seed: number,
): readonly JudgeItem[] {
  const item = ({ source }: ReadSource, claim: string): JudgeItem => ({
    kind: 'judge',
    source,
    pair,
    claim,
  });
  const singles = sources.flatMap((one) => {
    const own = (one.wordings.get(pair) ?? []).map((claim) => ({ one, claim, sort: 'wording' }));
    const written = (one.written.get(pair) ?? []).map((claim) => ({ one, claim, sort: 'written' }));
    // The source's own sentence needs no judge.
    return [...own, ...written].filter(({ claim }) => !one.text.includes(claim));
  });
  const drawn = inDrawnOrder(singles, seed, ({ claim }) => `true ${claim}`);
  const alone = evenly(drawn, ({ sort }) => sort);
  const together = alone.flatMap(({ one, claim }) => {
    const other = inDrawnOrder(
      truthsOf(one, pair).filter((truth) => !truth.includes(claim) && !claim.includes(truth)),
      seed,
      (truth) => `beside ${claim} ${truth}`,
    )[0];
    return other === undefined ? [] : [item(one, inOne(claim, other))];
  });
  const half = Math.floor(each / 2);
  // What stands alone does not stand in a pair at its head, too.
  const joined = together.slice(half).slice(0, half);
  const single = alone.slice(0, Math.max(half, each - joined.length));
  return [...single.map(({ one, claim }) => item(one, claim)), ...joined];
}

/** All that holds of an article, in the language of the pair's claims. */
function truthsOf({ written, wordings }: ReadSource, pair: Pair): readonly string[] {
  return [...(written.get(pair) ?? []), ...(wordings.get(pair) ?? [])];
}

/** Two claims as one sentence. */
function inOne(one: string, other: string): string {
  return /\p{Script=Han}/u.test(one + other)
    ? `${one.replace(/[。！？]$/u, '')}；${other}`
    : `${one.replace(/[.!?]$/u, '')}; ${other}`;
}

/** The sorts in turn, each in its order. */
function evenly<T>(list: readonly T[], sortOf: (one: T) => string): readonly T[] {
  const sorts = [...new Set(list.map(sortOf))];
  const queues = sorts.map((sort) => list.filter((one) => sortOf(one) === sort));
  return list.flatMap((_, turn) => queues.flatMap((queue) => queue[turn] ?? []));
}

/** One alteration a true sentence, the kinds of fault in turn, so that none is rare that can be made at all. */
function falseClaims(
  sources: readonly ReadSource[],
  pair: Pair,
  each: number,
  seed: number,
  words: AlterationWords,
): readonly JudgeItem[] {
  const made = sources.flatMap((one) => {
    const { source, text } = one;
    const others = sources.filter((other) => other !== one).map((other) => other.source.names);
    const context = {
      words,
      names: source.names,
      strangers: {
        people: others.flatMap(({ people }) => people),
        bodies: others.flatMap(({ bodies }) => bodies),
      },
      article: `${text}\n${taiwan.fromSimplified(text)}`,
    };
    return truthsOf(one, pair).flatMap((base) =>
      alterationsOf(base, {
        ...context,
        pick: (list, what) => inDrawnOrder(list, seed, (x) => `${base} ${what} ${String(x)}`)[0],
      }).map((alteration) => ({ ...alteration, one, base })),
    );
  });
  const queues = faults.map((fault) =>
    inDrawnOrder(
      made.filter((alteration) => alteration.fault === fault),
      seed,
      ({ text }) => `false ${text}`,
    ),
  );
  const used = new Set<string>();
  const drawn: JudgeItem[] = [];
  for (let turn = 0; drawn.length < each && queues.some((queue) => turn < queue.length); turn++)
    for (const queue of queues) {
      const next = queue[turn];
      if (next === undefined || drawn.length >= each || used.has(next.base)) continue;
      if (isProved(next, next.one.read)) continue;
      used.add(next.base);
      const { fault, text, one, base } = next;
      // Every second one stands beside something true.
      const [beside] =
        drawn.length % 2 === 0
          ? []
          : inDrawnOrder(
              truthsOf(one, pair).filter((truth) => truth !== base),
              seed,
              (truth) => `beside ${text} ${truth}`,
            );
      const claim = beside === undefined ? text : inOne(text, beside);
      drawn.push({ kind: 'judge', source: one.source, pair, claim, fault });
    }
  return drawn;
}

/** What the rules prove is not false, whatever was changed. */
function isProved({ text }: Alteration, { sources }: ReadStory): boolean {
  return proveClaim({ text, sources }).verdict === 'supported';
}

function inDrawnOrder<T>(
  list: readonly T[],
  seed: number,
  nameOf: (one: T) => string,
): readonly T[] {
  const place = new Map(list.map((one) => [one, hash32(`${seed} ${nameOf(one)}`)]));
  return list.toSorted((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
}
