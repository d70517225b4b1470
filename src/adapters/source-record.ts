/** How each source answered last, kept in the state folder for `digest sources`. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { answerStates, type SourceAnswered } from '../model/source-answer.ts';
import { writeWhole } from './file-store.ts';

/** An answer and when it came, ISO 8601 in UTC. */
export type KeptAnswer = SourceAnswered & { readonly at: string };

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
    at: z.string(),
  }),
) as unknown as z.ZodType<Readonly<Record<string, KeptAnswer>>>;

const pathOf = (state: string): string => join(state, 'sources.json');

/** By label; a damaged file counts as empty. */
export async function readAnswers(state: string): Promise<ReadonlyMap<string, KeptAnswer>> {
  try {
    const text = await readFile(pathOf(state), 'utf8');
    return new Map(Object.entries(keptSchema.parse(JSON.parse(text))));
  } catch {
    return new Map();
  }
}

/** Puts new answers in the place of those of before. */
export async function keepAnswers(
  state: string,
  answers: readonly SourceAnswered[],
  at: string,
): Promise<void> {
  if (answers.length === 0) return;
  const all = new Map(await readAnswers(state));
  for (const answer of answers) all.set(answer.source, { ...answer, at });
  await writeWhole(pathOf(state), `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`);
}
