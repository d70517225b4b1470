/** One draft before the sentences it cites: the rules' word, and nothing decided yet. */
import { isTitle } from '../model/claim.ts';
import type { Citation, Claim, Draft, NonEmpty, ProofLevel } from '../model/claim.ts';
import { printedLanguage } from '../languages/target-languages.ts';
import type { Drafts } from '../model/drafts.ts';
import type { PostLanguage } from '../model/topic.ts';
import { proveClaim, ruleOf } from '../proof/prove.ts';
import { languageOf } from '../proof/read/sentence.ts';
import type { SourceArticle, SourceSentence } from '../proof/types.ts';
import { standing, wordingsOf, type Wording } from '../proof/wordings.ts';
import { allRules } from '../proof/rules/rules.ts';
import { bare, checkCitations, citedAnywhere, verbatim } from './citations.ts';
import { leakIn } from './gate.ts';
import { printed } from './printed.ts';
import { readStory, type ReadStory } from './read-story.ts';

/** A draft as it would be printed, and what the rules say to it. */
interface Tried {
  readonly text: string;
  readonly lang: PostLanguage;
  /** In words: why it was refused, or by which rules it stands. */
  readonly reasons: readonly string[];
}

export interface Passed extends Tried {
  readonly outcome: 'passed';
  readonly level: Exclude<ProofLevel, 'judged'>;
  readonly citations: NonEmpty<Citation>;
  /** Ids of the rules that licensed the wording. */
  readonly rules: readonly string[];
  /** As of a claim. */
  readonly follows?: true;
}

export interface Refused extends Tried {
  /** `unsure`: neither proved nor contradicted; `refused`: contradicted, unreadable, or without an honest source. */
  readonly outcome: 'unsure' | 'refused';
  /** Those that hold. */
  readonly citations: readonly Citation[];
}

export type Trial = Passed | Refused;

/** What a text is tried with. */
export interface TrialContext {
  /** Whether an article id exists in any story of the run. */
  readonly known: (articleId: string) => boolean;
  /** What stands right before it in its event. */
  readonly before?: Told | undefined;
}

/** A text that stands, with what it tells. */
export type Told = Pick<Claim, 'text' | 'citations'>;

/** A draft with its story and the rules' word. */
export interface TriedDraft {
  readonly draft: Draft;
  readonly read: ReadStory;
  readonly trial: Trial;
}

/** Every draft of the stories, in their order; each story is read once. */
export function tryAll(input: Drafts, lang: PostLanguage): readonly TriedDraft[] {
  const ids = citedAnywhere(input.stories);
  const known = (id: string): boolean => ids.has(id);
  return input.stories.flatMap((story) => {
    const read = readStory(story, lang);
    const drafts = input.drafts.filter((draft) => draft.storyId === story.id);
    let before: Told | undefined;
    return drafts.map((draft) => {
      const trial = tryDraft(draft, read, { known, before });
      before = !isTitle(draft.role) && trial.outcome === 'passed' ? trial : undefined;
      return { draft, read, trial };
    });
  });
}

