/** Figures for the picture, cut out of proved sentences: the number as printed, the words before it as its label. */
import type { Claim } from '../../model/claim.ts';
import type { Figure } from '../../model/digest.ts';
import type { PostLanguage } from '../../model/topic.ts';
import { foldInPlace } from '../../text/fold.ts';
import { widthOf } from '../../text/width.ts';
import { chineseWords } from '../../text/words.ts';
import type { ToldEvent } from './events.ts';

const mostFigures = 3;

/** Words that turn or soften a statement: a label that loses them would say too much, so such a sentence gives no figure. */
const softened =
  /[未不沒無非若擬或恐盼望?？]|如果|可能|預[計期估測]|傳(?:出|聞|將)?|目標|計[畫劃]|將|建議|據說|疑|曾|僅供|\b(?:not|no|never|if|may|might|could|would|expects?|expected|forecasts?|plans?|aims?|reportedly|estimated?|target|will|up to)\b/i;

/** A number with its thousands and decimals, not part of a name such as Qwen3 or GPT-4.5. */
const number = String.raw`(?<![A-Za-z0-9.\-])\d[\d,]*(?:\.\d+)?`;
const anyNumber = new RegExp(number, 'g');

/** Before a number and part of it: how exact it is, its currency, and of how much it is the price or the share: 每百萬 token. */
const before =
  /(?:(?:突破|超過|超越|逾|近|大?約|將近|高達|至少)\s?)?(?:每\p{Script=Han}{1,4}\s?(?:[A-Za-z]{1,12}\s?)?)?(?:(?:人民幣|新台幣|台幣|港幣|美金|US\$|NT\$|HK\$|[$€£¥])\s?)?$/u;
/** Words of a unit: measures, what is counted, and 以上. Parts of speech by jieba's tags. */
const ofUnit = /^(?:m|q|n|eng|x|f|j|vn)/;
/** May stand right behind a whole figure; anything else may be the rest of its unit. */
const mayFollow = /^(?:$|[，,。；、）)]|的|\s(?=\p{Script=Han}))/u;
/** Full-width characters; longer units are sentences. */
const longestValue = 12;

const englishFigure = new RegExp(
  String.raw`(?:(?:over|nearly|about|almost|more than)\s)?[$€£]?${number}(?:\s?%|\s(?:percent|million|billion|trillion)\b)`,
  'i',
);

/** Endings of a label that add nothing once the number stands above it. */
const emptyEnding = /(?:已經?|共|合?計|達到?|來到|升至|增至|降至|升到|為|是|有|約|的|至|到)$/;

/** Beginnings that lean on an earlier sentence for what is counted. */
const subjectless =
  /^(?:較|比|另|其|此|該|這|那|而|並|也|則|又|同比|年增|月增|季增|成長|增加|減少|下降)/;

/** Bounds of a label in full-width characters: shorter says too little, longer does not fit. */
const labelWidth = { least: 3, most: 16 } as const;

/**
 * Up to three figures, one an event, in the order of the events: each with the whole of its unit, and whose it is. A
 * sentence with a second number beside it gives none, since a label could then go with the wrong one; nor does one that
 * denies, expects or supposes.
 */
export function findFigures(events: readonly ToldEvent[], lang: PostLanguage): readonly Figure[] {
  const figures: Figure[] = [];
  for (const event of events) {
    const claims = [event.headline, ...event.reported].filter((claim) => claim.lang === lang);
    const found = claims
      .map((claim) => figureIn(claim, event.headline.text))
      .find((figure) => figure !== undefined);
    const shown = figures.some((figure) => figure.value === found?.value);
    if (found !== undefined && !shown) figures.push(found);
    if (figures.length === mostFigures) break;
  }
  return figures;
}

function figureIn(claim: Claim, headline: string): Figure | undefined {
  if (softened.test(claim.text)) return undefined;
  const found = claim.lang === 'en' ? englishIn(claim.text) : chineseIn(claim.text, headline);
  return found && { ...found, claimId: claim.id };
}

