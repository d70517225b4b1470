/** `digest topics`: what can be digested; `digest topics check [ID]`: what each topic's sources have of today. */
import { resolveSettings } from '../../../config/layers.ts';
import { didYouMean } from '../../../config/nearest.ts';
import { findTopic, loadTopic } from '../../../config/topic-file.ts';
import { listTopics } from '../../../config/topic-list.ts';
import { parseDay, windowOf } from '../../../config/window.ts';
import { UsageError, exitCodes } from '../../../errors.ts';
import type { SourceAnswered } from '../../../model/source-answer.ts';
import type { Topic } from '../../../model/topic.ts';
import { isDown } from '../../../pipeline/condition.ts';
import type { Fetcher } from '../../../ports.ts';
import { askSources } from '../../../stages/search/ask.ts';
import { inColumns } from '../../terminal/columns.ts';
import { reportFailure } from '../../terminal/failure.ts';
import type { Io } from '../../terminal/io.ts';
import { mustBeFolders } from '../../state/folders.ts';
import { topicFolders } from '../../state/places.ts';
import { checkingFetcher } from '../../composition/network.ts';

export interface TopicsFlags {
  readonly topics?: string;
  readonly allowPrivate?: readonly string[];
  readonly json?: boolean;
}

interface Checked {
  readonly topic: string;
  readonly answered: readonly SourceAnswered[];
}

/**
 * @param action `check`, or nothing to list
 * @returns 2 when a topic file is broken, which costs that topic alone; of `check` 4 when no source of a topic answers
 */
export async function topics(
  action: string | undefined,
  id: string | undefined,
  flags: TopicsFlags,
  io: Io,
): Promise<number> {
  if (action !== undefined && action !== 'check')
    throw new UsageError(`unknown word "${action}".`, { hint: didYouMean(action, ['check']) });
  const { settings, origins } = await resolveSettings({ ...flags }, io.env, io.cwd);
  await mustBeFolders({ settings: { ...settings, blog: undefined }, origins }, io.cwd);
  const folders = topicFolders(settings, io.cwd);
  const files = id === undefined ? await listTopics(folders) : [await findTopic(id, folders)];
  let code: number = exitCodes.published;
  const loaded: { readonly topic: Topic; readonly path: string }[] = [];
  for (const { id: name, path } of files) {
    try {
      loaded.push({ topic: await loadTopic(name, folders), path });
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      code = reportFailure(error, io);
    }
  }
  if (action === undefined) {
    for (const { topic, path } of loaded) {
      const names = [...new Set(topic.aliases.map((alias) => alias.text))].join('、');
      await io.out(`${topic.id}\t${topic.name}\t${names}\t${path}\n`);
    }
    return code;
  }
  const fetcher = await checkingFetcher(settings, io);
  try {
    const checked: Checked[] = [];
    for (const { topic } of loaded)
      checked.push({ topic: topic.id, answered: await ask(topic, fetcher, io) });
    await io.out(flags.json ? `${JSON.stringify(checked, null, 2)}\n` : tableOf(checked));
    const silent = checked.find(({ answered }) => answered.every(isDown));
    return silent === undefined ? code : Math.max(code, exitCodes.sourcesFailed);
  } finally {
    await fetcher.close();
  }
}

async function ask(topic: Topic, fetcher: Fetcher, io: Io): Promise<readonly SourceAnswered[]> {
  const today = parseDay('today', topic.timeZone, io.clock.now());
  const window = windowOf(today, topic.windowDays, topic.timeZone);
  const { answered } = await askSources({ topic, window }, fetcher);
  return answered;
}

/** A row a source; of a list one for those that answer, and one for each that does not. */
function tableOf(checked: readonly Checked[]): string {
  const rows = checked.flatMap(({ topic, answered }) => {
    const lists = [...new Set(answered.flatMap(({ list }) => list ?? []))];
    return [
      ...answered
        .filter((answer) => answer.list === undefined || isDown(answer))
        .map((answer) => [
          topic,
          answer.source,
          answer.state,
          String(answer.hits),
          String(answer.items),
          answer.message ?? '',
        ]),
      ...lists.map((list) => {
        const all = answered.filter((answer) => answer.list === list);
        const up = all.filter((answer) => !isDown(answer));
        const sum = (count: (answer: SourceAnswered) => number): string =>
          String(up.reduce((total, answer) => total + count(answer), 0));
        const message = `${up.length} of ${all.length} answer`;
        return [
          topic,
          list,
          up.length > 0 ? 'ok' : 'no-answer',
          sum((a) => a.hits),
          sum((a) => a.items),
          message,
        ];
      }),
    ];
  });
  return `${inColumns([['topic', 'source', 'answer', 'hits', 'items', ''], ...rows]).join('\n')}\n`;
}
