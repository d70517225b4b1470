/** The first half: which sentences of an article tell the news. A model picks numbers, the program quotes. */
import type { Article } from '../../model/article.ts';
import type { Citation } from '../../model/claim.ts';
import type { Llm, NumberedSentence } from '../../ports.ts';
import type { Params } from '../../stage.ts';
import { ordersAModel } from '../../text/orders.ts';
import { sentencesOf } from '../../text/sentences.ts';
import { fillTemplate } from '../../text/template.ts';
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

/** Picked sentences in the article's order. */
export async function pickFacts(
  article: Article,
  most: number,
  llm: Llm,
  params: Params,
  asker: Asker,
): Promise<readonly Citation[]> {
  const sentences = readable(article);
  const orders = sentencesOf(article).length - sentences.length;
  if (orders > 0)
    asker.note(
      'summarise.order',
      article.id,
      `${orders} ${orders === 1 ? 'sentence gives' : 'sentences give'} orders to a language model and ${orders === 1 ? 'was' : 'were'} left out`,
    );
  if (sentences.length <= nothingToPick) return cite(article.id, sentences);
  const system = fillTemplate(params.prompts.system.template, {
    topic: asData(params.topic.name),
  });
  const prompt = (part: readonly NumberedSentence[]): string =>
    fillTemplate(params.prompts.pick.template, {
      topic: asData(params.topic.name),
      title: asData(article.title),
      most: String(most),
      sentences: numberedLines(part),
    });
  const maxTokens = 80 + 10 * most;
  const chunks = inChunks(sentences, roomFor(llm.contextTokens, system + prompt([]), maxTokens));
  const read = chunks.slice(0, mostChunks);
  const count = read.reduce((n, chunk) => n + chunk.length, 0);
  if (count < sentences.length)
    asker.note(
      'summarise.not-read',
      article.id,
      `${count} of ${sentences.length} sentences were put before the model`,
    );
  const picked = new Set<number>();
  for (const [i, chunk] of read.entries()) {
    const label = `pick ${article.id}${i === 0 ? '' : ` ${i + 1}`}`;
    const answer = await asker.ask(
      {
        label,
        task: { kind: 'pick', articleId: article.id, title: article.title, sentences: chunk, most },
        system,
        prompt: prompt(chunk),
        schema: pickSchema(
          chunk.map(({ n }) => n),
          Math.min(most, chunk.length),
        ),
        maxTokens,
      },
      pickAnswer,
      article.id,
      i === 0 ? 'the first sentences stand in' : 'nothing is taken from this part',
    );
    const known = new Set(chunk.map(({ n }) => n));
    // A later part adds what it picked; only the beginning is worth having unpicked.
    const fallback = i === 0 ? chunk.slice(0, leadSentences).map(({ n }) => n) : [];
    const numbers =
      answer === undefined ? fallback : knownNumbers(answer.facts, known, asker, article.id, label);
    for (const n of numbers.slice(0, most)) picked.add(n);
  }
  if (picked.size === 0)
    asker.note('summarise.nothing-picked', article.id, 'no sentence of this article was picked');
  return cite(
    article.id,
    sentences.filter(({ n }) => picked.has(n)),
  );
}

/** The first sentences, for a story of which nothing was picked. */
export function leadFacts(article: Article): readonly Citation[] {
  return cite(article.id, readable(article).slice(0, leadSentences));
}

/** The article's sentences under their numbers, without those that speak to a model: a fence keeps an obedient one from none of them. */
function readable(article: Article): readonly NumberedSentence[] {
  return sentencesOf(article)
    .map((text, i) => ({ n: i + 1, text }))
    .filter(({ text }) => !ordersAModel(text));
}

function cite(articleId: string, sentences: readonly NumberedSentence[]): readonly Citation[] {
  return sentences.map(({ n, text }) => ({ articleId, sentence: n, quote: text }));
}
