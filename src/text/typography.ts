/** Marks as Taiwan and Hong Kong set them. Nothing here changes what is said: the proof takes both forms for the same. */
import { isChinese } from './scripts.ts';

/** Addresses and code are no prose. */
const noProse = /(`[^`]*`|https?:\/\/\S+)/u;

/** Changes the prose of a text and leaves addresses and code as they are. */
export function inProse(text: string, change: (part: string) => string): string {
  return text
    .split(noProse)
    .map((part, i) => (i % 2 === 1 ? part : change(part)))
    .join('');
}

const wideForms: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '!': '！',
  '?': '？',
};
const chinese = String.raw`[\p{Script=Han}「」『』《》（）]`;
/** Beside a Han character; 10:30 and 1,850 have none beside their marks. */
const narrowMark = new RegExp(
  String.raw`(?<=${chinese})([,;:!?])[ \u00a0]*|([,;:!?])[ \u00a0]*(?=${chinese})`,
  'gu',
);
/** A bracket with Chinese in it or beside it. */
const narrowBracket = /([ \u00a0]*)\(([^()]{1,80})\)([ \u00a0]*)/gu;
/** A full-width mark has its white space in itself. */
const spaced = /[ \u00a0]*([，。；：！？、（）「」『』《》])[ \u00a0]*/gu;
/** Letters and figures are narrow in Chinese too. */
const wideCharacter = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a％]|(?<=[\d０-９])．(?=[\d０-９])/gu;
const lastStop = /(?<=\p{Script=Han})\.$/u;
const hanAtEnd = /\p{Script=Han}$/u;
const hanAtStart = /^\p{Script=Han}/u;

/** A keyboard's apostrophe. */
const apostrophe = /(?<=\p{Script=Latin})'(?=\p{Script=Latin})/gu;

/** A Chinese text with full-width marks, narrow figures and 「」; of any other the apostrophes. */
export function typeset(text: string): string {
  if (!isChinese(text)) return inProse(text, (part) => part.replace(apostrophe, '’'));
  return inProse(text, (part) => nested(inCornerMarks(fullWidth(part))));
}

function fullWidth(text: string): string {
  return text
    .replace(wideCharacter, (c) => c.normalize('NFKC'))
    .replace(
      narrowBracket,
      (whole, _before: string, inside: string, _after: string, at: number, all: string) => {
        const [left, right] = [all.slice(0, at), all.slice(at + whole.length)];
        return /\p{Script=Han}/u.test(inside) || hanAtEnd.test(left) || hanAtStart.test(right)
          ? `（${inside}）`
          : whole;
      },
    )
    .replace(narrowMark, (_, after?: string, before?: string) => {
      const mark = after ?? before ?? '';
      return wideForms[mark] ?? mark;
    })
    .replace(lastStop, '。')
    .replace(spaced, '$1');
}

/** Quotation marks of the mainland and of keyboards into 「」; an apostrophe after a Latin letter stays. */
export function inCornerMarks(text: string): string {
  return text
    .replaceAll('“', '「')
    .replaceAll('”', '」')
    .replace(/"([^"]*\p{Script=Han}[^"]*)"/gu, '「$1」')
    .replace(/‘(?=\p{Script=Han})/gu, '『')
    .replace(/(?<!\p{Script=Latin})’/gu, '』');
}

/** 「…「…」…」 is 「…『…』…」; marks without a partner stay. */
function nested(text: string): string {
  const open: ('「' | '『')[] = [];
  let done = '';
  for (const character of text) {
    if (character === '「') {
      const inner = open.at(-1) === '「' ? '『' : '「';
      open.push(inner);
      done += inner;
    } else if (character === '」') done += open.pop() === '『' ? '』' : '」';
    else done += character;
  }
  return open.length === 0 ? done : text;
}
