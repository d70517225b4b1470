/** How each source answered last, kept in the state folder for `digest sources`. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { answerStates, type SourceAnswered } from '../model/source-answer.ts';
import { readRecord, type Tell } from './record-file.ts';
import { writeWhole } from './whole-file.ts';

/** An answer and when it came, ISO 8601 in UTC. */
export type KeptAnswer = SourceAnswered & { readonly at: string };

// The schema says all that the type does.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const keptSchema = z.record(
  z.string(),
  z.object({
    source: z.string(),
    list: z.string().optional(),
    state: z.enum(answerStates),
    hits: z.number(),
    items: z.number(),
    newest: z.string().optional(),
    message: z.string().optional(),
    standsIn: z.literal(true).optional(),
    at: z.string(),
  }),
) as unknown as z.ZodType<Readonly<Record<string, KeptAnswer>>>;

const folderOf = (state: string): string => join(state, 'sources');

/** By label, the newest of all topics; a damaged file counts as empty. */
export async function readAnswers(state: string): Promise<ReadonlyMap<string, KeptAnswer>> {
  const newest = new Map<string, KeptAnswer>();
  const names = await readdir(folderOf(state)).catch(() => []);
  for (const name of names.filter((one) => one.endsWith('.json')).toSorted())
    for (const [source, answer] of await answersOf(join(folderOf(state), name)))
      if ((newest.get(source)?.at ?? '') <= answer.at) newest.set(source, answer);
  return newest;
}

async function answersOf(path: string, tell?: Tell): Promise<ReadonlyMap<string, KeptAnswer>> {
  const read = await readRecord(path, (value) => keptSchema.safeParse(value).data, tell);
  return new Map(Object.entries(read ?? {}));
}

/**
 * Puts new answers in the place of those of before. Each topic has a file of its own, so that machines that share a
 * state folder write none together.
 */
export async function keepAnswers(
  { state, topic }: { readonly state: string; readonly topic: string },
  answers: readonly SourceAnswered[],
  at: string,
  tell?: Tell,
): Promise<void> {
  if (answers.length === 0) return;
  const path = join(folderOf(state), `${topic}.json`);
  const all = new Map(await answersOf(path, tell));
  for (const answer of answers) all.set(answer.source, { ...answer, at });
  const text = `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`;
  await writeWhole(path, text, join(state, 'tmp'));
}
