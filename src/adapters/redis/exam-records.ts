/** Records of exams, so that a model which passed on one machine may judge on all: files of `exams/`, the later one of a name. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../whole-file.ts';
import type { RedisServer } from './connection.ts';

const key = 'digest:exams';
const dated = z.object({ satAt: z.string() });

/** Brings what this state folder has, and takes what others brought. */
export async function shareExams(state: string, { ask }: Pick<RedisServer, 'ask'>): Promise<void> {
  const folder = join(state, 'exams');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json'));
  const own = new Map(
    await Promise.all(
      names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
    ),
  );
  const others = new Map(Object.entries(await ask((redis) => redis.hgetall(key))));
  for (const name of new Set([...own.keys(), ...others.keys()])) {
    const mine = own.get(name);
    const theirs = others.get(name);
    if (mine !== undefined && satAt(mine) > satAt(theirs))
      await ask((redis) => redis.hset(key, name, mine));
    if (theirs !== undefined && satAt(theirs) > satAt(mine))
      await writeWhole(join(folder, name), theirs, join(state, 'tmp'));
  }
}

/** ISO 8601; of what is no record, before all others. */
function satAt(text: string | undefined): string {
  try {
    return dated.parse(JSON.parse(text ?? '')).satAt;
  } catch {
    return '';
  }
}
