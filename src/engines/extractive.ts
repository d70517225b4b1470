/** The engine without a model: leaves it at what the program planned. Never passed off as a model. */
import { AnswerError } from '../errors.ts';
import { noModel } from '../model/drafts.ts';
import type { Llm, LlmTask, NumberedSentence } from '../ports.ts';

/** Answers the task's data in the schema that the prompt asks for; no prompt is read, no token counted. */
export function createExtractiveEngine(): Llm {
  return {
    info: noModel,
    contextTokens: Number.MAX_SAFE_INTEGER,
    ask: async ({ task }) => ({ json: answer(task), promptTokens: 0, outputTokens: 0 }),
  };
}

function answer(task: LlmTask): unknown {
  switch (task.kind) {
    case 'choose':
      return chooseWordings(task.headlines, task.sentences);
    case 'infer':
    case 'remark':
      // Without a model there is no inference to offer.
      return { remarks: [] };
    case 'write':
      throw new AnswerError('server', 'the engine without a model words nothing itself');
    case 'judge':
      throw new AnswerError('server', 'the engine without a model judges nothing');
  }
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
