/** `digest topics --ids`: a line each, for shells that complete them. */
import { resolveSettings } from '../../../config/layers.ts';
import { listTopics } from '../../../config/topic-list.ts';
import { exitCodes } from '../../../errors.ts';
import { topicFolders } from '../../state/places.ts';
import type { Io } from '../../terminal/io.ts';

export async function ids(flags: { readonly topics?: string }, io: Io): Promise<number> {
  const { settings } = await resolveSettings({ topics: flags.topics }, io.env, io.cwd);
  for (const { id } of await listTopics(topicFolders(settings, io.cwd))) await io.out(`${id}\n`);
  return exitCodes.published;
}
