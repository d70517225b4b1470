/** Draft claims with the sentences they rest on: map by article, reduce by story, then remarks. */
import type { Draft } from '../../model/claim.ts';
import type { Drafts } from '../../model/drafts.ts';
import type { Story, Telling } from '../../model/story.ts';
import type { PostLanguage } from '../../model/topic.ts';
import type { Llm } from '../../ports.ts';
import { outcome, type Params, type Stage } from '../../stage.ts';
import { createAsker, type Asker } from './asker.ts';
import { numberFacts, type Fact } from './facts.ts';
import { leadFacts, pickFacts } from './pick.ts';
import { writeRemarks } from './remark.ts';
import { writeStory } from './write.ts';

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
  version: 3,
  needs: ['llm'],
  uses: ['topic', 'lang', 'prompts'],
  run: async (stories, { llm }, params) => {
    const asker = createAsker(llm);
    // One call after another, since a local server answers one at a time; and all picks before all
    // texts, since such a server keeps the beginning of a prompt that the last one had in common.
    const picked: PickedStory[] = [];
    for (const story of stories) picked.push(await pickStory(story, llm, params, asker));
    const drafts: Draft[] = [];
    for (const story of picked)
      drafts.push(
        ...(await writeStory(story.storyId, story.titles, story.facts, llm, params, asker)),
      );
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

async function pickStory(
  story: Story,
  llm: Llm,
  params: Params,
  asker: Asker,
): Promise<PickedStory> {
  const [first, ...others] = chosenTellings(story, params.lang);
  const picked = [...(await pickFacts(first.article, mostPicks.first, llm, params, asker))];
  for (const { article } of others)
    picked.push(...(await pickFacts(article, mostPicks.other, llm, params, asker)));
  if (picked.length === 0) picked.push(...leadFacts(first.article));
  const title = { articleId: first.article.id, sentence: 0, quote: first.article.title };
  const titles = [first, ...others].map(({ article }) => article.title);
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
