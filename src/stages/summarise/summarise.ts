/** Draft claims with the sentences they rest on: map by article, reduce by story, then remarks. */
import type { Article } from '../../model/article.ts';
import type { Citation, Draft } from '../../model/claim.ts';
import type { Drafts } from '../../model/drafts.ts';
import type { Story, Telling } from '../../model/story.ts';
import type { PostLanguage } from '../../model/topic.ts';
import type { Llm } from '../../ports.ts';
import { outcome, type Params, type Stage } from '../../stage.ts';
import { createAsker, type Asker } from './asker.ts';
import { numberFacts, type Fact } from './facts.ts';
import { leadFacts, pickFacts, pickTokens } from './pick.ts';
import { remarkTokens, writeRemarks } from './remark.ts';
import { writeStory, writeTokens } from './write.ts';

/** Tellings of a story that are read: a third rarely adds a fact, and each costs a call. */
const mostTellings = 3;

/** Sentences picked from a story's first telling, and from each other one. */
const mostPicks = { first: 6, other: 4 } as const;

/**
 * Asks the engine which sentences of each article matter, then for a text made of them for each story.
 * A lost answer costs that answer (note `summarise.answer-lost`), and the source's own sentences
 * stand in. Throws ModelError when not one answer about any story could be used.
 */
export const summarise: Stage<readonly Story[], Drafts, 'llm'> = {
  name: 'summarise',
  version: 4,
  needs: ['llm'],
  uses: ['topic', 'lang', 'prompts', 'judges'],
  run: async (stories, { llm }, params) => {
    const asker = createAsker(llm);
    // One call after another, since a local server answers one at a time; and all picks before all
    // texts, since such a server keeps the beginning of a prompt that the last one had in common.
    const plans = stories.map((story) => planOf(story, llm, params));
    const picked: PickedStory[] = [];
    for (const [i, plan] of plans.entries()) {
      const later = plans.slice(i + 1).flatMap(({ picks }) => picks);
      const texts = stories.length * writeTokens + remarkTokens;
      picked.push(await pickStory(plan, llm, params, asker, tokensOf(later) + texts));
    }
    const drafts: Draft[] = [];
    for (const [i, { storyId, titles, facts }] of picked.entries()) {
      const ahead = (picked.length - i - 1) * writeTokens + remarkTokens;
      drafts.push(...(await writeStory(storyId, titles, facts, llm, params, asker, ahead)));
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
}

/** What will be asked about one article. */
interface PlannedPick {
  readonly article: Article;
  readonly most: number;
  /** Output tokens of the questions about it. */
  readonly tokens: number;
}

interface StoryPlan {
  readonly story: Story;
  readonly picks: readonly [PlannedPick, ...PlannedPick[]];
}

function planOf(story: Story, llm: Llm, params: Params): StoryPlan {
  const [first, ...others] = chosenTellings(story, params.lang);
  const pick = ({ article }: Telling, most: number): PlannedPick => ({
    article,
    most,
    tokens: pickTokens(article, most, llm, params),
  });
  return {
    story,
    picks: [
      pick(first, mostPicks.first),
      ...others.map((telling) => pick(telling, mostPicks.other)),
    ],
  };
}

function tokensOf(picks: readonly PlannedPick[]): number {
  return picks.reduce((sum, { tokens }) => sum + tokens, 0);
}

/** @param ahead output tokens that the stage may ask for after this story's picks */
async function pickStory(
  { story, picks }: StoryPlan,
  llm: Llm,
  params: Params,
  asker: Asker,
  ahead: number,
): Promise<PickedStory> {
  const picked: Citation[] = [];
  for (const [i, { article, most }] of picks.entries()) {
    const later = tokensOf(picks.slice(i + 1)) + ahead;
    picked.push(...(await pickFacts(article, most, llm, params, asker, later)));
  }
  const [{ article: lead }] = picks;
  if (picked.length === 0) picked.push(...leadFacts(lead));
  const title = { articleId: lead.id, sentence: 0, quote: lead.title };
  const titles = picks.map(({ article }) => article.title);
  return { storyId: story.id, titles, facts: numberFacts(title, picked) };
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
