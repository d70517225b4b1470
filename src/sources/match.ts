/** How strictly the items of a source that knows no query are held to the topic. */
import { z } from 'zod';
import type { Alias } from '../model/topic.ts';
import { isNamed, mayBelong } from './aliases.ts';

/**
 * `page`: an item that says little beside its headline is looked at on its page; `text`: it has to name the topic
 * itself, as in long lists of which every page would be asked for; `all`: it belongs whether or not it does.
 */
export const matchField: z.ZodType<'page' | 'text' | 'all'> = z.enum(['page', 'text', 'all']);
export type Match = z.infer<typeof matchField>;

/** What an item says of itself: HTML or text. */
export interface Said {
  readonly title: string;
  readonly texts: readonly (string | undefined)[];
  readonly tags?: readonly string[];
}

export function belongs(
  match: Match,
  { title, texts, tags = [] }: Said,
  aliases: readonly Alias[],
): boolean {
  if (match === 'all') return true;
  return match === 'text'
    ? isNamed(title, texts, aliases, tags)
    : mayBelong(title, texts, aliases, tags);
}
