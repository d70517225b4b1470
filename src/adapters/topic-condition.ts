/** `conditions/<topic>.json` in the state folder: how the topic's last run ended, so that the next one knows whether it recovers. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Condition } from '../model/notice.ts';
import { writeWhole } from './whole-file.ts';

export interface TopicCondition {
  readonly condition: Condition;
  /** Day of the run. */
  readonly date: string;
  /** Day of the first run that ended so without one between that did not. */
  readonly since: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly exitCode: number;
  /** Why, a clause each; empty where all is well. */
  readonly reasons: readonly string[];
}

const schema: z.ZodType<TopicCondition> = z.object({
  condition: z.enum(['well', 'degraded', 'failed']),
  date: z.string(),
  since: z.string(),
  at: z.string(),
  exitCode: z.number(),
  reasons: z.array(z.string()),
});

const pathOf = (state: string, topic: string): string => join(state, 'conditions', `${topic}.json`);

/** Nothing before the first run; a damaged file counts as none. */
export async function readCondition(
  state: string,
  topic: string,
): Promise<TopicCondition | undefined> {
  try {
    const text = await readFile(pathOf(state, topic), 'utf8');
    return schema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Ids of the topics of which one is kept. */
export async function conditionsIn(state: string): Promise<readonly string[]> {
  const names: readonly string[] = await readdir(join(state, 'conditions')).catch(() => []);
  return names.flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -5)] : []));
}

/** @returns the condition of before */
export async function keepCondition(
  state: string,
  topic: string,
  now: Omit<TopicCondition, 'since'>,
): Promise<TopicCondition | undefined> {
  const before = await readCondition(state, topic);
  const since = before?.condition === now.condition ? before.since : now.date;
  const text = `${JSON.stringify({ ...now, since }, null, 2)}\n`;
  await writeWhole(pathOf(state, topic), text, join(state, 'tmp'));
  return before;
}
