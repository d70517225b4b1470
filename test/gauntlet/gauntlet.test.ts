/** Fair claims and planted faults through the line: what share of each kind is caught before it is published. */
import { beforeAll, describe, expect, test } from 'vitest';
import { pairs, type Pair } from '../../src/model/judging.ts';
import { hasSimplifiedOnly, toTaiwan } from '../../src/text/scripts.ts';
import { summariseParams } from '../stages/summarise/stories.ts';
import { goodSayings, handMade, sources } from './corpus.ts';
import { planted } from './plant.ts';
import { dealt, mostSayings } from './rounds.ts';
import { runRound, slipped, type Fate, type Ran } from './run.ts';

const faults = [...handMade, ...planted(handMade)];
const kinds = [...new Set(faults.map(({ kind }) => kind))].toSorted();
/** Kinds of which none may pass: a reader checks these last. */
const never = ['figure', 'date', 'invented quotation', 'invented link'];

type FateOfRun = Fate & { readonly ran: Ran };
let asSentences: readonly FateOfRun[] = [];
let asHeadlines: readonly FateOfRun[] = [];
/** Sentences before a judge that says yes to everything. */
let beforeYes: readonly FateOfRun[] = [];

beforeAll(async () => {
  const params = { ...(await summariseParams()), maxStories: sources.length };
  const fates = async (
    rounds: ReturnType<typeof dealt>,
    role: 'headline' | 'body',
    judges: readonly Pair[] = [],
  ): Promise<readonly FateOfRun[]> => {
    const all: FateOfRun[] = [];
    for (const round of rounds) {
      const ran = await runRound(round, sources, { ...params, judges }, role);
      all.push(...ran.fates.map((fate) => ({ ...fate, ran })));
    }
    return all;
  };
  const rounds = dealt([...goodSayings, ...faults], mostSayings);
  asSentences = await fates(rounds, 'body');
  beforeYes = await fates(rounds, 'body', pairs);
  // One of each article a run: it has one headline.
  asHeadlines = await fates(
    dealt(
      faults.filter(({ raw }) => raw === undefined),
      1,
    ),
    'headline',
  );
}, 300_000);

function caughtOf(fates: readonly FateOfRun[], kind: string): readonly [number, number] {
  const of = fates.filter(({ saying }) => saying.kind === kind);
  return [of.filter((fate) => !slipped(fate, fate.ran)).length, of.length];
}

function escaped(fates: readonly FateOfRun[], of: readonly string[]): readonly string[] {
  return fates
    .filter((fate) => of.includes(fate.saying.kind) && slipped(fate, fate.ran))
    .map(
      ({ saying }) => `${saying.kind}, ${saying.article} ${saying.from.join('+')}: ${saying.text}`,
    );
}

function lost(): readonly FateOfRun[] {
  return asSentences.filter(
    ({ saying, verdict }) =>
      saying.kind === 'good' && !['quoted', 'aligned'].includes(verdict?.outcome ?? ''),
  );
}

test('the gauntlet is as wide as it says', () => {
  expect(sources.length).toBeGreaterThanOrEqual(12);
  for (const { paragraphs } of sources) expect(paragraphs.flat().length).toBeGreaterThanOrEqual(10);
  expect(goodSayings.length).toBeGreaterThanOrEqual(120);
  expect(faults.length).toBeGreaterThanOrEqual(300);
  expect(kinds).toHaveLength(20);
  for (const kind of kinds)
    expect(faults.filter((fault) => fault.kind === kind).length, kind).toBeGreaterThanOrEqual(15);
});

test('prints the share caught by kind', () => {
  const rows = kinds.map((kind) => {
    const [caught, all] = caughtOf(asSentences, kind);
    const [above, tried] = caughtOf(asHeadlines, kind);
    return `${kind.padEnd(28)} ${`${caught}/${all}`.padStart(8)} ${`${above}/${tried}`.padStart(8)}`;
  });
  const good = goodSayings.length;
  process.stdout.write(
    `\ncaught of each kind${' '.repeat(10)} sentence headline\n${rows.join('\n')}\n` +
      `fair claims kept: ${good - lost().length} of ${good}\n`,
  );
  if (process.env['GAUNTLET_LIST'] !== undefined)
    process.stdout.write(
      [
        '\nslipped',
        ...escaped(asSentences, kinds),
        '\nslipped as headlines',
        ...escaped(asHeadlines, kinds),
        '\nfair claims lost',
        ...lost().map(
          ({ saying, verdict }) =>
            `${saying.article} ${saying.from.join('+')}: ${saying.text} ← ${verdict?.outcome}: ${verdict?.reasons.join('; ')}`,
        ),
        '',
      ].join('\n'),
    );
  expect(rows).toHaveLength(kinds.length);
});

describe.each([
  ['a sentence', () => asSentences],
  ['a headline', () => asHeadlines],
] as const)('a fault as %s', (_, fates) => {
  test('of any kind is caught in 99 of 100', () => {
    const all = fates().filter(({ saying }) => saying.kind !== 'good');
    expect(escaped(all, kinds).length / all.length).toBeLessThanOrEqual(0.01);
  });

  test('in a figure, a date, a quotation or a link is always caught', () => {
    expect(escaped(fates(), never)).toEqual([]);
  });
});

test('a judge that says yes to everything is not even asked about those', () => {
  expect(beforeYes.some(({ verdict }) => verdict?.outcome === 'judged')).toBe(true);
  expect(escaped(beforeYes, never)).toEqual([]);
  expect(escaped(beforeYes, ['broken JSON', 'reasoning left in', 'Simplified text'])).toEqual([]);
});

test('no fault in Simplified, in broken JSON or in reasoning stands in a post', () => {
  const posts = asSentences.map(({ ran }) => ran);
  for (const { digest, post } of new Set(posts)) {
    expect(post).not.toMatch(/planted\.example|think>|im_start|"facts"/i);
    for (const claim of digest.events.flatMap((event) => [event.headline, ...event.body]))
      expect(claim.lang === 'zh-TW' && hasSimplifiedOnly(claim.text), claim.text).toBe(false);
  }
});

test('a fair claim is lost in 10 of 100 at most, and its source’s sentence stands in its place', () => {
  expect(lost().length / goodSayings.length).toBeLessThanOrEqual(0.1);
  for (const { saying, verdict } of lost()) {
    const sentences = sources.find(({ id }) => id === saying.article)?.paragraphs.flat() ?? [];
    expect(verdict?.outcome, saying.text).toBe('replaced');
    expect(saying.from.map((n) => toTaiwan(sentences[n - 1] ?? ''))).toContain(
      verdict?.replacement,
    );
  }
});

test('what stands in a fault’s place is a sentence or the title of its own article', () => {
  for (const { saying, verdict } of [...asSentences, ...asHeadlines]) {
    if (verdict?.outcome !== 'replaced') continue;
    const source = sources.find(({ id }) => id === saying.article);
    const own = [source?.title ?? '', ...(source?.paragraphs.flat() ?? [])];
    expect(
      own.map((text) => (source?.lang === 'en' ? text : toTaiwan(text))),
      saying.text,
    ).toContain(verdict.replacement);
  }
});
