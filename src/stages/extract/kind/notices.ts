/** Shapes of pages that sell, invite or teach. */
import { type Body, countOf, sentencesOf } from './body.ts';
import type { Evidence } from './evidence.ts';
import { fold } from './fold.ts';
import { shapeWords } from './patterns.ts';

/** Notices and goods are told in fewer letters. */
const longest = 6000;

/** Fields of a notice (date, place, fee, whom to ask) and a call to come. */
export function eventClues(body: Body): readonly Evidence[] {
  const { weight } = body;
  if (weight > longest) return [];
  const fields = countOf(shapeWords.eventFields, body, body.text);
  const calls = countOf(shapeWords.eventCalls, body, body.text);
  // A long report has room for every field, in its box of service.
  const share = weight > 4000 ? 0.5 : 1;
  const clues: Evidence[] = [];
  if (fields >= 2)
    clues.push({
      name: 'fields',
      place: 'shape',
      kind: 'event',
      weight: (fields >= 4 ? 0.8 : fields === 3 ? 0.7 : 0.4) * share,
      words: `${fields} fields of a notice (date, place, fee …)`,
    });
  if (calls > 0)
    clues.push({
      name: 'invitation',
      place: 'shape',
      kind: 'event',
      weight: (calls >= 3 ? 0.7 : calls === 2 ? 0.45 : 0.3) * share,
      words: 'it calls to register or to come',
    });
  return clues;
}

const buy =
  /^(?:加入购物车|立即购买|直接购买|放入购物车|马上买|结帐|add to (?:cart|bag|basket)|buy(?: it)? now|pre-?order|order now|checkout)$/;

/** A price with a way to buy. */
export function productClues(body: Body): readonly Evidence[] {
  const { weight, facts } = body;
  const goods = weight > longest ? 0 : countOf(shapeWords.goods, body, body.text);
  const button = facts.around.buttons.some((label) => buy.test(fold(label)));
  const clues: Evidence[] = [];
  const share = weight > 5000 ? 0.5 : 1;
  if (goods >= 2)
    clues.push({
      name: 'shop words',
      place: 'shape',
      kind: 'product',
      weight: (goods >= 4 ? 1 : goods === 3 ? 0.7 : 0.4) * share,
      words: `${goods} things that only a shop says (price, stock, delivery …)`,
    });
  if (button)
    clues.push({
      name: 'buy button',
      place: 'shape',
      kind: 'product',
      weight: 0.5,
      words: 'it has a button to buy',
    });
  return clues;
}

const numbered =
  /^(?:step\s*\d+|步骤\s*[\d一二三四五六七八九十]+|第[\d一二三四五六七八九十]+步|step (?:one|two|three|four|five|six))/;
const counted = /^(?:\d{1,2}[.)、]|[①-⑳]|[一二三四五六七八九十]、)\s*\S/;

/** Steps, orders to the reader, code. */
export function tutorialClues({ lines, own }: Body): readonly Evidence[] {
  const steps = lines.filter(({ text }) => numbered.test(text)).length;
  const items = lines.filter(({ text }) => counted.test(text)).length;
  const programs = lines.filter(({ code }) => code).length;
  const sentences = sentencesOf(own);
  const orders = sentences.filter((sentence) => shapeWords.imperative.test(sentence)).length;
  const share = orders / Math.max(1, sentences.length);
  const clues: Evidence[] = [];
  const add = (name: string, weight: number, words: string): void =>
    void clues.push({ name, place: 'shape', kind: 'tutorial', weight, words });
  if (steps >= 3) add('steps', 0.7, `${steps} numbered steps`);
  else if (items >= 3 && share > 0.2) add('steps', 0.4, `${items} numbered items`);
  if (orders >= 4 && share >= 0.2)
    add(
      'orders',
      share >= 0.35 ? 0.7 : 0.5,
      `${orders} of ${sentences.length} sentences tell the reader what to do`,
    );
  if (programs > 0) add('code', 0.4, 'it has code');
  return clues;
}

/** A trial's verdict: pros and cons, stars, what the author felt. */
export function reviewClues(body: Body): readonly Evidence[] {
  const { sample, own } = body;
  const verdicts = countOf(shapeWords.verdicts, body, sample);
  const me = own.match(/\bi\b|\bmy\b|我(?!国|方|们)|笔者|小编/gu)?.length ?? 0;
  const clues: Evidence[] = [];
  if (verdicts >= 1)
    clues.push({
      name: 'verdict',
      place: 'shape',
      kind: 'review',
      weight: verdicts >= 3 ? 0.8 : verdicts === 2 ? 0.7 : 0.35,
      words: 'it weighs what it tried (pros and cons, a score)',
    });
  if (me > 2 && me / own.length > 1 / 400)
    for (const kind of ['review', 'opinion'] as const)
      clues.push({
        name: 'first person',
        place: 'shape',
        kind,
        weight: 0.35,
        words: `the author speaks as “I” ${me} times`,
      });
  return clues;
}

/** Praise by the dozen. */
export function toneClues(body: Body): readonly Evidence[] {
  const tones = countOf(shapeWords.tone, body, body.own);
  return tones < 2
    ? []
    : [
        {
          name: 'praise',
          place: 'shape',
          kind: 'advertorial',
          weight: tones >= 4 ? 0.5 : tones === 3 ? 0.4 : 0.25,
          words: 'it praises what it describes',
        },
      ];
}

/** The words of those who send news out. */
export function releaseClues(body: Body): readonly Evidence[] {
  const found = countOf(shapeWords.pressWords, body, body.sample);
  if (found < 2) return [];
  return [
    {
      name: 'release words',
      place: 'shape',
      kind: 'press-release',
      weight: found >= 4 ? 0.8 : found === 3 ? 0.6 : 0.3,
      words: 'it speaks as those who send news out',
    },
  ];
}
