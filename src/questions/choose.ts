/** The second half: which wordings a story is told in. A model picks numbers, the program has made the wordings. */
import type { Draft, DraftRole } from '../model/claim.ts';
import type { Llm, LlmRequest, LlmTask, NumberedSentence } from '../ports.ts';
import type { Candidate } from '../drafts/candidates.ts';
import type { StandIn } from '../drafts/stand-in.ts';
import type { Params } from '../stage.ts';
import { fillTemplate } from '../text/template.ts';
import { chooseAnswer, chooseSchema } from './answers.ts';
import type { Asker } from './asker.ts';
import { roomFor, thatFit } from './budget.ts';
import { knownNumbers } from './facts.ts';
import { asData, numberedLines } from './fence.ts';

/** Sentences of a story's body. A small model that may name one names one. */
const mostSentences = 4;
const fewestSentences = 3;

/** Output tokens of one answer: five numbers in their braces. */
export const chooseTokens = 120;

/** What a story can be told in. */
export interface Choice {
  readonly storyId: string;
  readonly headlines: readonly StandIn[];
  readonly sentences: readonly Candidate[];
}

/**
 * Drafts of one story: the headline first. A lost answer costs the choice alone: the first title and the first
 * sentences stand in.
 * @param ahead output tokens that the stage may ask for after this story, where it knows
 */
export async function chooseWordings(
  choice: Choice,
  llm: Llm,
  params: Params,
  asker: Asker,
  ahead?: number,
): Promise<readonly Draft[]> {
  const { storyId, headlines, sentences } = choice;
  // Where there is nothing to choose, nothing is asked.
  if (headlines.length < 2 && sentences.length < 2) return firstOf(choice);
  const request = chooseRequest(choice, llm, params);
  const { label, task } = request;
  if (task.sentences.length < sentences.length)
    asker.note(
      'summarise.not-read',
      storyId,
      `${label}: ${task.sentences.length} of ${sentences.length} wordings were put before the model`,
    );
  // No sentence to choose: whatever the title, an answer could be bound to no number.
  if (task.sentences.length === 0) return firstOf(choice);
  const answer = await asker.ask(
    request,
    chooseAnswer,
    storyId,
    'the first title and the first sentences stand in',
    ahead,
  );
  if (answer === undefined) return firstOf(choice);
  const known = (list: readonly NumberedSentence[]): ReadonlySet<number> =>
    new Set(list.map(({ n }) => n));
  const named = headlines.length === 0 ? [] : [answer.headline];
  const [title] = knownNumbers(named, known(task.headlines), asker, storyId, label);
  const picked = knownNumbers(answer.sentences, known(task.sentences), asker, storyId, label);
  const bodies = onePerSentence(
    picked.map((n) => n - headlines.length - 1),
    sentences,
  ).slice(0, mostSentences);
  if (bodies.length === 0) {
    asker.note('summarise.bad-pick', storyId, `${label}: no sentence; the first ones stand in`);
    return firstOf(choice);
  }
  return draftsOf(storyId, headlines[title === undefined ? 0 : title - 1], bodies);
}

type ChooseRequest = LlmRequest & { readonly task: LlmTask & { readonly kind: 'choose' } };

function chooseRequest(
  { storyId, headlines, sentences }: Choice,
  llm: Llm,
  params: Params,
): ChooseRequest {
  const topic = asData(params.topic.name);
  const system = fillTemplate(params.prompts.system.template, { topic });
  const titles = headlines.map(({ text }, i) => ({ n: i + 1, text }));
  const numbered = sentences.map(({ text, shortens }, i) => ({
    n: titles.length + i + 1,
    text: shortens === undefined ? text : `＝${titles.length + shortens + 1} ${text}`,
  }));
  const most = Math.min(mostSentences, sentences.length);
  const prompt = (part: readonly NumberedSentence[]): string =>
    fillTemplate(params.prompts.choose.template, {
      topic,
      most: String(most),
      headlines: numberedLines(titles),
      sentences: numberedLines(part),
    });
  const shown = thatFit(numbered, roomFor(llm.contextTokens, system + prompt([]), chooseTokens));
  const plain = shown.map(({ n }) => {
    const { text = '', shortens } = sentences[n - titles.length - 1] ?? {};
    return { n, text, ...(shortens !== undefined && { shortens: titles.length + shortens + 1 }) };
  });
  const different = plain.filter(({ shortens }) => shortens === undefined).length;
  return {
    label: `choose ${storyId}`,
    task: { kind: 'choose', storyId, headlines: titles, sentences: plain, most },
    system,
    prompt: prompt(shown),
    schema: chooseSchema(
      // Without a title the number says nothing, but there has to be one.
      titles.length === 0 ? [0] : titles.map(({ n }) => n),
      shown.map(({ n }) => n),
      { least: Math.max(1, Math.min(fewestSentences, different)), most },
    ),
    maxTokens: chooseTokens,
  };
}

/** Of two wordings of one sentence the one that was named first. */
function onePerSentence(
  places: readonly number[],
  sentences: readonly Candidate[],
): readonly Candidate[] {
  const told = new Set<number>();
  return places.flatMap((place) => {
    const one = sentences[place];
    const of = one?.shortens ?? place;
    if (one === undefined || told.has(of)) return [];
    told.add(of);
    return [one];
  });
}

/** The first title and the first sentences, for want of an answer. */
function firstOf({ storyId, headlines, sentences }: Choice): readonly Draft[] {
  const whole = sentences.filter(({ shortens }) => shortens === undefined);
  return draftsOf(storyId, headlines[0], whole.slice(0, mostSentences));
}

function draftsOf(
  storyId: string,
  headline: StandIn | undefined,
  bodies: readonly StandIn[],
): readonly Draft[] {
  const all = [
    ...(headline === undefined ? [] : [{ role: 'headline' as DraftRole, ...headline }]),
    ...bodies.map((body) => ({ role: 'body' as DraftRole, ...body })),
  ];
  return all.map(({ role, text, citations }, i) => ({
    id: `${storyId}/${i}`,
    storyId,
    role,
    text,
    citations,
  }));
}
