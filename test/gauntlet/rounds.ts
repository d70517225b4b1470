/** The scripted model: what it says of each article, a few sentences a run. */
import { askJson } from '../../src/engines/ask-json.ts';
import type { Llm, LlmRequest } from '../../src/ports.ts';
import type { Saying, SourceText } from './corpus.ts';

/** Sentences that the model writes of one article in one run; of no more is it asked. */
export const mostSayings = 4;

/** What the model says in one run, by article. */
export type Round = ReadonlyMap<string, readonly Saying[]>;

/**
 * Deals the sayings out so that no two of one article cite the same sentence in one run: what stands
 * in for one would count as a repetition of the other. A saying with an answer of its own is alone.
 */
export function dealt(sayings: readonly Saying[], most: number): readonly Round[] {
  const rounds: Map<string, Saying[]>[] = [];
  for (const saying of sayings) {
    const fits = (round: Map<string, readonly Saying[]>): boolean => {
      const others = round.get(saying.article) ?? [];
      if (others.length === 0) return true;
      if (saying.raw !== undefined || others.some(({ raw }) => raw !== undefined)) return false;
      const used = others.flatMap(({ from }) => from);
      // A text is made of few sentences.
      return (
        others.length < most &&
        used.length + saying.from.length <= 6 &&
        !saying.from.some((n) => used.includes(n))
      );
    };
    let round = rounds.find(fits);
    if (round === undefined) {
      round = new Map();
      rounds.push(round);
    }
    round.set(saying.article, [...(round.get(saying.article) ?? []), saying]);
  }
  return rounds;
}

/** What the model says of an article: its first sentence where the round has nothing. */
export function sayingsOf(round: Round, article: string): readonly Saying[] {
  return round.get(article) ?? [{ kind: 'good', article, from: [1], text: '' }];
}

/** What the scripted model says as a judge, whatever it is asked. */
export type Word = 'yes' | 'no';

/** An Llm that says what the round has for each article, through the reading of answers that real engines use. */
export function writerOf(
  round: Round,
  sources: readonly SourceText[],
  role: 'headline' | 'body',
  word: Word,
): Llm {
  const sentences = new Map(sources.map(({ id, paragraphs }) => [id, paragraphs.flat()]));
  const titles = new Map(sources.map(({ id, title }) => [id, title]));
  const answer = ({ task }: LlmRequest): string => {
    if (task.kind === 'remark') return '{"remarks":[]}';
    if (task.kind === 'judge') return JSON.stringify({ answer: word });
    if (task.kind === 'choose' || task.kind === 'infer') throw new Error('the model writes');
    const id = task.storyId.slice(1);
    const sayings = sayingsOf(round, id);
    const [raw] = sayings.flatMap((saying) => saying.raw ?? []);
    if (raw !== undefined) return raw;
    const said = sayings.map(({ text, from }) => ({
      text: text === '' ? (sentences.get(id)?.[0] ?? '') : text,
      facts: from.flatMap((number) => {
        const quote = sentences.get(id)?.[number - 1];
        return task.facts.find((fact) => fact.text === quote)?.n ?? [];
      }),
    }));
    const title = { text: titles.get(id) ?? '', facts: [0] };
    // A headline is proved by rules of its own, so every fault is tried as one too.
    const headline = role === 'headline' ? (said[0] ?? title) : title;
    return JSON.stringify({ headline, sentences: said });
  };
  return {
    info: { engine: 'ollama', model: 'scripted' },
    contextTokens: 8192,
    ask: (request) =>
      askJson(
        request,
        () => Promise.resolve({ text: answer(request), ended: 'stop', outputTokens: 9 }),
        { contextTokens: 8192, fewest: () => 0, counts: { withoutCached: false } },
      ),
  };
}
