/** Draft claims with the sentences they rest on: map by article, reduce by story, then remarks. */
import type { Article } from '../../model/article.ts';
import type { Citation, Draft } from '../../model/claim.ts';
import type { Drafts } from '../../model/drafts.ts';
import type { Side, Story, Support, Telling } from '../../model/story.ts';
import type { PostLanguage } from '../../model/topic.ts';
import type { Llm } from '../../ports.ts';
import { outcome, type Params, type Stage } from '../../stage.ts';
import { createAsker, type Asker } from '../../questions/asker.ts';
import { numberFacts, type Fact } from '../../questions/facts.ts';
import { leadFacts, pickFacts, pickTokens } from '../../questions/pick.ts';
import { remarkTokens, writeRemarks } from '../../questions/remark.ts';
import { chooseTokens, chooseWordings } from '../../questions/choose.ts';
import { writeStory, writeTokens } from '../../questions/write.ts';
import { candidatesOf, headlinesOf, printableNumbers } from '../../drafts/candidates.ts';
import { readStory, type ReadStory } from '../../drafts/read-story.ts';

/** Tellings of a story that are read: a third rarely adds a fact, and each costs a call. */
const mostTellings = 3;

/** Sentences picked from a story's first telling, from each other one, and from a page that supports it. */
const mostPicks = { first: 6, other: 4, support: 2 } as const;

/**
 * Asks the engine which sentences of each article matter, then in which of their wordings to tell each story. Only
 * where an examined judge may judge is the engine asked to write: what it writes freely rules alone can't prove.
 * A lost answer costs that answer (note `summarise.answer-lost`), and the source's own sentences
 * stand in. Throws ModelError when not one answer about any story could be used.
 */
export const summarise: Stage<readonly Story[], Drafts, 'llm'> = {
  name: 'summarise',
  version: 7,
  needs: ['llm'],
  uses: ['topic', 'lang', 'prompts', 'judges'],
  run: async (stories, { llm }, params) => {
    const asker = createAsker(llm);
    // One call after another, since a local server answers one at a time; and all picks before all
    // texts, since such a server keeps the beginning of a prompt that the last one had in common.
    const free = params.judges.length > 0;
    const storyTokens = free ? writeTokens : chooseTokens;
    const plans = stories.map((story) => planOf(story, llm, params, free));
    const picked: PickedStory[] = [];
    for (const [i, plan] of plans.entries()) {
      const later = plans.slice(i + 1).flatMap(({ picks }) => picks);
      const texts = stories.length * storyTokens + remarkTokens;
      picked.push(await pickStory(plan, llm, params, asker, tokensOf(later) + texts));
    }
    const drafts: Draft[] = [];
    for (const [i, story] of picked.entries()) {
      const ahead = (picked.length - i - 1) * storyTokens + remarkTokens;
      const told = await tell(story, llm, params, asker, ahead);
      drafts.push(...told, ...otherSides(told, stories[i], story.read));
    }
    asker.refuseSilence();
    const remarks = await writeRemarks(drafts, llm, params, asker);
    return outcome({ engine: llm.info, stories, drafts, remarks }, asker.diagnostics);
  },
};

interface PickedStory {
  readonly storyId: string;
  readonly titles: readonly string[];
  readonly facts: readonly Fact[];
  /** Absent where the engine writes. */
  readonly read?: ReadStory;
}

function tell(
  { storyId, titles, facts, read }: PickedStory,
  llm: Llm,
  params: Params,
  asker: Asker,
  ahead: number,
): Promise<readonly Draft[]> {
  if (read === undefined) return writeStory(storyId, titles, facts, llm, params, asker, ahead);
  const citations = facts.map(({ citation }) => citation);
  const picked = candidatesOf(citations, read);
  // What was picked may all lean; some other sentence of the story may not.
  const sentences = picked.length > 0 ? picked : candidatesOf(sentencesIn(read), read);
  if (sentences.length === 0)
    asker.note(
      'summarise.nothing-printable',
      storyId,
      'no sentence of this event can be read without the one before it',
    );
  const choice = { storyId, headlines: headlinesOf(read, params.lang), sentences };
  return chooseWordings(choice, llm, params, asker, ahead);
}

