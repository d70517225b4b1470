import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverage, inOrder, likeness, openingOf, worthOf } from '../../src/content/coverage.ts';
import type { Stated, Statement } from '../../src/content/statements.ts';
import type { SourceSentence } from '../../src/proof/types.ts';

/** `stated` as words with a weight of 1 each; all texts are of one length. */
function statement(
  name: string,
  stated: string,
  rest: { telling?: number; number?: number; behind?: Statement; lang?: 'zh' | 'en' } = {},
): Statement {
  const { telling = 0, number = Number(name.replace(/\D/g, '')), behind, lang = 'zh' } = rest;
  return {
    text: name.padEnd(30, '。'),
    lang: lang === 'en' ? 'en' : 'zh-TW',
    level: 'quoted',
    rules: [],
    citations: [{ articleId: `h${telling}`, sentence: number, quote: name }],
    sentence: { articleId: `h${telling}`, number, text: name, lang } as SourceSentence,
    telling,
    reported: true,
    stated: weighed(stated),
    ...(behind && { behind }),
  };
}

function weighed(words: string): Stated {
  return new Map(words.split(' ').map((word) => [word, word.startsWith('#') ? 10 : 1]));
}

const limits = { most: 12, leastGain: 0.04 };
const names = (list: readonly Statement[]): readonly string[] =>
  list.map(({ sentence }) => sentence.text);

describe('what is worth telling', () => {
  const statements = [
    statement('a1', 'ship cargo'),
    statement('b1', 'ship storm', { telling: 1 }),
    statement('a2', 'ship'),
  ];

  test('is worth more the more tellings state it, and more in a title', () => {
    const worth = worthOf(statements, []);
    expect(worth.get('ship')).toBeGreaterThan(worth.get('storm') ?? Infinity);
    expect(worth.get('storm')).toBe(worth.get('cargo'));
    expect(worthOf(statements, [weighed('storm')]).get('storm')).toBe(
      2 * (worth.get('storm') ?? 0),
    );
  });

  test('a telling that says it twice is one telling', () => {
    const once = worthOf(statements.slice(0, 2), []);
    expect(worthOf(statements, []).get('ship')).toBe(once.get('ship'));
  });
});

describe('the opening', () => {
  const title = weighed('harbour strike begins');

  test('says what the title says, and not what merely stands first', () => {
    const colour = statement('a1', 'crowd morning rain');
    const news = statement('a2', 'harbour strike begins union');
    const statements = [colour, news];
    expect(openingOf(statements, worthOf(statements, [title]), [title])).toBe(news);
  });

  test('stands early where two say the same, and does not lean', () => {
    const early = statement('a1', 'harbour strike begins');
    const late = statement('a9', 'harbour strike begins');
    const leaning = statement('a2', 'harbour strike begins union crane wage', { behind: early });
    const statements = [late, leaning, early];
    expect(openingOf(statements, worthOf(statements, [title]), [title])).toBe(early);
  });

  test('of nothing is nothing', () => {
    expect(openingOf([], new Map(), [])).toBeUndefined();
  });
});

