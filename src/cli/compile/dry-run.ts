/** The plan of a run: what it asks, what it writes where. */
import { planSource } from '../../sources/all.ts';
import type { Job } from './job.ts';

/** One call of `say` a line. */
export function sayPlan(job: Job, say: (text: string) => void): void {
  const { topic, window, settings, state, replay } = job;
  const recorded = replay?.answers === 'recorded' && settings.engine !== 'extractive';
  say(`topic     ${topic.id} (${topic.aliases.map((alias) => alias.text).join('、')})`);
  say(`window    ${window.start} … ${window.end} (${window.timeZone})`);
  say(
    recorded
      ? `engine    recorded answers of ${replay.head.engine.model}`
      : `engine    ${settings.engine}${settings.model === undefined ? '' : ` ${settings.model}`}`,
  );
  if (replay) say(`pages     recorded in ${replay.folder}`);
  if (settings.judge !== undefined) say(`judge     ${settings.judge}`);
  say(
    `post      ${job.lang}, ${settings.format}, to ${settings.blog ?? settings.out ?? 'standard output'}${job.image ? ', with a picture' : ''}`,
  );
  say(`state     ${state ?? 'kept nowhere'}`);
  say('would ask:');
  for (const { source, request } of topic.sources.flatMap((spec) =>
    planSource({ topic, window }, spec),
  )) {
    say(`  ${source.padEnd(22)} ${request.method} ${request.url}`);
  }
}