type Shown = Pick<Figure, 'value' | 'label'>;

function chineseIn(text: string, headline: string): Shown | undefined {
  // Behind a comma the subject may be another's.
  const clause = text.split(/[。！？；，：]|(?<=\p{Script=Han})\s(?=\p{Script=Han})/u)[0] ?? '';
  const [only, second] = withoutDates(clause).matchAll(anyNumber);
  if (only === undefined || second !== undefined) return undefined;
  const start = only.index - (before.exec(clause.slice(0, only.index))?.[0].length ?? 0);
  const end = unitEnd(text, only.index + only[0].length);
  if (end === undefined) return undefined;
  const value = text.slice(start, end).trim();
  const label = chineseLabel(clause.slice(0, start), headline);
  // 出貨|1200萬顆晶片: the verb waits for what is counted.
  if (label !== undefined && endsIn(label, /^v(?!n)/) && endsIn(value, /^n/)) return undefined;
  return label === undefined || widthOf(value) > longestValue ? undefined : { value, label };
}

function endsIn(text: string, tag: RegExp): boolean {
  return tag.test(chineseWords(foldInPlace(text)).at(-1)?.tag ?? '');
}

/** Where the unit of a number ends that ends at `at`; undefined where it has none, or where its end can't be told. */
function unitEnd(text: string, at: number): number | undefined {
  const percent = /^\s?[%％]/.exec(text.slice(at))?.[0];
  let end = at + (percent?.length ?? 0);
  for (const word of chineseWords(foldInPlace(text))) {
    if (word.end <= end || /^\s+$/.test(word.key)) continue;
    const gap = word.start - end;
    // White space between Han characters parts clauses of a title.
    if (gap > 1 || (gap === 1 && end > at && !/^[a-z]/.test(word.key))) break;
    if (!ofUnit.test(word.tag) || !/[\p{L}\p{N}]/u.test(word.key)) break;
    end = word.end;
  }
  return end > at && mayFollow.test(text.slice(end)) ? end : undefined;
}

function englishIn(text: string): Shown | undefined {
  const numbers = withoutDates(text).match(anyNumber) ?? [];
  const found = englishFigure.exec(text);
  const label = englishLabel(text);
  return numbers.length !== 1 || found === null || label === undefined
    ? undefined
    : { value: found[0].trim(), label };
}

/** Days, months, years, clock times and places in a row are no figures of a chart; what is left keeps its place. */
function withoutDates(text: string): string {
  return text.replace(
    /第\s?\d+|\d+\s?(?:年|月|日|時|點|分|號)|\b(?:19|20)\d\d\b(?!\s?[萬億%％])|[（(]\d{3,6}[）)]/g,
    (date) => ' '.repeat(date.length),
  );
}

/** The words before the number, where they have a subject and name whose it is. */
function chineseLabel(words: string, headline: string): string | undefined {
  let label = words.trim();
  if (subjectless.test(label)) return undefined;
  while (emptyEnding.test(label)) label = label.replace(emptyEnding, '').trim();
  const width = widthOf(label);
  return width >= labelWidth.least && width <= labelWidth.most && namesSomebody(label, headline)
    ? label
    : undefined;
}

/** Whether a label begins with whose the figure is, a name or what the headline is about: 總經費 alone is nobody's. */
function namesSomebody(label: string, headline: string): boolean {
  if (/^\p{Lu}[\p{Script=Latin}\d]+/u.test(label)) return true;
  const [first] = chineseWords(foldInPlace(label));
  if (first === undefined || first.key.length < 2) return false;
  return foldInPlace(headline).includes(first.key) || /^(?:x|nr|ns|nt|nz)/.test(first.tag);
}

/** English puts the number anywhere in its sentence, so the label is the sentence itself where that is short. */
function englishLabel(text: string): string | undefined {
  const label = text.replace(/\.$/, '');
  return widthOf(label) <= labelWidth.most * 2 ? label : undefined;
}
