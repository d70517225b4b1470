/** The types of the proof: from a sentence that was read to the wordings that the rules license. */
import type { PartialDate } from '../text/calendar.ts';
import type { DateMention } from '../text/dates.ts';
import type { Figure } from '../text/numbers.ts';
import type { SourceTag } from '../languages/source-language.ts';
import type { Region } from '../languages/zh/terms.ts';
import type { PostLanguage } from '../model/topic.ts';

/** A word with its part of speech. Offsets count UTF-16 units of the sentence. */
export interface Word {
  /** In the common form: Simplified, half-width, lower case; as long as what is written. */
  readonly key: string;
  /** Part of speech by jieba's tags (`n`, `v`, `r`, `nr` …; `x` where it knows none); '' in English. */
  readonly tag: string;
  readonly start: number;
  readonly end: number;
  /** Stands in quotation marks. */
  readonly quoted?: boolean;
}

/** What stands between two marks at the top level: quotations and brackets are never taken apart. */
export interface Clause {
  readonly start: number;
  /** Before the mark that ends it. */
  readonly end: number;
  /** The mark that ends it, one of `，；：。——` or their English sisters; '' at the end of the text. */
  readonly mark: string;
  readonly words: readonly Word[];
}

/** What is compared when a claim is held against a wording; white space is none. */
export interface Unit {
  readonly key: string;
  readonly kind: 'letter' | 'word' | 'figure' | 'date' | 'mark';
  readonly start: number;
  readonly end: number;
  readonly date?: DateMention;
  readonly figure?: Figure;
}

/** One sentence of a source. */
export interface SourceSentence {
  readonly articleId: string;
  /** 1-based over all paragraphs; 0 is the title. */
  readonly number: number;
  /** 0-based; -1 for the title. */
  readonly paragraph: number;
  /** Verbatim. */
  readonly text: string;
  readonly lang: SourceTag;
  /** The common form, as long as `text`. */
  readonly folded: string;
  readonly words: readonly Word[];
  readonly clauses: readonly Clause[];
  /** A quotation that was opened in an earlier sentence goes on here. */
  readonly insideQuotation: boolean;
}

/** Somebody or some body that an article names, with the words by which it introduces them. */
export interface Named {
  readonly kind: 'person' | 'body';
  /** In the common form. */
  readonly key: string;
  /** As the article writes it. */
  readonly text: string;
  /** Number of the sentence that names them first. */
  readonly first: number;
}

/** A source, read once for any number of claims. */
export interface SourceArticle {
  readonly id: string;
  readonly lang: SourceTag;
  /** Most of its characters are Simplified. */
  readonly simplified: boolean;
  /** The language of the post, in whose words it is to be printed. */
  readonly target: PostLanguage;
  /** Where its Chinese comes from, if not from where that of the post does. */
  readonly region: Region | undefined;
  /** The day from which 昨日 is counted. */
  readonly anchor: PartialDate | undefined;
  /** The title first. */
  readonly sentences: readonly SourceSentence[];
  readonly named: readonly Named[];
  /** Names as another telling of its story, in Traditional characters, writes them. */
  readonly spelt?: readonly Pick<Named, 'key' | 'text'>[];
  /** Names of the outlets of its story: a name keeps its words. */
  readonly outlets?: readonly string[];
}

/** What a wording does to a sentence. */
export type EditKind = 'cut' | 'drop' | 'name' | 'date' | 'currency' | 'join' | 'term' | 'quote';

/** One change of a sentence: the characters in [start, end) give way to `insert`. */
export interface Edit {
  readonly kind: EditKind;
  readonly start: number;
  readonly end: number;
  readonly insert: string;
  /** What the rules look at, by kind. */
  readonly clause?: number;
}

/** What a rule is asked about. */
export interface EditCase {
  readonly sentence: SourceSentence;
  readonly article: SourceArticle;
  readonly edit: Edit;
  /** The text is shortened as a headline. */
  readonly headline: boolean;
}

/** What a rule about standing alone is asked about. */
export interface StandCase {
  /** The wording, read as a sentence of its own. */
  readonly wording: SourceSentence;
  readonly sentence: SourceSentence;
  readonly article: SourceArticle;
}

/**
 * A text of 12 May 2026, and a wording of its last sentence or, where the text has no stop, of the title that it is.
 * `／` parts paragraphs, `｜` a title from its text.
 */
export type RuleExample = readonly [source: string, wording: string];

/** What a row lets pass, and what it refuses. */
export interface RuleExamples {
  readonly pass?: readonly RuleExample[];
  readonly refuse?: readonly RuleExample[];
}

/** One row of the rules. */
export interface Rule {
  /** `zh/cut/tail`: language, kind of edit, name. */
  readonly id: string;
  readonly on: EditKind;
  readonly language: SourceTag;
  readonly effect: 'licence' | 'block';
  readonly when: (edit: EditCase) => boolean;
  /** In words, for the verdict's reasons. */
  readonly why: string;
  readonly examples: RuleExamples;
}

/** One row of the rules about standing alone. */
export interface StandRule {
  readonly id: string;
  readonly language: SourceTag;
  /**
   * `unfit`: no digest may repeat it; `leans`: says nothing without the sentence before it; `unnamed`: may be
   * understood, names nobody.
   */
  readonly effect: 'unfit' | 'leans' | 'unnamed';
  readonly when: (stand: StandCase) => boolean;
  readonly why: string;
  readonly examples: RuleExamples;
}

/** A row as it is written down: its id says the rest. */
export type Row = Pick<Rule, 'id' | 'effect' | 'when' | 'why'>;
export type StandRow = Pick<StandRule, 'id' | 'effect' | 'when' | 'why'>;
