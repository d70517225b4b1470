/** What reading the sources of a language takes, whatever language the post is in: one without a member does not compile. */
import type { PostLanguage } from '../model/topic.ts';

/** Languages whose sentences the proof reads; Chinese in either script. */
export const sourceTags = ['zh', 'en'] as const;
export type SourceTag = (typeof sourceTags)[number];

/** By what a sentence leans on the one before it; see `leaningOf`. */
export type Leaning = 'word' | 'noun' | 'inside';

/** A sentence in the forms in which it is looked at. */
export interface Leaner {
  readonly sentence: string;
  /** Compatible characters, without what opens it. */
  readonly raw: string;
  /** The same in the common form of `foldForComparison`. */
  readonly folded: string;
}

/** A language that sources are read in. Its word lists are `lexicon.yaml` and `vocabulary.yaml` beside it. */
export interface SourceLanguage {
  /** Which language of posts a sentence in it counts as, where the post's is another. */
  readonly quotedAs: PostLanguage;
  /** By what a sentence that begins in it leans on the one before it. */
  readonly leaning: (leaner: Leaner) => Leaning | undefined;
  /** Lines that report nothing, in the common form: captions, bylines, calls to the reader, pieces. */
  readonly asides: readonly RegExp[];
  /** Words by which somebody speaks of himself or to the reader, in the common form. */
  readonly person: RegExp;
  /** Ends a sentence. */
  readonly stop: '。' | '.';
  /** What stands between two of its sentences. */
  readonly sentenceGap: '' | ' ';
}
