/** How a refused sentence is put before the writer again, and how the answer is read. */
import { z } from 'zod';
import type { Citation, Draft } from '../../model/claim.ts';
import type { Retry } from '../../model/drafts.ts';
import type { Llm, LlmRequest } from '../../ports.ts';
import type { Params } from '../../stage.ts';
import { fillTemplate } from '../../text/template.ts';
import { roomFor, thatFit } from '../../questions/budget.ts';
import type { Fact } from '../../questions/facts.ts';
import { asData, numberedLines } from '../../questions/fence.ts';
import { languageRule } from '../../questions/write.ts';
import type { ReadStory } from '../../drafts/read-story.ts';

/** Output tokens of one answer: a sentence of Chinese takes 60 to 120 tokens, with a small vocabulary twice that. */
export const repairTokens = 240;

/** More reasons than these confuse; the first ones tell of what comes first in the sentence. */
const mostReasons = 4;

/** At most so many facts behind one sentence: more can't be read as one. */
const mostFacts = 4;

const answer: z.ZodType<{ text: string; facts: number[] }> = z.object({
  text: z.string(),
  facts: z.array(z.number()),
});

/**
 * The cited sentences, each with the one before it, which has the names that 他 or 該公司 stand for;
 * under numbers from 1, in the order of the articles.
 */
export function factsOf(citations: readonly Citation[], read: ReadStory): readonly Fact[] {
  const facts: Citation[] = [];
  for (const [articleId, { sentences }] of read.citable) {
    const cited = new Set(
      citations.filter((c) => c.articleId === articleId).map((c) => c.sentence),
    );
    sentences.forEach((quote, sentence) => {
      const wanted = cited.has(sentence) || (sentence > 0 && cited.has(sentence + 1));
      if (wanted && quote !== '' && read.offers({ articleId, sentence }))
        facts.push({ articleId, sentence, quote });
    });
  }
  return facts.map((citation, i) => ({ n: i + 1, citation }));
}

/** Undefined where not one of the facts fits what the model can read at once. */
export function repairRequest(
  draft: Draft,
  reasons: readonly string[],
  facts: readonly Fact[],
  llm: Llm,
  params: Params,
): LlmRequest | undefined {
  const { prompts, topic } = params;
  const system = fillTemplate(prompts.system.template, { topic: asData(topic.name) });
  const told = reasons.slice(0, mostReasons).map(asData);
  const prompt = (lines: string): string =>
    fillTemplate(prompts.repair.template, {
      language: languageRule(params),
      facts: lines,
      draft: asData(draft.text),
      reasons: told.join('; '),
    });
  const room = roomFor(llm.contextTokens, system + prompt(''), repairTokens);
  const shown = thatFit(
    facts.map(({ n, citation }) => ({ n, text: citation.quote })),
    room,
  );
  if (shown.length === 0) return undefined;
  return {
    label: `repair ${draft.id}`,
    task: { kind: 'repair', draftId: draft.id, draft: draft.text, reasons: told, facts: shown },
    system,
    prompt: prompt(numberedLines(shown)),
    schema: schemaFor(shown.map(({ n }) => n)),
    maxTokens: repairTokens,
  };
}

function schemaFor(numbers: readonly number[]): LlmRequest['schema'] {
  return {
    type: 'object',
    properties: {
      text: { type: 'string' },
      facts: { type: 'array', items: { type: 'integer', enum: numbers }, maxItems: mostFacts },
    },
    required: ['text', 'facts'],
    additionalProperties: false,
  };
}

/** The second wording; nothing where the model has none or gives the first again; a reason where the answer can't be used. */
export function retryIn(
  json: unknown,
  draft: Draft,
  facts: readonly Fact[],
): Retry | string | undefined {
  const read = answer.safeParse(json);
  if (!read.success) return 'off its schema';
  const text = read.data.text.replace(/\s+/gu, ' ').trim();
  if (text === '' || text === draft.text.trim()) return undefined;
  const citations = facts
    .filter(({ n }) => read.data.facts.includes(n))
    .map(({ citation }) => citation);
  if (citations.length === 0) return 'it names no sentence';
  return { draftId: draft.id, text, citations };
}
