/** Splitting prose into sentences, Chinese and English. */
import type { Sentence } from '../model/article.ts';
import { holdsSentences } from './parts.ts';
import { datelineLength } from './datelines.ts';

// A closing quotation mark or bracket belongs to the sentence that it ends.
const closers = '」』”’）)】》〉"\'';

const openers = '「『“（《';

function closerOf(opener: string): string {
  return '」』”）》'[openers.indexOf(opener)] ?? '';
}

/** Characters before a full stop that decide whether it ends a sentence. */
const longestAbbreviation = 6;

/** Abbreviations after which a full stop ends no sentence. */
const abbreviation =
  /(?:^|[\s(])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Inc|Corp|Co|Ltd|No|Mt|Ft|Gov|Sen|Rep|Gen|Lt|Col|Sgt|Capt|Rev|Jr|Sr|vs|etc|e\.g|i\.e|U\.S|U\.K|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$/;

/**
 * Splits one block (no line breaks inside) into sentences, verbatim: joined again they give the
 * block, but for white space between them. A bare `.` between digits or letters splits nothing.
 */
export function splitSentences(block: string): readonly string[] {
  const sentences: string[] = [];
  const characters = [...block];
  const lastCloser = new Map(
    [...openers].map((opener) => [opener, characters.lastIndexOf(closerOf(opener))]),
  );
  let start = 0;
  let depth = 0;
  for (let i = 0; i < characters.length; i++) {
    const c = characters[i] ?? '';
    // A mark that is never closed opens nothing: else the rest of the block would be one sentence.
    if ((lastCloser.get(c) ?? -1) > i) depth++;
    else if ('」』”）》'.includes(c)) depth = Math.max(0, depth - 1);
    const next = characters[i + 1];
    const ends =
      '。！？!?；'.includes(c) ||
      (c === '.' &&
        (next === undefined || /[\s”"’)]/.test(next)) &&
        !abbreviation.test(
          characters.slice(Math.max(start, i - longestAbbreviation), i + 1).join(''),
        ));
    if (!ends || c === '；') continue;
    let end = i + 1;
    while (
      end < characters.length &&
      ('。！？!?'.includes(characters[end] ?? '') || closers.includes(characters[end] ?? ''))
    )
      end++;
    // Inside a quotation that goes on, the sentence goes on: 「……。」他說。
    const closed = characters.slice(i + 1, end).some((x) => '」』”）》'.includes(x));
    if (depth > 0 && !closed) continue;
    if (closed) depth = 0;
    sentences.push(characters.slice(start, end).join('').trim());
    start = end;
    i = end - 1;
  }
  const rest = characters.slice(start).join('').trim();
  if (rest !== '') sentences.push(rest);
  return sentences.filter((s) => s !== '');
}

/** The numbered sentences of an article's body. Headings and tables hold none. */
export function numberSentences(
  blocks: readonly { readonly kind: string; readonly text: string }[],
): readonly Sentence[] {
  return blocks
    .filter(holdsSentences)
    .flatMap((block, paragraph) => splitReport(block.text).map((text) => ({ paragraph, text })))
    .map((sentence, i) => ({ number: i + 1, ...sentence }));
}

/**
 * The sentences of a report's block, with an agency's dateline set apart from the sentence that it
 * opens: so that one can be quoted without it.
 */
export function splitReport(block: string): readonly string[] {
  const opening = datelineLength(block);
  if (opening === 0) return splitSentences(block);
  return [block.slice(0, opening).trim(), ...splitSentences(block.slice(opening))];
}