/** The rules' word on a draft as it would be printed. */
export function tryDraft(draft: Draft, read: ReadStory, { known, before }: TrialContext): Trial {
  const { good: held, faults: loose } = checkCitations(draft.citations, read.citable, known);
  const good = held.filter(read.offers);
  const faults = [
    ...loose,
    ...held
      .filter((citation) => !good.includes(citation))
      .map(({ articleId, sentence }) => notOffered(articleId, sentence, read)),
  ];
  const sourceOf = (id: string): SourceArticle | undefined =>
    read.sources.find((source) => source.id === id);
  // A draft may cite several; one source of the mainland is enough for its 我国.
  const foreign = good
    .map((c) => sourceOf(c.articleId))
    .find((source) => source?.region !== undefined);
  const text = printed(draft.text.trim(), foreign ?? { target: read.lang }, isTitle(draft.role));
  const lang = printedLanguage(languageOf(text), read.lang);
  const refuse = (outcome: Refused['outcome'], reasons: readonly string[]): Refused => ({
    outcome,
    text,
    lang,
    citations: good,
    reasons: [...faults, ...reasons],
  });
  const leak = leakIn(
    draft.text,
    draft.citations.map(({ quote }) => quote),
  );
  if (leak !== undefined) return refuse('refused', [leak]);
  const [one, ...more] = good;
  if (one === undefined) return refuse('refused', faults.length > 0 ? [] : ['cites nothing']);

  const places = good.flatMap((citation): readonly Place[] => {
    const article = sourceOf(citation.articleId);
    const sentence = article?.sentences[citation.sentence];
    return article === undefined || sentence === undefined ? [] : [{ citation, article, sentence }];
  });
  const headline = isTitle(draft.role);
  const own = places.find((place) => isOwn(text, place));
  const whole =
    own ?? places.find((place) => ruleOf(text, place.sentence, place.article)?.length === 0);
  const proof = proveClaim({
    text,
    sources: read.sources.filter((source) => good.some((c) => c.articleId === source.id)),
    citations: good.map(({ articleId, quote }) => ({ sourceId: articleId, quote })),
    headline,
  });
  if (proof.verdict !== 'supported' && whole === undefined)
    return refuse(proof.verdict === 'unsure' ? 'unsure' : 'refused', proof.reasons);
  const options = { headline, rules: allRules };
  const at =
    whole ??
    places.find((p) => ruleOf(text, p.sentence, p.article, options) !== undefined) ??
    places[0];
  const against = at === undefined || headline ? undefined : againstAlone(text, at);
  const follows = against?.effect === 'leans' && at !== undefined && isBehind(at, before);
  if (against?.effect === 'unfit' || (against?.effect === 'leans' && !follows))
    return refuse('refused', [`${against.rule}: ${against.why}`]);
  // A day worked out or a figure written otherwise is no quotation.
  const level = own === undefined ? 'aligned' : 'quoted';
  const citations: NonEmpty<Citation> =
    whole === undefined ? [one, ...more] : [{ ...whole.citation, quote: whole.sentence.text }];
  const reasons = whole === undefined ? [...proof.reasons, ...faults] : faults;
  const rules =
    whole === undefined && at !== undefined
      ? (ruleOf(text, at.sentence, at.article, options) ?? [])
      : [];
  return {
    outcome: 'passed',
    level,
    text,
    lang,
    citations,
    rules,
    reasons,
    ...(follows && { follows }),
  };
}

/** So many characters at its end show that a sentence was not cut there. */
const endingLength = 4;

/** Whether the sentence of its source right before it is what was told last, to its end. */
function isBehind({ article, sentence }: Place, before: Told | undefined): boolean {
  const cited = before?.citations.at(-1);
  if (before === undefined || cited?.articleId !== article.id) return false;
  if (cited.sentence < 1 || cited.sentence !== sentence.number - 1) return false;
  const ending = (text: string): string => bare(text).slice(-endingLength);
  return ending(before.text) === ending(cited.quote);
}

function notOffered(articleId: string, sentence: number, { citable }: ReadStory): string {
  const outlet = citable.get(articleId)?.article.outlet ?? articleId;
  return `sentence ${sentence} of ${outlet} is no part of this event, or nobody’s words but its author’s`;
}

interface Place {
  readonly citation: Citation;
  readonly article: SourceArticle;
  readonly sentence: SourceSentence;
}

/** What speaks against a text's standing alone. What was put into the post's words is read in its source's own. */
function againstAlone(text: string, { sentence, article }: Place): Wording['against'] {
  const wanted = verbatim(text);
  const same =
    article.region !== undefined
      ? wordingsOf(sentence, article).find((w) => verbatim(printed(w.text, article)) === wanted)
      : undefined;
  return same === undefined ? standing(text, sentence, article) : same.against;
}

/** Whether a text is a sentence as it stands in its source, or as that is printed. */
function isOwn(text: string, { sentence, article }: Place): boolean {
  const wanted = verbatim(text);
  return [sentence.text, printed(sentence.text, article)].some((own) => verbatim(own) === wanted);
}
