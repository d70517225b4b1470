/** How the fixed words of a post are known again: patterns made from the words themselves, so that both change together. */
import { postLanguages, type PostLanguage } from '../model/topic.ts';
import { proofSigns } from '../writers/marks.ts';
import { phrasesFor, targetLanguage } from '../languages/target-languages.ts';

/** A mark behind a sentence. */
export interface MarkWords {
  readonly number: number;
  /** The sign of the level that the post promises; empty for the source's own words. */
  readonly sign: string;
}

export interface PhrasePatterns {
  /** Whether a link's text is a mark: `¹⁻`, or `［1≈］` of a post that is older. */
  readonly mark: (text: string) => MarkWords | undefined;
  /** The sign of the level that a note behind a sentence tells in words. */
  readonly signOf: (note: string) => string | undefined;
  /** A heading without the name of its event, and the event's number. */
  readonly event: (
    heading: string,
  ) => { readonly number: number; readonly rest: string } | undefined;
  /** A remark without its grounds, and the numbers of the events it rests on. */
  readonly remark: (
    text: string,
  ) => { readonly rest: string; readonly events: readonly number[] } | undefined;
  /** What other outlets say differently, without the words that say so. */
  readonly otherwise: (text: string) => string | undefined;
  /** What stands between the marks of a sentence in its original language. */
  readonly original: (text: string) => string | undefined;
}

const mark = /^([⁰¹²³⁴-⁹]{1,4})([⁻†]?)$/;
const olderMark = /^[［(](\d{1,4})([≈†]?)[］)]$/;

/** ¹² → 12. */
function lowered(figures: string): number {
  return Number(figures.normalize('NFKC'));
}

/** Most events, and most days, whose names are known. */
const most = 99;

/** Patterns of all languages: a post may have been made in any. */
export const languages: readonly PostLanguage[] = postLanguages;

/** Tries the patterns of every language in turn. */
export function phrasePatterns(): PhrasePatterns {
  const all = languages.map(patternsOf);
  const first = <A, B>(pick: (p: PhrasePatterns) => (a: A) => B | undefined) => {
    return (a: A): B | undefined => {
      for (const patterns of all) {
        const found = pick(patterns)(a);
        if (found !== undefined) return found;
      }
      return undefined;
    };
  };
  return {
    mark: first((p) => p.mark),
    signOf: first((p) => p.signOf),
    event: first((p) => p.event),
    remark: first((p) => p.remark),
    otherwise: first((p) => p.otherwise),
    original: first((p) => p.original),
  };
}

function patternsOf(lang: PostLanguage): PhrasePatterns {
  const phrases = phrasesFor(lang);
  const notes = (['quoted', 'replaced', 'aligned', 'judged'] as const).map((how) => {
    const [start = '', end = ''] = phrases.proof[how]('\u0000').split('\u0000');
    const sign = proofSigns[how === 'replaced' ? 'quoted' : how];
    return { is: new RegExp(`^${escaped(start)}.*?${escaped(end)}`), sign };
  });
  const events = Array.from({ length: most }, (_, i) => phrases.event(i + 1));
  const [before = '', after = ''] = phrases.restsOn(['\u0000']).split('\u0000');
  const [opened = '', closed = ''] = phrases.original('\u0000', []).split('\u0000');
  return {
    mark: (text) => {
      const [, number = '', sign = ''] = mark.exec(text.trim()) ?? [];
      if (number !== '') return { number: lowered(number), sign };
      const [, older = '', level = ''] = olderMark.exec(text.trim()) ?? [];
      if (older === '') return undefined;
      return { number: Number(older), sign: level === '≈' ? proofSigns.aligned : level };
    },
    signOf: (note) => notes.find(({ is }) => is.test(note))?.sign,
    event: (heading) => {
      const at = events.findIndex((name) => heading.startsWith(name + phrases.colon));
      if (at === -1) return undefined;
      return { number: at + 1, rest: heading.slice(`${events[at] ?? ''}${phrases.colon}`.length) };
    },
    remark: (text) => {
      const start = text.lastIndexOf(before);
      if (start === -1 || !text.endsWith(after)) return undefined;
      const named = text.slice(start + before.length, -after.length).split(/[、,]\s*/);
      const numbers = named.map((name) => events.indexOf(name.trim()) + 1);
      return { rest: text.slice(0, start), events: numbers };
    },
    otherwise: (text) =>
      text.startsWith(phrases.otherwise.trim())
        ? text.slice(phrases.otherwise.trim().length)
        : undefined,
    original: (text) => {
      // The sign before the bracket parts the sentence from what stands beside it.
      const end = text.lastIndexOf(closed.slice(0, -1));
      if (!text.startsWith(opened) || end <= opened.length) return undefined;
      const sentence = text.slice(opened.length, end);
      return text === phrases.original(sentence, targetLanguage(lang).figuresBeside(sentence))
        ? sentence
        : undefined;
    },
  };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
