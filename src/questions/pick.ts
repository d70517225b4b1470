/** The first half: which sentences of an article tell the news. A model picks numbers, the program quotes. */
import type { Article } from '../model/article.ts';
import type { Citation } from '../model/claim.ts';
import type { Llm, LlmRequest, LlmTask, NumberedSentence } from '../ports.ts';
import type { Params } from '../stage.ts';
import { isAside } from '../text/asides.ts';
import { isDateline } from '../text/datelines.ts';
import { ordersAModel } from '../text/orders.ts';
import { fillTemplate } from '../text/template.ts';
import { pickAnswer, pickSchema } from './answers.ts';
import type { Asker } from './asker.ts';
import { inChunks, roomFor } from './budget.ts';
import { knownNumbers } from './facts.ts';
import { asData, numberedLines } from './fence.ts';

/** So many sentences stand for an article whose answer is lost: news puts its main facts first. */
const leadSentences = 3;

/** An article of so few sentences is taken whole, without asking. */
const nothingToPick = 2;

/** So many parts of a long article are read; a call each, and what comes later is detail. */
const mostChunks = 4;

/**
 * Picked sentences in the article's order.
 * @param ahead output tokens that the stage may ask for after this article, where it knows
 * @param from numbers of the sentences that may be picked; all where it is absent
 */
export async function pickFacts(
  article: Article,
  most: number,
  llm: Llm,
  params: Params,
  asker: Asker,
  ahead?: number,
  from?: ReadonlySet<number>,
): Promise<readonly Citation[]> {
  const paragraphs = readable(article, from);
  const sentences = paragraphs.flat();
  noteOrders(article, asker);
  const requests = requestsFor(article, most, llm, params, paragraphs);
  if (requests.length === 0) return cite(article.id, sentences);
  const shown = new Set(requests.flatMap(({ task }) => task.sentences.map(({ n }) => n)));
  if (shown.size < sentences.length)
    asker.note(
      'summarise.not-read',
      article.id,
      `${shown.size} of ${sentences.length} sentences were put before the model`,
    );
  const picked = new Set<number>();
  for (const [i, request] of requests.entries()) {
    const answer = await asker.ask(
      request,
      pickAnswer,
      article.id,
      i === 0 ? 'the first sentences stand in' : 'nothing is taken from this part',
      ahead === undefined ? undefined : ahead + outputTokens(requests.slice(i + 1)),
    );
    const chunk = request.task.sentences;
    const known = new Set(chunk.map(({ n }) => n));
    // A later part adds what it picked; only the beginning is worth having unpicked.
    const fallback = i === 0 ? leadOf(chunk).map(({ n }) => n) : [];
    const numbers =
      answer === undefined
        ? fallback
        : knownNumbers(answer.facts, known, asker, article.id, request.label);
    for (const n of numbers.slice(0, most)) picked.add(n);
  }
  if (picked.size === 0)
    asker.note('summarise.nothing-picked', article.id, 'no sentence of this article was picked');
  return cite(
    article.id,
    sentences.filter(({ n }) => picked.has(n)),
  );
}

/** Output tokens that `pickFacts` will ask for about an article. */
export function pickTokens(
  article: Article,
  most: number,
  llm: Llm,
  params: Params,
  from?: ReadonlySet<number>,
): number {
  return outputTokens(requestsFor(article, most, llm, params, readable(article, from)));
}

type PickRequest = LlmRequest & { readonly task: LlmTask & { readonly kind: 'pick' } };

/** One request for each part that is read; none for an article that is taken whole. */
function requestsFor(
  article: Article,
  most: number,
  llm: Llm,
  params: Params,
  paragraphs: readonly (readonly NumberedSentence[])[],
): readonly PickRequest[] {
  if (paragraphs.flat().length <= nothingToPick) return [];
  const { title } = article;
  const topic = asData(params.topic.name);
  const system = fillTemplate(params.prompts.system.template, { topic });
  const prompt = (part: readonly NumberedSentence[]): string =>
    fillTemplate(params.prompts.pick.template, {
      topic,
      title: asData(title),
      most: String(most),
      sentences: numberedLines(part),
    });
  const maxTokens = 80 + 10 * most;
  const room = roomFor(llm.contextTokens, system + prompt([]), maxTokens);
  return inChunks(paragraphs, room)
    .slice(0, mostChunks)
    .map((chunk, i) => ({
      label: `pick ${article.id}${i === 0 ? '' : ` ${i + 1}`}`,
      task: { kind: 'pick', articleId: article.id, title, sentences: chunk, most },
      system,
      prompt: prompt(chunk),
      schema: pickSchema(
        chunk.map(({ n }) => n),
        Math.min(most, chunk.length),
      ),
      maxTokens,
    }));
}

function outputTokens(requests: readonly LlmRequest[]): number {
  return requests.reduce((sum, { maxTokens }) => sum + maxTokens, 0);
}

function noteOrders(article: Article, asker: Asker): void {
  const orders = article.sentences.filter(({ text }) => ordersAModel(text)).length;
  if (orders > 0)
    asker.note(
      'summarise.order',
      article.id,
      `${orders} ${orders === 1 ? 'sentence gives' : 'sentences give'} orders to a language model and ${orders === 1 ? 'was' : 'were'} left out`,
    );
}

/** The first sentences that report something, for a story of which nothing was picked. */
export function leadFacts(article: Article, from?: ReadonlySet<number>): readonly Citation[] {
  return cite(article.id, leadOf(readable(article, from).flat()));
}

/** Captions, bylines and the like stand in only where there is nothing else. */
function leadOf(sentences: readonly NumberedSentence[]): readonly NumberedSentence[] {
  const telling = sentences.filter(({ text }) => !isAside(text));
  return (telling.length > 0 ? telling : sentences).slice(0, leadSentences);
}

/** The article's sentences by paragraph under their numbers, without datelines, and without those that speak to a model: a fence keeps an obedient one from none of them. */
function readable(
  article: Article,
  from?: ReadonlySet<number>,
): readonly (readonly NumberedSentence[])[] {
  const paragraphs: NumberedSentence[][] = [];
  for (const { number, paragraph, text } of article.sentences) {
    const list = (paragraphs[paragraph] ??= []);
    const offered = from?.has(number) ?? true;
    if (offered && !ordersAModel(text) && !isDateline(text)) list.push({ n: number, text });
  }
  return paragraphs.filter((list) => list.length > 0);
}

function cite(articleId: string, sentences: readonly NumberedSentence[]): readonly Citation[] {
  return sentences.map(({ n, text }) => ({ articleId, sentence: n, quote: text }));
}
