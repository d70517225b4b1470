/** Documents that say: who issued them, and by which short name they speak. */
import { speakerOf } from './speakers.ts';
import type { Placed } from './placing.ts';
import { wordsOf } from './phrases.ts';
import type { Sentence, Source } from './source.ts';
import { announcing, saying } from './words.ts';

/** A clause of a claim that ends with what a document does: 某部印發的《某通知》強調. */
export interface DocumentSpeech {
  /** The title, folded. */
  readonly title: string;
  /** The clause without its verb. */
  readonly placed: Placed;
}

/** All titles in a source, folded. */
function titlesIn(source: Source): readonly string[] {
  return source.sentences.flatMap((sentence) =>
    [...sentence.text.folded.matchAll(/《([^》]+)》/g)].map(([, title = '']) => title),
  );
}

/** The one longer title that ends with a short one; two that end alike could both be meant. */
function meantBy(source: Source, short: string): string | undefined {
  const meant = new Set(
    titlesIn(source).filter((title) => title.endsWith(short) && title !== short),
  );
  const [only] = meant;
  return meant.size === 1 ? only : undefined;
}

/** 某部印發《某通知》。《通知》強調: whether the body that issued it is put before it at a place. */
export function issues(source: Source, sentence: Sentence, at: number, name: string): boolean {
  const first = sentence.units[at];
  if (first === undefined || sentence.text.folded.charAt(first.start - 1) !== '《') return false;
  const title = meantBy(
    source,
    /^[^》]{2,40}/.exec(sentence.text.folded.slice(first.start))?.[0] ?? '',
  );
  if (name.length < 2 || title === undefined) return false;
  return source.sentences.some((other) => {
    const from = other.common.indexOf(name) + name.length;
    return (
      from >= name.length &&
      other.text.folded.includes(`《${title}》`) &&
      /^(?:@|日前|正式|联合)*(?:印发|发布|下发|出台|颁布|制定)/.test(other.common.slice(from))
    );
  });
}

/** Reads 《title》 + verb of saying off a placed clause whose sentence has the title and not the verb. */
export function documentSpeech(placed: Placed): DocumentSpeech | undefined {
  const { units, sentence, alignment } = placed;
  const verb = wordsOf(units, 0, units.length).at(-1) ?? '';
  if (!saying.has(verb) && !announcing.has(verb)) return undefined;
  let at = units.length - 1;
  while (at > 0 && units[at]?.opens === false) at--;
  if (at < 2 || alignment.pairs.slice(at).some((pair) => pair >= 0)) return undefined;
  const last = sentence.units[alignment.pairs[at - 1] ?? -1];
  if (last === undefined) return undefined;
  const title = [...sentence.text.folded.matchAll(/《([^》]+)》/g)].find(
    ({ index, 0: whole }) => index < last.start && last.end === index + whole.length - 1,
  )?.[1];
  if (title === undefined) return undefined;
  const pairs = alignment.pairs.slice(0, at);
  return {
    title,
    placed: { units: units.slice(0, at), sentence, alignment: { ...alignment, pairs } },
  };
}

/** The short name under which a document says what was placed; undefined where it does not. */
export function spokenBy(source: Source, title: string, placed: Placed): string | undefined {
  const places = placed.alignment.pairs.filter((pair) => pair >= 0);
  const speaker = speakerOf(source, placed.sentence, places)?.replace(/^(?:该|这份|此)/, '');
  return speaker !== undefined && speaker.length > 1 && meantBy(source, speaker) === title
    ? speaker
    : undefined;
}
