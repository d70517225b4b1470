/** A quotation of several sentences may end where one of them ends. */
import type { Edit, SourceSentence } from '../types.ts';

const quotation = /(?<open>[「“])(?<words>[^「」“”]+)(?<close>[」”])$/;
const stop = /[。！？!?](?=.)/gu;

/** One candidate for each stop inside a quotation with which the sentence ends, and one that leaves it open. */
export function quotes({ text, lang }: SourceSentence): readonly Edit[] {
  const open = text.search(/[「“][^「」“”]*$/);
  const whole = quotation.exec(text);
  const [from, close] =
    whole === null
      ? [open < 0 ? text.length : open, '']
      : [whole.index, whole.groups?.['close'] ?? ''];
  if (lang !== 'zh') return [];
  return [...text.matchAll(stop)]
    .filter(({ index }) => index > from && index + 2 < text.length)
    .flatMap(({ index, 0: stopped }) =>
      [close, ''].map((end): Edit => {
        const insert = stopped + end;
        return { kind: 'quote', start: index, end: text.length, insert };
      }),
    );
}
