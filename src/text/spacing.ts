/** One way of writing white space and figures in Chinese, whatever the source's. */

import { inProse } from './typography.ts';

/** Between a Han character and a Latin letter or a figure; not between 億 and a figure, which would become one. */
const beside =
  /(?<=(?![百千萬億兆])\p{Script=Han})[ \u00a0\u2009]+(?=[\p{Script=Latin}\d])|(?<=[\p{Script=Latin}\d%])[ \u00a0\u2009]+(?=\p{Script=Han})/gu;
/** 1,850: four figures need no separator; longer ones keep theirs. */
const ofFour = /(?<![\d.,])(\d),(\d{3})(?![\d,])(?!\.\d{3})/g;

/** 4萬8500 and 3億4500萬, which others write 4.85萬 and 3.45億. */
const inTwoUnits = /(?<![\d.,])(\d+)(?:萬(\d{1,4})|億(\d{1,4})萬)(?![\d.,百千萬億兆])/g;
/** Two decimals at most: beyond them the longer form is the clearer one. */
const hundreds = 100;

/** Han characters and figures or Latin letters side by side. */
const unspaced = /\p{Script=Han}(?=[\p{Script=Latin}\d])|[\p{Script=Latin}\d%](?=\p{Script=Han})/u;
/** A title that has but one may be two clauses: 月活破億 Qwen. */
const fewestInTitle = 2;

/**
 * A sentence without white space beside Han characters, and with figures in one form: 1850, 4.85萬. So is what it quotes:
 * how white space and figures are set is the printer's, as it is with quotation marks.
 */
export function closedUp(sentence: string): string {
  return inProse(sentence, (part) => inOneForm(part.replace(beside, '')));
}

/** A title keeps white space that may part its clauses: where it sets off each figure and name, that is its way of setting. */
export function closedUpTitle(title: string): string {
  const setOff = !unspaced.test(title) && (title.match(beside)?.length ?? 0) >= fewestInTitle;
  return setOff ? closedUp(title) : inProse(title, inOneForm);
}

/** Whether a text sets figures and Latin letters off by white space. */
export function setsOff(text: string): boolean {
  return (text.match(beside)?.length ?? 0) >= fewestSetOff;
}

/** Fewer are chance. */
const fewestSetOff = 3;

function inOneForm(text: string): string {
  return text
    .replace(ofFour, '$1$2')
    .replace(
      inTwoUnits,
      (whole, high: string, ones: string | undefined, tenThousands: string | undefined) => {
        const low = Number(ones ?? tenThousands);
        const decimals = String(low).padStart(4, '0').replace(/0+$/, '');
        if (low % hundreds !== 0 || low === 0) return whole;
        return `${high}.${decimals}${ones === undefined ? '億' : '萬'}`;
      },
    );
}
