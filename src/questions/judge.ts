/** One claim put before a model as a judge: the question, and what its answer means. */
import { z } from 'zod';
import type { LlmRequest } from '../ports.ts';
import type { Prompt } from '../stage.ts';
import { asData } from './fence.ts';
import { fillTemplate } from '../text/template.ts';

/** `yes`: the document says it. */
export type Answer = 'yes' | 'no';

/** What a claim is held against. */
export interface JudgedSource {
  readonly title: string;
  /** `YYYY-MM-DD`; empty when the article has none. */
  readonly date: string;
  /** Sentences one after another, as they stand in the article. */
  readonly document: string;
}

const schema = {
  type: 'object',
  properties: { answer: { type: 'string', enum: ['yes', 'no'] } },
  required: ['answer'],
  additionalProperties: false,
} as const;

const shape = z.object({ answer: z.enum(['yes', 'no']) });

/** For `{"answer":"yes"}` with whatever white space a model puts in it. */
export const judgeTokens = 40;

/**
 * Models of the MiniCheck family (`bespoke-minicheck` in the Ollama library) are trained on
 * `Document: …\nClaim: …` and answer Yes or No; they judge and can do nothing else.
 */
export function judgesOnly(model: string): boolean {
  return /minicheck/i.test(model);
}

/** @param label names the exchange: `judge …` */
export function judgeRequest(
  label: string,
  source: JudgedSource,
  claim: string,
  model: string,
  prompt: Prompt,
): LlmRequest {
  const document = asData(source.document);
  const title = asData(source.title);
  const task = { kind: 'judge', document, claim } as const;
  if (judgesOnly(model)) {
    const whole = `${title}\n${source.date}\n${document}`;
    const bare = `Document: ${whole}\nClaim: ${asData(claim)}`;
    return { label, task, system: '', prompt: bare, schema: {}, maxTokens: 4 };
  }
  return {
    label,
    task,
    system: '',
    prompt: fillTemplate(prompt.template, {
      date: source.date,
      title,
      document,
      claim: asData(claim),
    }),
    schema,
    maxTokens: judgeTokens,
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
