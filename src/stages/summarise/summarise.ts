/** Drafts with the sentences they rest on: what the program planned, with what a model adds by number. */
import { borneOut, headlinesOf, pointBeside } from '../../content/headlines.ts';
import { inReadingOrder, planContent, type StoryPlan } from '../../content/plan.ts';
import type { PlannedView } from '../../content/planned-views.ts';
import { readStory } from '../../drafts/read-story.ts';
import type { StandIn } from '../../drafts/stand-in.ts';
import { namesPattern, topicNames } from '../../events/topic-names.ts';
import { targetLanguage } from '../../languages/target-languages.ts';
import type { Draft, DraftRole, RemarkGroup } from '../../model/claim.ts';
import { noModel, type Drafts } from '../../model/drafts.ts';
import type { Story } from '../../model/story.ts';
import type { Llm } from '../../ports.ts';
import { outcome, type Params, type Stage } from '../../stage.ts';
import { ordersAModel } from '../../text/orders.ts';
import { createAsker, type Asker } from '../../questions/asker.ts';
import { chooseFor, chooseTokens } from '../../questions/choose.ts';
import { numberFacts } from '../../questions/facts.ts';
import { inferRemarks, inferTokens } from '../../questions/infer.ts';
import { remarkTokens, writeRemarks } from '../../questions/remark.ts';
import { writeStory, writeTokens } from '../../questions/write.ts';

/**
 * Plans what is told of the stories from all their tellings, then asks the engine once a story which title heads it and
 * what it would add, and once what may be inferred; with `Params.writing` free it has it write both instead. A lost answer costs that answer (note
 * `summarise.answer-lost`): the plan stands. Throws ModelError when not one answer could be used.
 */
export const summarise: Stage<readonly Story[], Drafts, 'llm', 'summarise'> = {
  name: 'summarise',
  version: 13,
  needs: ['llm'],
  uses: ['topic', 'otherTopics', 'lang', 'prompts', 'judges', 'writing'],
  run: async (stories, { llm }, params) => {
    const asker = createAsker(llm);
    const read = stories.map((story) => readStory(story, params.lang));
    const content = planContent(read, targetLanguage(params.lang).source, {
      ignored: topicNames(params.topic),
      rivals: namesPattern((params.otherTopics ?? []).flatMap(({ names }) => names)),
    });
    noteOrders(stories, asker);
    const free = params.writing === 'free';
    const drafts: Draft[] = [];
    for (const [i, plan] of content.stories.entries()) {
      const left = content.stories.length - i - 1;
      const ahead = free ? left * writeTokens + remarkTokens : left * chooseTokens + inferTokens;
      const told = await tell(plan, free, llm, params, asker, ahead);
      const views = content.views.filter(({ storyId }) => storyId === plan.read.story.id);
      drafts.push(...told, ...besides(plan, views, new Set(told.map(({ text }) => text))));
    }
    asker.refuseSilence();
    const chosen = asker.answered() > 0;
    const news = drafts.filter(({ role }) => role === 'headline' || role === 'body');
    const remarks = free
      ? await writeRemarks(news, llm, params, asker)
      : await inferRemarks(news, params, asker);
    asker.refuseSilence();
    const engine = chosen || remarks.length > 0 ? llm.info : noModel;
    return outcome({ engine, stories, drafts, remarks }, asker.diagnostics);
  },
};

/** Sentences that speak to a model are put before none: a fence keeps an obedient one from no order. */
function noteOrders(stories: readonly Story[], asker: Asker): void {
  const pages = stories.flatMap(({ tellings, supports = [] }) => [...tellings, ...supports]);
  const articles = new Map(pages.map(({ article }) => [article.id, article]));
  for (const { id, title, sentences } of articles.values()) {
    const orders = [title, ...sentences.map(({ text }) => text)].filter(ordersAModel).length;
    if (orders > 0)
      asker.note(
        'summarise.order',
        id,
        `${orders} ${orders === 1 ? 'sentence gives' : 'sentences give'} orders to a language model and ${orders === 1 ? 'was' : 'were'} left out`,
      );
  }
}

async function tell(
  plan: StoryPlan,
  free: boolean,
  llm: Llm,
  params: Params,
  asker: Asker,
  ahead: number,
): Promise<readonly Draft[]> {
  const { read, told, more } = plan;
  const storyId = read.story.id;
  if (told.length === 0)
    asker.note(
      'summarise.nothing-printable',
      storyId,
      'no sentence of this event can be read without the one before it',
    );
  if (free) {
    const titled = read.story.tellings.find(({ article }) => !ordersAModel(article.title))?.article;
    const facts = numberFacts(
      titled && { articleId: titled.id, sentence: 0, quote: titled.title },
      told.flatMap(({ citations }) => citations),
    );
    return writeStory(storyId, facts, llm, params, asker, ahead);
  }
  const headlines = borneOut(headlinesOf(read, params.lang), told, topicNames(params.topic));
  const choice = { storyId, headlines, told, more };
  const { headline, added, shortened } = await chooseFor(choice, llm, params, asker, ahead);
  const body = inReadingOrder(plan, added);
  const leantOn = new Set(body.map(({ behind }) => behind));
  const sentences = body.map((one) =>
    one.short !== undefined && shortened.has(one) && !leantOn.has(one) ? one.short : one,
  );
  const point = headline && pointBeside(headline, headlines, body, read);
  return [
    ...(headline === undefined ? [] : [draftOf(storyId, 'headline', headline, 0)]),
    ...(point === undefined ? [] : [draftOf(storyId, 'point', point, 0)]),
    ...sentences.map((one, i) => draftOf(storyId, 'body', one, i + 1)),
  ];
}

/** What stands beside the body of an event: other outlets' word, its summary, its views; none of what is told, which a model may have added to. */
function besides(
  { read, otherwise, summary }: StoryPlan,
  views: readonly PlannedView[],
  told: ReadonlySet<string>,
): readonly Draft[] {
  const storyId = read.story.id;
  return [
    ...otherwise.map((one, i) => draftOf(storyId, 'otherwise', one, i)),
    ...(summary === undefined || told.has(summary.text)
      ? []
      : [draftOf(storyId, 'summary', summary, 0)]),
    ...views
      .filter(({ sentences }) => !sentences.some(({ text }) => told.has(text)))
      .flatMap(({ group, sentences }, i) =>
        sentences.map((one, k) => draftOf(storyId, 'view', one, `${i}.${k}`, group)),
      ),
  ];
}

function draftOf(
  storyId: string,
  role: DraftRole,
  { text, citations }: StandIn,
  n: number | string,
  group?: RemarkGroup,
): Draft {
  const id = role === 'headline' || role === 'body' ? `${storyId}/${n}` : `${storyId}/${role}${n}`;
  return { id, storyId, role, text, citations, ...(group !== undefined && { group }) };
}
