/** Bounds on what a model server may send in one answer: one without an end must not fill the memory, nor last until its deadline. */
import { AnswerError } from '../errors.ts';

/** Bytes. A token takes about 200 in either protocol, so this holds 80,000 of them. */
const mostBytes = 16 * 1024 * 1024;

/** Passes a body on and fails with a plain Error once it is larger than any answer. */
export function bounded(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  let seen = 0;
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, out) => {
        seen += chunk.byteLength;
        if (seen > mostBytes)
          throw new Error(
            `the answer has no end: the server sent more than ${mostBytes / 1024 / 1024} MB`,
          );
        out.enqueue(chunk);
      },
    }),
  );
}

/**
 * Counts what is written against what was asked for, and throws an AnswerError `endless` far beyond it: some servers take
 * no bound on output tokens. Generous, since reasoning may stand in the text before the answer.
 */
export function refuseEndless(label: string, maxTokens: number): (piece: string) => void {
  const most = { pieces: 16 * maxTokens + 2048, characters: 64 * maxTokens + 16_384 };
  let pieces = 0;
  let characters = 0;
  return (piece) => {
    pieces++;
    characters += piece.length;
    if (pieces <= most.pieces && characters <= most.characters) return;
    throw new AnswerError(
      'endless',
      `${label}: the answer has no end: ${characters} characters where at most ${maxTokens} tokens were asked for`,
    );
  };
}
