/** A heading and a few sentences for a story, from its facts alone. */
import { targetLanguage } from '../languages/target-languages.ts';
import type { Draft, DraftRole } from '../model/claim.ts';
import type { Llm, NumberedSentence } from '../ports.ts';
import type { Params } from '../stage.ts';
import { fillTemplate } from '../text/template.ts';
import { writeAnswer, writeSchema, type Written } from './answers.ts';
import type { Asker } from './asker.ts';
import { roomFor, thatFit } from './budget.ts';
import { knownNumbers, type Fact } from './facts.ts';
import { asData, numberedLines } from './fence.ts';

/** Sentences of a story's body. */
const mostSentences = 4;

/** Output tokens of one text: a heading and four sentences in Chinese take 300 to 500, with a small vocabulary twice that. */
export const writeTokens = 900;

/** How a model is told which language to write in. */
export function languageRule({ lang, judges }: Pick<Params, 'lang' | 'judges'>): string {
  const { rule, translating = rule } = targetLanguage(lang);
  return judges.includes('zh-TW/en') ? translating : rule;
}

/**
 * Drafts of one story: the headline first. Fact 0 is the title, if there is one.
 * @param ahead output tokens that the stage may ask for after this story, where it knows
 */
export async function writeStory(
  storyId: string,
  facts: readonly Fact[],
  llm: Llm,
  params: Params,
  asker: Asker,
  ahead?: number,
): Promise<readonly Draft[]> {
  const system = fillTemplate(params.prompts.system.template, {
    topic: asData(params.topic.name),
  });
  const body = facts.filter(({ n }) => n > 0);
  if (body.length === 0) return verbatim(storyId, facts);
  const most = Math.min(mostSentences, body.length);
  const prompt = (part: readonly NumberedSentence[]): string =>
    fillTemplate(params.prompts.write.template, {
      topic: asData(params.topic.name),
      most: String(most),
      language: languageRule(params),
      facts: numberedLines(part),
    });
  const room = roomFor(llm.contextTokens, system + prompt([]), writeTokens);
  const shown = thatFit(
    facts.map(({ n, citation }) => ({ n, text: citation.quote })),
    room,
  );
  const numbers = shown.map(({ n }) => n);
  const label = `write ${storyId}`;
  if (shown.length < facts.length)
    asker.note(
      'summarise.not-read',
      storyId,
      `${label}: ${shown.length} of ${facts.length} facts were put before the model`,
    );
  const instead = "the sources' own sentences stand in";
  const answer = await asker.ask(
    {
      label,
      task: { kind: 'write', storyId, facts: shown.filter(({ n }) => n > 0) },
      system,
      prompt: prompt(shown),
      schema: writeSchema(numbers, most),
      maxTokens: writeTokens,
    },
    writeAnswer,
    storyId,
    instead,
    ahead,
  );
  if (answer === undefined) return verbatim(storyId, facts);
  const known = new Set(numbers);
  const drafts: Draft[] = [];
  const add = (role: DraftRole, written: Written): void => {
    const text = written.text.replace(/\s+/gu, ' ').trim();
    const used = new Set(knownNumbers(written.facts, known, asker, storyId, label));
    if (text === '') {
      asker.note('summarise.bad-pick', storyId, `${label}: an empty sentence`);
      return;
    }
    const citations = facts.filter(({ n }) => used.has(n)).map(({ citation }) => citation);
    drafts.push({ id: `${storyId}/${drafts.length}`, storyId, role, text, citations });
  };
  add('headline', answer.headline);
  for (const sentence of answer.sentences.slice(0, most)) add('body', sentence);
  if (drafts.some(({ role }) => role === 'body')) return drafts;
  asker.note('summarise.answer-lost', storyId, `${label}: no sentence; ${instead}`);
  return verbatim(storyId, facts);
}

/** The title and the first facts word for word, when there is no answer to use. */
function verbatim(storyId: string, facts: readonly Fact[]): readonly Draft[] {
  return facts.slice(0, mostSentences).map(({ n, citation }, i) => ({
    id: `${storyId}/${i}`,
    storyId,
    role: n === 0 ? 'headline' : 'body',
    text: citation.quote,
    citations: [citation],
  }));
}
