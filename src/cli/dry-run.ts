/** `--dry-run`: what would be asked and written. Asks nothing, writes nothing. */
import { exitCodes } from '../errors.ts';
import { planSource } from '../sources/all.ts';
import type { Io } from './io.ts';
import type { Job } from './job.ts';

/** The plan is talk, not a post: it goes to stderr. */
export function dryRun(job: Job, io: Io): number {
  const { topic, window, settings, state } = job;
  const say = (text: string): void => {
    io.err(`${text}\n`);
  };
  say(`topic     ${topic.id} (${topic.aliases.map((alias) => alias.text).join('、')})`);
  say(`window    ${window.start} … ${window.end} (${window.days} × 24 h, ${window.timeZone})`);
  say(`engine    ${settings.engine}${settings.model === undefined ? '' : ` ${settings.model}`}`);
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
  return exitCodes.published;
}