/** Where outlets differ in a figure, the sentence of each side that is not told yet; nothing where one can't be told. */
function otherSides(
  told: readonly Draft[],
  story: Story | undefined,
  read: ReadStory | undefined,
): readonly Draft[] {
  if (story?.differences === undefined || read === undefined) return [];
  const isTold = (side: Side): boolean =>
    told.some(({ role, citations }) => role === 'body' && citations.some((one) => isOf(one, side)));
  const candidates = story.differences.flatMap(({ sides }) => {
    const missing = sides.filter((side) => !isTold(side));
    const found = missing.flatMap((side) => candidatesOf([{ ...side, quote: '' }], read)[0] ?? []);
    return found.length === missing.length ? found : [];
  });
  return candidates.map(({ text, citations }, i) => ({
    id: `${story.id}/${told.length + i}`,
    storyId: story.id,
    role: 'body',
    text,
    citations,
  }));
}

function isOf(citation: Citation, { articleId, sentence }: Side): boolean {
  return citation.articleId === articleId && citation.sentence === sentence;
}

/** Every sentence of a story's tellings. */
function sentencesIn({ sources }: ReadStory): readonly Citation[] {
  return sources.flatMap(({ id, sentences }) =>
    sentences
      .slice(1)
      .map(({ number, text }) => ({ articleId: id, sentence: number, quote: text })),
  );
}

/** What will be asked about one article. */
interface PlannedPick {
  readonly article: Article;
  readonly most: number;
  /** Numbers of the sentences that may be picked; absent: all. */
  readonly from?: ReadonlySet<number>;
  /** Output tokens of the questions about it. */
  readonly tokens: number;
}

interface StoryPlan {
  readonly story: Story;
  readonly read?: ReadStory;
  /** Titles of the tellings that are read. */
  readonly titles: readonly string[];
  readonly picks: readonly [PlannedPick, ...PlannedPick[]];
}

function planOf(story: Story, llm: Llm, params: Params, free: boolean): StoryPlan {
  const read = readStory(story);
  const tellings = chosenTellings(story, params.lang);
  const [first, ...others] = tellings;
  const pick = ({ article }: Support, most: number, supports = false): PlannedPick => {
    const source = read.sources.find(({ id }) => id === article.id);
    const offered = article.sentences.flatMap(({ number }) =>
      read.offers({ articleId: article.id, sentence: number }) ? [number] : [],
    );
    const whole = supports ? new Set(offered) : undefined;
    const from = free || source === undefined ? whole : printableNumbers(source, read);
    const tokens = pickTokens(article, most, llm, params, from);
    return { article, most, tokens, ...(from && { from }) };
  };
  return {
    story,
    ...(!free && { read }),
    titles: tellings.map(({ article }) => article.title),
    picks: [
      pick(first, mostPicks.first),
      ...others.map((telling) => pick(telling, mostPicks.other)),
      ...chosenSupports(story, tellings, params.lang).map((one) =>
        pick(one, mostPicks.support, true),
      ),
    ],
  };
}

function tokensOf(picks: readonly PlannedPick[]): number {
  return picks.reduce((sum, { tokens }) => sum + tokens, 0);
}

/** @param ahead output tokens that the stage may ask for after this story's picks */
async function pickStory(
  { story, picks, titles, read }: StoryPlan,
  llm: Llm,
  params: Params,
  asker: Asker,
  ahead: number,
): Promise<PickedStory> {
  const picked: Citation[] = [];
  for (const [i, { article, most, from }] of picks.entries()) {
    const later = tokensOf(picks.slice(i + 1)) + ahead;
    picked.push(...(await pickFacts(article, most, llm, params, asker, later, from)));
  }
  const [{ article: lead, from }] = picks;
  if (picked.length === 0) picked.push(...leadFacts(lead, from));
  const title = { articleId: lead.id, sentence: 0, quote: lead.title };
  return { storyId: story.id, titles, facts: numberFacts(title, picked), ...(read && { read }) };
}

/**
 * Those in the post's own language, which select has put first; where there is none, the story's.
 * What another language adds can't be told apart from what it repeats, and would be quoted in it.
 */
function chosenTellings({ tellings }: Story, lang: PostLanguage): readonly [Telling, ...Telling[]] {
  const wanted = lang === 'en' ? 'en' : 'zh';
  const [first, ...rest] = tellings;
  const own = rest.filter(({ article }) => article.lang.startsWith(wanted));
  const others = first.article.lang.startsWith(wanted) ? own : rest;
  return [first, ...others.slice(0, mostTellings - 1)];
}

/** Pages that support the story, each once, as far as the tellings leave room; only in the post's own language. */
function chosenSupports(
  { supports = [] }: Story,
  tellings: readonly Telling[],
  lang: PostLanguage,
): readonly Support[] {
  const own = supports.filter(({ article }) =>
    article.lang.startsWith(lang === 'en' ? 'en' : 'zh'),
  );
  const pages = new Map(own.map((support) => [support.article.id, support]));
  return [...pages.values()].slice(0, mostTellings - tellings.length);
}
