/** Fitting numbered sentences into what a model can read at once. */
import type { NumberedSentence } from '../ports.ts';
import { mostTokens } from '../text/token-budget.ts';
import { numberedLines } from './fence.ts';

/** Room for the schema, which the engine adds to the prompt, and for the chat template. */
const engineTokens = 300;

/** Tokens left for sentences in a call whose other parts are given. Not below a fifth of the context: the estimate is a high one. */
export function roomFor(contextTokens: number, fixedText: string, maxTokens: number): number {
  const left = contextTokens - maxTokens - engineTokens - mostTokens(fixedText);
  return Math.max(left, Math.floor(contextTokens / 5));
}

function cost(sentence: NumberedSentence): number {
  return mostTokens(numberedLines([sentence])) + 1;
}

/** Sentences shown again at the start of the next part, where the last paragraph is too long for that. */
const sentencesAgain = 2;

/** A paragraph up to this share of the room is shown again whole. */
const shareAgain = 1 / 5;

/** A sentence to place: which paragraph it stands in, what it takes. */
interface Placed {
  readonly sentence: NumberedSentence;
  readonly paragraph: number;
  readonly tokens: number;
}

/**
 * The sentences of an article, given by paragraphs, in parts that each fit `room` tokens, in order
 * and under their numbers. A part ends with a paragraph where one ends in the second half of the
 * room, else with a sentence. Each part after the first begins with the last paragraph of the one
 * before it, or with that one's last two sentences where the paragraph takes more than a fifth of
 * the room, so that 他 or 該公司 is read with what it points to; what of this leaves no room for
 * a new sentence is not shown again. A sentence that fits no part is left out.
 */
export function inChunks(
  paragraphs: readonly (readonly NumberedSentence[])[],
  room: number,
): readonly (readonly NumberedSentence[])[] {
  const placed = paragraphs
    .flatMap((sentences, paragraph): readonly Placed[] =>
      sentences.map((sentence) => ({ sentence, paragraph, tokens: cost(sentence) })),
    )
    .filter(({ tokens }) => tokens <= room);
  const chunks: (readonly Placed[])[] = [];
  for (let next = 0; next < placed.length;) {
    const again = overlap(chunks.at(-1) ?? [], room, placed[next]?.tokens ?? 0);
    const fresh = placed.slice(next, cutAfter(placed, next, total(again), room));
    chunks.push([...again, ...fresh]);
    next += fresh.length;
  }
  return chunks.map((chunk) => chunk.map(({ sentence }) => sentence));
}

/** Where a part that begins at `next` ends, beside `used` tokens of what it shows again: the index after its last sentence. */
function cutAfter(placed: readonly Placed[], next: number, used: number, room: number): number {
  let end = next;
  let paragraphEnd: number | undefined;
  for (let tokens = used; end < placed.length;) {
    tokens += placed[end]?.tokens ?? 0;
    if (tokens > room) return paragraphEnd ?? end;
    end++;
    if (placed[end]?.paragraph !== placed[end - 1]?.paragraph && tokens * 2 >= room)
      paragraphEnd = end;
  }
  return end;
}

/** What the part after `before` shows again, with room left for a sentence of `needed` tokens. */
function overlap(before: readonly Placed[], room: number, needed: number): readonly Placed[] {
  const last = before.at(-1)?.paragraph;
  const paragraph = before.filter((one) => one.paragraph === last);
  let again = total(paragraph) <= room * shareAgain ? paragraph : paragraph.slice(-sentencesAgain);
  while (total(again) + needed > room) again = again.slice(1);
  return again;
}

function total(placed: readonly Placed[]): number {
  return placed.reduce((sum, { tokens }) => sum + tokens, 0);
}

/** The sentences that fit, taken in the order given until the room is used up. */
export function thatFit<S extends NumberedSentence>(
  sentences: readonly S[],
  room: number,
): readonly S[] {
  let left = room;
  return sentences.filter((sentence) => {
    left -= cost(sentence);
    return left >= 0;
  });
}