describe('coverage', () => {
  test('tells each thing once, whoever states it', () => {
    const opening = statement('a1', 'ship cargo');
    const twin = statement('b1', 'cargo ship', { telling: 1 });
    const further = statement('b2', 'storm wind', { telling: 1 });
    const statements = [opening, twin, further];
    expect(names(coverage(statements, worthOf(statements, []), opening, limits))).toEqual([
      'a1',
      'b2',
    ]);
  });

  test('brings what leans with what it leans on, or not at all', () => {
    const opening = statement('a1', 'ship');
    const plain = statement('a4', 'port');
    const leant = statement('a5', 'crane', {});
    const leaning = statement('a6', 'wage union strike talks', { behind: leant });
    const statements = [opening, plain, leant, leaning];
    const worth = worthOf(statements, []);
    const told = names(coverage(statements, worth, opening, limits));
    expect(told).toEqual(expect.arrayContaining(['a5', 'a6']));
    expect(told.indexOf('a6')).toBe(told.indexOf('a5') + 1);
    // With room for one more, two don't fit.
    expect(names(coverage(statements, worth, opening, { ...limits, most: 2 }))).toEqual([
      'a1',
      'a4',
    ]);
  });

  test('ends where hardly anything is added, and with as many as may be told', () => {
    const many = Array.from({ length: 30 }, (_, i) => statement(`a${i + 1}`, `w${i} v${i}`));
    const worth = worthOf(many, []);
    expect(coverage(many, worth, many[0], { most: 5, leastGain: 0 })).toHaveLength(5);
    expect(coverage(many, worth, many[0], limits)).toHaveLength(1);
    expect(coverage(many, worth, many[0], { most: 40, leastGain: 0 })).toHaveLength(30);
  });

  test('passes over what is held to be worth little', () => {
    const opening = statement('a1', 'ship');
    const commentary = statement('a2', 'view doubt fear');
    const fact = statement('a3', 'storm wind');
    const statements = [opening, commentary, fact];
    const worth = worthOf(statements, []);
    const two = { most: 2, leastGain: 0 };
    expect(names(coverage(statements, worth, opening, two))).toEqual(['a1', 'a2']);
    const valueOf = (one: Statement): number => (one === commentary ? 0.25 : 1);
    expect(names(coverage(statements, worth, opening, two, valueOf))).toEqual(['a1', 'a3']);
  });

  test('tells the same in whatever order the statements are given', () => {
    // No two of one worth: there are no ties to break.
    const statements = Array.from({ length: 8 }, (_, i) =>
      statement(`a${i + 1}`, Array.from({ length: i + 1 }, (_w, k) => `w${i}-${k}`).join(' '), {
        telling: i % 3,
      }),
    );
    const worth = worthOf(statements, []);
    const [opening] = statements;
    const told = (list: readonly Statement[]): readonly string[] =>
      names(coverage(list, worth, opening, limits)).toSorted();
    fc.assert(
      fc.property(fc.shuffledSubarray(statements, { minLength: 8 }), (shuffled) => {
        expect(told(shuffled)).toEqual(told(statements));
      }),
    );
  });
});

test('the order of reading: the opening with what leans on it, its telling, the others, another language last', () => {
  const opening = statement('b2', 'x', { telling: 1 });
  const leaning = statement('b3', 'x', { telling: 1, behind: opening });
  const before = statement('b1', 'x', { telling: 1 });
  const lead = statement('a1', 'x');
  const third = statement('c1', 'x', { telling: 2 });
  const english = statement('a9', 'x', { lang: 'en' });
  const all = [english, third, lead, before, leaning, opening];
  expect(names(inOrder(all, opening))).toEqual(['b2', 'b3', 'b1', 'a1', 'c1', 'a9']);
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
      expect(inOrder(shuffled, opening)).toEqual(inOrder(all, opening));
    }),
  );
});

test('likeness is 1 with itself, 0 with nothing in common, and the same both ways', () => {
  const [a, b] = [weighed('ship storm wind'), weighed('ship port')];
  expect(likeness(a, a)).toBeCloseTo(1, 9);
  expect(likeness(a, weighed('tea'))).toBe(0);
  expect(likeness(a, b)).toBe(likeness(b, a));
  expect(likeness(a, b)).toBeGreaterThan(0);
});

describe('what a further telling says in other words', () => {
  const opening = statement('a1', 'strike begins harbour');
  const told = statement('a2', '#300 dockers wages union @3/5');
  const chosen = (...rest: readonly Statement[]): readonly string[] => {
    const all = [opening, told, ...rest];
    return names(coverage(all, worthOf(all, []), opening, limits));
  };

  test('is left out where all its figures are told', () => {
    expect(chosen(statement('b1', '#300 dockers pay', { telling: 1 }))).toEqual(['a1', 'a2']);
  });

  test('stays with a figure or a day of its own, and when what it says is another matter', () => {
    expect(chosen(statement('b1', '#300 dockers pay #40', { telling: 1 }))).toContain('b1');
    expect(chosen(statement('b1', '#300 dockers pay @4/1', { telling: 1 }))).toContain('b1');
    expect(
      chosen(
        statement(
          'b1',
          '#300 ferries cancelled tourists beds hotels trains roads bridges tolls fares queues flights cars buses seats',
          { telling: 1 },
        ),
      ),
    ).toContain('b1');
  });

  test('stays where another sentence leans on it', () => {
    const leant = statement('b1', '#300 dockers pay', { telling: 1 });
    expect(
      chosen(leant, statement('b2', 'mayor talks ends', { telling: 1, behind: leant })),
    ).toEqual(expect.arrayContaining(['b1', 'b2']));
  });
});
