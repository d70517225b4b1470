/** The machine's clock against those of the servers that answered, and the zone in which it writes days. */
import { ok, warning, type Finding } from './finding.ts';

/** Servers' clocks stand in whole seconds, and an answer is under way for a while. */
const tolerableMs = 60_000;

/**
 * @param skews own clock minus a server's, in ms, one for each answer that said its time
 * @param zones of the topics
 */
export function checkClock(
  now: number,
  skews: readonly number[],
  machineZone: string,
  zones: readonly string[],
): readonly Finding[] {
  const at = new Date(now).toISOString().slice(0, 16).replace('T', ' ');
  const median = skews.toSorted((a, b) => a - b)[Math.floor(skews.length / 2)];
  const zone = zones.every((one) => one === machineZone)
    ? `zone ${machineZone}`
    : `the machine’s zone is ${machineZone}; days are those of ${[...new Set(zones)].join(', ')}`;
  if (median === undefined) return [ok('clock', `${at} UTC, held against no other; ${zone}`)];
  return Math.abs(median) <= tolerableMs
    ? [ok('clock', `${at} UTC, as the servers have it; ${zone}`)]
    : [
        warning(
          'clock',
          `the clock is ${Math.round(Math.abs(median) / 1000)} s ${median > 0 ? 'fast' : 'slow'}: runs would look for another day’s news, and TLS may fail`,
          'set the clock: timedatectl set-ntp true',
        ),
      ];
}
