/** How a story is told: the program has planned its sentences, a model picks by number what it would add, and the title. */
import type { StandIn } from '../drafts/stand-in.ts';
import type { Statement } from '../content/statements.ts';
import type { Llm, LlmRequest, LlmTask, NumberedSentence } from '../ports.ts';
import type { Params } from '../stage.ts';
import { fillTemplate } from '../text/template.ts';
import { chooseAnswer, chooseSchema } from './answers.ts';
import type { Asker } from './asker.ts';
import { roomFor, thatFit } from './budget.ts';
import { knownNumbers } from './facts.ts';
import { asData, numberedLines } from './fence.ts';

/** Sentences that a model may name. A small one that may name one names one. */
const mostPicks = 5;
const fewestPicks = 2;
/** Sentences that a model may add to what is told anyway. */
export const mostAdded = 3;

/** Output tokens of one answer: six numbers in their braces. */
export const chooseTokens = 60;

/** What a story can be told in. */
export interface Choice {
  readonly storyId: string;
  readonly headlines: readonly StandIn[];
  /** Told whatever the answer. */
  readonly told: readonly Statement[];
  /** May be told beside them. */
  readonly more: readonly Statement[];
}

/** What was chosen. */
export interface Chosen {
  readonly headline?: StandIn;
  /** Added to what is told. */
  readonly added: readonly Statement[];
  /** Those of which the shorter wording was named. */
  readonly shortened: ReadonlySet<Statement>;
}

/**
 * A lost answer costs the choice alone: the first title stands in, and nothing is added.
 * @param ahead output tokens that the stage may ask for after this story, where it knows
 */
export async function chooseFor(
  choice: Choice,
  llm: Llm,
  params: Params,
  asker: Asker,
  ahead?: number,
): Promise<Chosen> {
  const { storyId, headlines, told, more } = choice;
  const planned: Chosen = {
    ...(headlines[0] && { headline: headlines[0] }),
    added: [],
    shortened: new Set(),
  };
  const offers = [...told, ...more].flatMap(offersOf);
  // Where there is nothing to choose, nothing is asked.
  if (headlines.length < 2 && more.length === 0 && offers.every(({ short }) => !short))
    return planned;
  const request = chooseRequest(choice, offers, llm, params);
  const { label, task } = request;
  if (task.sentences.length < offers.length)
    asker.note(
      'summarise.not-read',
      storyId,
      `${label}: ${task.sentences.length} of ${offers.length} wordings were put before the model`,
    );
  // No sentence to choose: whatever the title, an answer could be bound to no number.
  if (task.sentences.length === 0) return planned;
  const instead = 'the first title stands in, and what the program chose';
  const answer = await asker.ask(request, chooseAnswer, storyId, instead, ahead);
  if (answer === undefined) return planned;
  const known = (list: readonly NumberedSentence[]): ReadonlySet<number> =>
    new Set(list.map(({ n }) => n));
  const named = headlines.length === 0 ? [] : [answer.headline];
  const [title] = knownNumbers(named, known(task.headlines), asker, storyId, label);
  const numbers = knownNumbers(answer.sentences, known(task.sentences), asker, storyId, label);
  const picked = numbers.flatMap((n) => offers[n - headlines.length - 1] ?? []);
  const headline = headlines[title === undefined ? 0 : title - 1];
  // Of two wordings of one sentence the one that was named first.
  const first = picked.filter((one, i) => picked.findIndex(({ of }) => of === one.of) === i);
  return {
    ...(headline && { headline }),
    added: first
      .map(({ of }) => of)
      .filter((one) => more.includes(one))
      .slice(0, mostAdded),
    shortened: new Set(first.filter(({ short }) => short).map(({ of }) => of)),
  };
}

/** A wording under a number. */
interface Offer {
  readonly of: Statement;
  readonly text: string;
  readonly short: boolean;
}

function offersOf(of: Statement): readonly Offer[] {
  const full: Offer = { of, text: of.text, short: false };
  return of.short === undefined ? [full] : [full, { of, text: of.short.text, short: true }];
}

type ChooseRequest = LlmRequest & { readonly task: LlmTask & { readonly kind: 'choose' } };

function chooseRequest(
  { storyId, headlines, told }: Choice,
  offers: readonly Offer[],
  llm: Llm,
  params: Params,
): ChooseRequest {
  const topic = asData(params.topic.name);
  const system = fillTemplate(params.prompts.system.template, { topic });
  const titles = headlines.map(({ text }, i) => ({ n: i + 1, text }));
  const numberOf = (one: Statement): number =>
    titles.length + 1 + offers.findIndex(({ of, short }) => of === one && !short);
  const numbered = offers.map(({ of, text, short }, i) => ({
    n: titles.length + i + 1,
    text: short ? `＝${numberOf(of)} ${text}` : text,
  }));
  const most = Math.min(mostPicks, offers.filter(({ short }) => !short).length);
  const prompt = (part: readonly NumberedSentence[]): string =>
    fillTemplate(params.prompts.choose.template, {
      topic,
      most: String(most),
      headlines: numberedLines(titles),
      sentences: numberedLines(part),
    });
  const shown = thatFit(numbered, roomFor(llm.contextTokens, system + prompt([]), chooseTokens));
  const plain = shown.flatMap(({ n }) => {
    const offer = offers[n - titles.length - 1];
    if (offer === undefined) return [];
    return [
      {
        n,
        text: offer.text,
        ...(offer.short && { shortens: numberOf(offer.of) }),
        ...(!offer.short && told.includes(offer.of) && { told: true as const }),
      },
    ];
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
      { least: Math.max(1, Math.min(fewestPicks, different)), most },
    ),
    maxTokens: chooseTokens,
  };
}
