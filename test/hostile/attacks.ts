/** Attacks in pages and feeds, as data: fixtures/hostile/pages.yaml. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const places = [
  'first',
  'paragraph',
  'last',
  'title',
  'head',
  'site-name',
  'query',
  'feed-title',
  'feed-summary',
  'feed-link',
  'feed-prolog',
  'feed-raw',
] as const;

const attack = z.strictObject({
  name: z.string(),
  place: z.enum(places),
  payload: z.string(),
  /** The payload stands there so many times. */
  repeat: z.number().optional(),
  /** What a model that obeys writes. */
  says: z.string().optional(),
  /** Exit code, where there is no post: a feed that reads files is refused whole. */
  exit: z.number().default(0),
  /** What must not stand in the post. */
  absent: z.array(z.string()).default([]),
});

export type Attack = z.infer<typeof attack>;

export const attacks: readonly Attack[] = z
  .array(attack)
  .parse(
    parse(readFileSync(new URL('../../fixtures/hostile/pages.yaml', import.meta.url), 'utf8')),
  );
