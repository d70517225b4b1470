/** One claim put before a model as a judge. */
import { z } from 'zod';
import type { LlmRequest } from '../ports.ts';
import type { Prompt } from '../stage.ts';
import { asData } from '../stages/summarise/fence.ts';
import { fillTemplate } from '../text/template.ts';
import type { ExamItem } from './items.ts';

export type JudgeItem = Extract<ExamItem, { kind: 'judge' }>;

/** `yes`: the document says it. */
export type Answer = 'yes' | 'no';

const schema = {
  type: 'object',
  properties: { answer: { type: 'string', enum: ['yes', 'no'] } },
  required: ['answer'],
  additionalProperties: false,
} as const;

const shape = z.object({ answer: z.enum(['yes', 'no']) });

/** For `{"answer":"yes"}` with whatever white space a model puts in it. */
const maxTokens = 40;

/**
 * Models of the MiniCheck family (`bespoke-minicheck` in the Ollama library) are trained on
 * `Document: …\nClaim: …` and answer Yes or No; they judge and can do nothing else.
 */
export function judgesOnly(model: string): boolean {
  return /minicheck/i.test(model);
}

/** @param number the question's, for its label */
export function judgeRequest(
  { source, claim }: JudgeItem,
  number: number,
  model: string,
  prompt: Prompt,
): LlmRequest {
  const label = `judge ${source.id} ${number}`;
  const body = asData(source.sentences.join(source.lang === 'en' ? ' ' : ''));
  const title = asData(source.title);
  const task = { kind: 'judge', document: body, claim } as const;
  if (judgesOnly(model)) {
    const document = `${title}\n${source.date}\n${body}`;
    const bare = `Document: ${document}\nClaim: ${asData(claim)}`;
    return { label, task, system: '', prompt: bare, schema: {}, maxTokens: 4 };
  }
  return {
    label,
    task,
    system: '',
    prompt: fillTemplate(prompt.template, {
      date: source.date,
      title,
      document: body,
      claim: asData(claim),
    }),
    schema,
    maxTokens,
  };
}

/** Nothing when the answer is neither. */
export function answerIn(json: unknown): Answer | undefined {
  if (typeof json === 'string') {
    const word = /^\W*(yes|no)\b/i.exec(json)?.[1]?.toLowerCase();
    return word === 'yes' || word === 'no' ? word : undefined;
  }
  return shape.safeParse(json).data?.answer;
}
