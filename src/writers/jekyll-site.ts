/** How a Jekyll site reads the date of a post: Jekyll says nothing where it skips one or puts it on another day. */
import type { Window } from '../model/topic.ts';
import { dayAt } from '../model/window.ts';

/** What its `_config.yml` says of time. */
export interface JekyllTime {
  readonly timezone?: string | undefined;
  /** Posts of the future are shown. */
  readonly future?: boolean | undefined;
}

/**
 * @param dated the post's moment, and `now`, in ms since the epoch
 * @param machineZone zone of the machine, by which Jekyll goes where the site names none
 * @returns what the blog's owner has to do that the post is seen, at the address of its day; nothing where it is
 */
export function jekyllWarning(
  { timezone, future }: JekyllTime,
  { date, timeZone }: Pick<Window, 'date' | 'timeZone'>,
  {
    dated,
    now,
    machineZone,
  }: { readonly dated: number; readonly now: number; readonly machineZone: string },
): string | undefined {
  if (dated > now && future !== true)
    return `Jekyll skips this post until ${new Date(dated).toISOString()}, as it does all of the future: build with --future (or \`future: true\` in _config.yml) to see it now.`;
  const zone = timezone ?? machineZone;
  const day = dayIn(dated, zone);
  if (day === undefined || day === date) return undefined;
  const whose = timezone === undefined ? `this machine’s zone, ${zone},` : `\`timezone: ${zone}\``;
  return `Jekyll goes by ${whose} and puts this post on ${day}: set \`timezone: ${timeZone}\` in _config.yml.`;
}

/** Nothing for a zone that there is not. */
function dayIn(at: number, zone: string): string | undefined {
  try {
    return dayAt(at, zone);
  } catch {
    return undefined;
  }
}
