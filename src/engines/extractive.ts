/** The engine without a model: picks the sources' own sentences. Never passed off as a model. */
import { AnswerError } from '../errors.ts';
import type { Llm, LlmTask, NumberedSentence } from '../ports.ts';
import { choose, rankSentences, type Ranked } from '../text/ranking.ts';

/** Answers the task's data in the schema that the prompt asks for; no prompt is read, no token counted. */
export function createExtractiveEngine(): Llm {
  return {
    info: { engine: 'extractive', model: 'extractive' },
    contextTokens: Number.MAX_SAFE_INTEGER,
    ask: async ({ task }) => ({ json: answer(task), promptTokens: 0, outputTokens: 0 }),
  };
}

function answer(task: LlmTask): unknown {
  switch (task.kind) {
    case 'pick':
      return { facts: pick(task.sentences, task.most) };
    case 'choose':
      return chooseWordings(task.headlines, task.sentences);
    case 'write':
      return write(task.titles, task.facts);
    case 'remark':
      // Without a model there is no inference to offer.
      return { remarks: [] };
    case 'repair':
      throw new AnswerError('server', 'the engine without a model words nothing anew');
    case 'judge':
      throw new AnswerError('server', 'the engine without a model judges nothing');
  }
}

/** What is proved later may be shown without the sentence before it, so each must stand alone. */
const alone = { tokens: Number.MAX_SAFE_INTEGER, inContext: false } as const;

/** However long, what is told here is articles. */
function rank(sentences: readonly NumberedSentence[]): readonly Ranked[] {
  const of = sentences.length;
  return rankSentences(
    sentences.map(({ text }, place) => ({ text, place, of })),
    false,
  );
}

/** Numbers of the sentences that say most, most important first. */
function pick(sentences: readonly NumberedSentence[], most: number): readonly number[] {
  const ranked = rank(sentences);
  return choose(ranked, { ...alone, most }).flatMap((i) => sentences[i]?.n ?? []);
}

/** A longer sentence is told in its shorter wording. In characters. */
const longest = 110;

/** The first title, and the shorter wordings of what is long: the program's own choice has nothing to add to. */
function chooseWordings(
  headlines: readonly NumberedSentence[],
  sentences: (LlmTask & { readonly kind: 'choose' })['sentences'],
): unknown {
  const long = new Set(
    sentences.filter(({ told, text }) => told && text.length > longest).map(({ n }) => n),
  );
  return {
    headline: headlines[0]?.n ?? 0,
    sentences: sentences.filter(({ shortens }) => long.has(shortens ?? 0)).map(({ n }) => n),
  };
}

/** Sentences of a story's body. */
const mostSentences = 4;

/** The lead article's title and the facts that say most, word for word, in the order in which they were handed in. */
function write(titles: readonly string[], facts: readonly NumberedSentence[]): unknown {
  const ranked = rank(facts);
  const chosen = choose(ranked, { ...alone, most: mostSentences });
  return {
    headline: { text: titles[0] ?? '', facts: [0] },
    sentences: chosen
      .toSorted((a, b) => a - b)
      .flatMap((i) => facts[i] ?? [])
      .map(({ n, text }) => ({ text, facts: [n] })),
  };
}
