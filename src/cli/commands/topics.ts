import { resolveSettings } from '../../config/layers.ts';
import { listTopics, loadTopic } from '../../config/topic-file.ts';
import { exitCodes } from '../../errors.ts';
import type { Io } from '../io.ts';
import { topicFolders } from '../places.ts';

/** `digest topics`: id, name, aliases and file of each topic. */
export async function topics(flags: { readonly topics?: string }, io: Io): Promise<number> {
  const { settings } = await resolveSettings(flags, io.env, io.cwd);
  const folders = topicFolders(settings, io.cwd);
  for (const { id, path } of await listTopics(folders)) {
    const topic = await loadTopic(id, folders);
    const names = [...new Set(topic.aliases.map((alias) => alias.text))].join('、');
    await io.out(`${id}\t${topic.name}\t${names}\t${path}\n`);
  }
  return exitCodes.published;
}
