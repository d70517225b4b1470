/** Lines of a page that report nothing: captions, bylines, questions, calls to the reader, bare quotations. */
import { isDateline } from '../text/datelines.ts';
import { foldForComparison } from '../text/scripts.ts';
import { everySourceLanguage } from './source-languages.ts';

/** A sentence ends with a stop, or with a quotation or bracket that holds one or follows one. */
const ended = /[。.!?…][\s"'」』”’)）】\]》]*$|["」』”’)][\s"'」』”’)]*$/u;

const question = /[?？][\s"'」』”’)]*$/u;

/** ▲ …; what is all in brackets: whatever its language, it is a caption or names who wrote. */
const marked = [/^[[(【〔]?\s*[▲△▼◀►※*•·■□◆●]/u, /^[[(【〔][^\])】〕]*[\])】〕]\s*$/u];
const kinds: readonly RegExp[] = [
  ...marked,
  ...everySourceLanguage.flatMap(({ asides }) => asides),
];

/** Letters outside quotation marks below which a sentence is somebody's words without the somebody. */
const ownLetters = 2;

const quoted = /「[^」]*」|『[^』]*』|“[^”]*”|"[^"]*"|``.*?''/gu;

/** Whether a quotation or bracket of the sentence opens or closes in another. */
export function isTorn(sentence: string): boolean {
  if (/^\s*[」』”’)）》、，,;；:：]/u.test(sentence)) return true;
  if ((sentence.split('"').length - 1) % 2 === 1) return true;
  return ['「」', '『』', '“”', '（）', '《》'].some(([open = '', close = '']) => {
    const of = (mark: string): number => sentence.split(mark).length - 1;
    return of(open) !== of(close);
  });
}

/** What is left of a sentence without its quotations. */
export function withoutQuotations(sentence: string): string {
  return sentence.replace(quoted, '');
}

/** Whether a line tells nothing that a digest could tell: see the top of this file. Patterns, so no proof. */
export function isAside(sentence: string): boolean {
  // The end of a sentence that was cut; iPhone and xAI begin one.
  if (/^\s*[a-z]+[ ,](?!\d)/.test(sentence)) return true;
  const text = foldForComparison(sentence).trim();
  if (!ended.test(text) || question.test(text) || isTorn(sentence) || isDateline(sentence))
    return true;
  const own = withoutQuotations(text).match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return own < ownLetters || kinds.some((kind) => kind.test(text));
}

/** Whether somebody speaks of himself or to the reader outside quotation marks: nobody can say who. */
export function speaksInPerson(sentence: string): boolean {
  const own = withoutQuotations(foldForComparison(sentence));
  return everySourceLanguage.some(({ person }) => person.test(own));
}

const codeSpan = /`[^`]*`/g;
const tag = /<\/?[a-z][^<>]{0,80}>/gi;
/** What is left where something between two marks was cut out. */
const emptied = /（\s*）|\(\s*\)|「\s*」|『\s*』|“\s*”|《\s*》|[，、]\s*[，、。]/u;
/** Letters beside code, below which there is no sentence. */
const besideCode = 6;

/** Whether code or markup stands torn in a sentence, was cut out of it, or is nearly all of it. */
export function isCodeFragment(sentence: string): boolean {
  const text = sentence.normalize('NFKC');
  const rest = text.replace(codeSpan, '').replace(tag, '');
  if (rest.includes('`') || emptied.test(sentence)) return true;
  return rest !== text && (rest.match(/\p{L}/gu)?.length ?? 0) < besideCode;
}
