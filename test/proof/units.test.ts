/** What makes two texts differ: every sign and mark does; script, spacing, width, the style of marks and of figures do not. */
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { ConverterFactory } from 'opencc-js/core';
import traditionalCharacters from 'opencc-js/dict/TSCharacters';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { passes } from './support.ts';

/** Sentences of the gauntlet's articles in Traditional characters. */
const sentences: readonly string[] = corpus();

function corpus(): readonly string[] {
  const folder = fileURLToPath(new URL('../../fixtures/gauntlet/articles/', import.meta.url));
  return readdirSync(folder).flatMap((file) => {
    const { lang, paragraphs } = parse(readFileSync(`${folder}${file}`, 'utf8')) as {
      readonly lang: string;
      readonly paragraphs: readonly (readonly string[])[];
    };
    return lang === 'zh-Hant' ? paragraphs.flat() : [];
  });
}

const toSimplified = ConverterFactory([traditionalCharacters]);

/** Half-width to full-width, for what has such a form and is no letter. */
const widened = (text: string): string =>
  text.replace(/[!-@[-`{-~]/g, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0));
/** And back. */
const narrowed = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) - 0xfee0));

describe('a sign makes a difference', () => {
  it.each([
    ['a minus', '每股盈餘為-1.2元，低於目標。', '每股盈餘為1.2元，低於目標。'],
    ['a minus sign of mathematics', '氣溫為−5度，路面結冰。', '氣溫為5度，路面結冰。'],
    ['plus or minus', '誤差為±3%，可信。', '誤差為3%，可信。'],
    ['less than', '空腹血糖應<100才算正常。', '空腹血糖應100才算正常。'],
    ['less for greater', '空腹血糖應<100才算正常。', '空腹血糖應>100才算正常。'],
    ['at most for less', '血糖應≤100才算正常。', '血糖應<100才算正常。'],
    ['per mille', '新稅率為0.5‰。', '新稅率為0.5。'],
    ['per mille for percent', '新稅率為5‰。', '新稅率為5%。'],
    ['percent', '新稅率為5%。', '新稅率為5。'],
    ['percentage points', '利率升5個百分點。', '利率升5%。'],
    ['brackets of a loss', '每股盈餘(1.2)元。', '每股盈餘1.2元。'],
    ['brackets around words', '這輛車（不）安全，通過測試。', '這輛車不安全，通過測試。'],
    ['a mark of enumeration between figures', '有3、4名員工受傷送醫。', '有34名員工受傷送醫。'],
    ['a mark of enumeration between words', '星河、供應商都停工。', '星河供應商都停工。'],
    ['a range of percents', '營收年減10%～20%。', '營收年減10%20%。'],
    ['a range for a minus', '氣溫3～5度。', '氣溫3-5度。'],
    ['a range of days', '在3月5日至8日舉行。', '在3月5日8日舉行。'],
    ['a colon', '林若水：周以安收了錢。', '林若水，周以安收了錢。'],
    ['a semicolon', '星河停工；雲海開工。', '星河停工，雲海開工。'],
    ['a comma', '星河停工，雲海開工。', '星河停工雲海開工。'],
    ['quotation marks', '林若水說「星河沒有裁員」。', '林若水說星河沒有裁員。'],
    ['marks of a title', '《星河》週五上映。', '星河週五上映。'],
    ['a title for a quotation', '《星河》週五上映。', '「星河」週五上映。'],
    ['a question mark', '星河要倒閉了？', '星河要倒閉了。'],
    ['an exclamation mark', '星河要倒閉了！', '星河要倒閉了。'],
    ['an ellipsis', '星河賺翻了……他笑著說。', '星河賺翻了他笑著說。'],
    ['a dash', '星河——雲海的對手——停工。', '星河雲海的對手停工。'],
    ['an arrow', '人數從30→50。', '人數從30←50。'],
    ['a plus', '星河發表Pad X+，售價3萬元。', '星河發表Pad X，售價3萬元。'],
    ['a power', '每秒運算10^9次。', '每秒運算109次。'],
    ['an at sign', '林若水在@star發文。', '林若水在star發文。'],
    ['a hash', '星河是#1。', '星河是1。'],
    ['not equal', '星河≠星河集團。', '星河=星河集團。'],
    ['a currency', '售價為$12。', '售價為€12。'],
    ['a score', '星河隊以3:2獲勝。', '星河隊以3.2獲勝。'],
    ['a point', '每股盈餘為1.2元。', '每股盈餘為12元。'],
    ['a hyphen in a name', 'Qwen-3開放下載。', 'Qwen3開放下載。'],
    ['English: brackets of a loss', 'Net income was $(12) million.', 'Net income was $12 million.'],
    ['English: quotation marks', 'Lin said the plan was safe.', 'Lin said "the plan was safe".'],
    ['English: a comma', 'Lin, the chairman and Chou left.', 'Lin, the chairman, and Chou left.'],
    ['English: a question', 'Will Galaxy cut jobs?', 'Will Galaxy cut jobs.'],
    ['English: a range', 'Police found 3-400 cars.', 'Police found 3,400 cars.'],
  ])('%s: %s ≠ %s', (_name, one, other) => {
    expect(passes(one, one)).toBe(true);
    expect(passes(other, other)).toBe(true);
    expect(passes(one, other), 'lost or changed').toBe(false);
    expect(passes(other, one), 'added or changed').toBe(false);
  });

  const frames: readonly ((figure: string) => string)[] = [
    (figure) => `星河第三季每股盈餘${figure}元。`,
    (figure) => `玉山的氣溫為${figure}度，明天回升。`,
    (figure) => `據統計，指數的變動為${figure}點，成交量不變。`,
  ];
  const signs = [...'-±<>≤≥≈~+=≠$€£¥#@^→←↑↓×÷'];
  const around = fc.constantFrom(
    ...['', ...signs].map((sign) => [sign, ''] as const),
    ...['%', '‰', '°', '+', '?', '!', '…', '、'].map((sign) => ['', sign] as const),
    ...['()', '「」', '《》', '[]', '<>'].map(([open = '', close = '']) => [open, close] as const),
  );
  const figure = fc.oneof(
    fc.integer({ min: 2, max: 99_999 }).map(String),
    fc
      .tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 9 }))
      .map((n) => n.join('.')),
  );

  it('before, behind or around any figure', () => {
    fc.assert(
      fc.property(fc.constantFrom(...frames), figure, around, around, (frame, n, one, other) => {
        const [a, b] = [one, other].map(([open, close]) => frame(`${open}${n}${close}`));
        expect(passes(a ?? '', b ?? '')).toBe(a === b);
      }),
      { numRuns: 500 },
    );
  });

  it('of those in a sentence, each that is left out', () => {
    // 2,600 is a way of writing 2600.
    const sign = /(?!(?<=\d),(?=\d{3}))[\p{P}\p{S}](?=.)/gu;
    const marked = sentences.filter((sentence) => sentence.search(sign) >= 0);
    expect(marked.length).toBeGreaterThan(50);
    fc.assert(
      fc.property(fc.constantFrom(...marked), fc.nat(), (sentence, place) => {
        const marks = [...sentence.matchAll(sign)].map(({ index }) => index);
        const at = marks[place % marks.length] ?? 0;
        expect(passes(sentence, sentence.slice(0, at) + sentence.slice(at + 1))).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('between any two characters of a sentence, each that is put in', () => {
    const mark = fc.constantFrom(...'，、；：「」（）《》？！…—-±<>%‰$+=→');
    fc.assert(
      fc.property(fc.constantFrom(...sentences), fc.nat(), mark, (sentence, place, sign) => {
        const at = 1 + (place % (sentence.length - 1));
        const changed = sentence.slice(0, at) + sign + sentence.slice(at);
        // A dash may be long, and 2，600 is 2600.
        const near = sentence.slice(at - 1, at + 1);
        fc.pre(!near.includes(sign) && !/^\d\d$/.test(near));
        expect(passes(sentence, changed)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a character makes a difference', () => {
  it('wherever it is left out or said twice', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sentences), fc.nat(), fc.boolean(), (sentence, place, out) => {
        const letters = [...sentence.matchAll(/\p{Script=Han}/gu)].map(({ index }) => index);
        const at = letters[place % letters.length] ?? 0;
        const changed = sentence.slice(0, out ? at : at + 1) + sentence.slice(out ? at + 1 : at);
        expect(passes(sentence, changed)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

describe('no difference is', () => {
  it('the stop that ends a sentence', () => {
    expect(passes('星河停工。', '星河停工')).toBe(true);
    expect(passes('Galaxy stopped.', 'Galaxy stopped')).toBe(true);
  });

  it('the script', () => {
    const changed = sentences.filter((sentence) => toSimplified(sentence) !== sentence);
    expect(changed.length).toBeGreaterThan(80);
    expect(changed.filter((sentence) => !passes(sentence, toSimplified(sentence)))).toEqual([]);
    expect(changed.filter((sentence) => !passes(toSimplified(sentence), sentence))).toEqual([]);
  });

  it('white space between Han characters, and about figures and marks', () => {
    const space = fc.constantFrom(' ', '\u3000', '\u00a0');
    const places = (sentence: string): readonly number[] =>
      [...sentence.matchAll(/(?<=\p{Script=Han})(?=.)|(?<=.)(?=\p{Script=Han})/gu)]
        .map(({ index }) => index)
        // 二百|三十, 3|月, 百分|點: one figure, one date.
        .filter(
          (at) =>
            !/[\d〇零一二兩三四五六七八九十百千萬億兆年月日成第分]/.test(
              sentence.slice(at - 1, at + 1),
            ),
        );
    fc.assert(
      fc.property(fc.constantFrom(...sentences), fc.nat(), space, (sentence, place, gap) => {
        const gaps = places(sentence);
        const at = gaps[place % gaps.length] ?? 0;
        expect(passes(sentence, `${sentence.slice(0, at)}${gap}${sentence.slice(at)}`)).toBe(true);
      }),
      { numRuns: 300 },
    );
    expect(passes('用戶達 1200 萬人，成長 30%。', '用戶達1200萬人，成長30%。')).toBe(true);
  });

  it('the width of figures and marks', () => {
    const wrong = (turn: (text: string) => string): readonly string[] =>
      sentences.filter((sentence) => !passes(sentence, turn(sentence)));
    expect(wrong(widened)).toEqual([]);
    expect(wrong(narrowed)).toEqual([]);
    expect(passes('利率（年）為5%，不變！', '利率(年)為５％,不變!')).toBe(true);
  });

  it('the style of quotation marks', () => {
    const styles = ['「」', '『』', '“”', '""', '〝〞', '＂＂'];
    for (const [open, close] of styles)
      for (const [other, end] of styles)
        expect(passes(`他說${open}星河停工${close}。`, `他說${other}星河停工${end}。`)).toBe(true);
  });

  it('how long a dash or an ellipsis is', () => {
    expect(passes('星河——停工……了。', '星河—停工…了。')).toBe(true);
  });
});

describe('the format of a figure', () => {
  const numeral = '零一二三四五六七八九';
  /** 1 to 9999 in Chinese numerals. */
  const spelled = (n: number): string => {
    const parts = [...String(n)].map(
      (digit, i, all) =>
        (digit === '0' ? '零' : (numeral[Number(digit)] ?? '')) +
        (digit === '0' ? '' : ['', '十', '百', '千'][all.length - 1 - i]),
    );
    return parts.join('').replace(/零+/g, '零').replace(/零$/, '').replace(/^一十/, '十');
  };
  const forms = (n: number): readonly string[] => [
    String(n),
    n.toLocaleString('en-US'),
    widened(String(n)),
    ...(n < 10_000 && n >= 10 ? [spelled(n)] : []),
    ...(n % 1000 === 0 && n >= 10_000 ? [`${n / 10_000}萬`, `${n / 10_000} 萬`] : []),
    ...(n % 10_000 === 0 && n < 100_000_000 ? [`${spelled(n / 10_000)}萬`] : []),
    ...(n % 10_000_000 === 0 && n >= 100_000_000 ? [`${n / 100_000_000}億`] : []),
  ];
  const round = fc
    .tuple(fc.integer({ min: 1, max: 9999 }), fc.constantFrom(1, 10, 1000, 10_000, 10_000_000))
    .map(([n, by]) => n * by)
    .filter((n) => n >= 10);
  const told = (n: string): string => `星河去年賣出${n}台新車，銷量創新高。`;

  it('is none of its meaning', () => {
    fc.assert(
      fc.property(round, fc.nat(), fc.nat(), (n, one, other) => {
        const all = forms(n);
        const [a, b] = [one, other].map((i) => told(all[i % all.length] ?? ''));
        expect(passes(a ?? '', b ?? '')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('hides no other figure', () => {
    fc.assert(
      fc.property(round, round, fc.nat(), fc.nat(), (n, m, one, other) => {
        fc.pre(n !== m);
        const a = told(forms(n)[one % forms(n).length] ?? '');
        const b = told(forms(m)[other % forms(m).length] ?? '');
        expect(passes(a, b)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('of a share is none of its meaning', () => {
    const share = (text: string): string => `${text}的用戶付費，其餘免費。`;
    const same = ['30%', '３０％', '30 %', '百分之30', '百分之三十', '三成', '3成'].map(share);
    for (const one of same) for (const other of same) expect(passes(one, other)).toBe(true);
    for (const other of ['3%', '30', '0.3%', '三十', '30‰', '三成五', '三分之一'].map(share))
      for (const one of same) expect(passes(one, other)).toBe(false);
  });

  it('of a date is none of its meaning', () => {
    expect(passes('星河1月20日停工。', '星河一月二十日停工。')).toBe(true);
    expect(passes('星河1月20日停工。', '星河１月２０日停工。')).toBe(true);
    expect(passes('星河1月20日停工。', '星河1月21日停工。')).toBe(false);
    expect(passes('星河1月20日停工。', '星河2月20日停工。')).toBe(false);
    expect(passes('星河1月20日停工。', '星河1月停工。')).toBe(false);
    expect(passes('星河1月停工。', '星河1月20日停工。')).toBe(false);
  });
});
