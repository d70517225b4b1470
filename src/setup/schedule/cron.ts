/** A line for a crontab. */
import { posix } from 'node:path';
import {
  clockText,
  momentIn,
  oneLine,
  purposeOf,
  wordsOf,
  type Machine,
  type Plan,
} from './plan.ts';
import type { Unit } from './units.ts';

/** Debian's cron takes no longer command. In characters. */
const longest = 990;

export function cronUnit(plan: Plan, machine: Machine): Unit {
  const line = cronLine(plan, machine);
  const here = momentIn(plan, machine.timeZone);
  const differs = here.dayShift !== 0 || clockText(here) !== clockText(plan.at);
  const zoned = `${plan.at.minute} ${plan.at.hour} * * *`;
  const comments = [
    oneLine(purposeOf(plan)),
    ...(differs
      ? [
          `This machine’s clock goes by ${machine.timeZone}: there it is ${clockText(here)}${dayText(here.dayShift)}.`,
        ]
      : []),
    ...(here.steady
      ? []
      : [
          `Summer time moves that hour. Where cron knows CRON_TZ (cronie; Debian’s does not), put CRON_TZ=${plan.timeZone} above the line and let it begin with ${zoned}.`,
        ]),
    ...missing(plan),
    'No lock is needed: a run that finds another at work leaves it alone.',
  ];
  return {
    files: [
      { name: 'digest.cron', text: `${comments.map((text) => `# ${text}\n`).join('')}${line}\n` },
    ],
    place: 'Put these lines at the end of your crontab: crontab -e',
    todo: [
      `What runs say is kept in ${posix.join(plan.state, 'cron.log')}.`,
      ...(line.length > longest
        ? ['The line is long: some crons cut it. Shorter paths help.']
        : []),
    ],
  };
}

/** The line alone: the shell of cron’s bare environment runs it. */
export function cronLine(plan: Plan, machine: Machine): string {
  const { hour, minute } = momentIn(plan, machine.timeZone);
  const path = [...new Set([posix.dirname(machine.node), '/usr/local/bin', '/usr/bin', '/bin'])];
  const command = [
    `cd ${quoted(plan.blog)} &&`,
    `PATH=${quoted(path.join(':'))}`,
    ...[machine.node, machine.program, ...wordsOf(plan)].map(quoted),
    `>>${quoted(posix.join(plan.state, 'cron.log'))} 2>&1`,
  ].join(' ');
  // An unescaped % ends the command.
  return `${minute} ${hour} * * * ${command.replaceAll('%', '\\%')}`;
}

/** cron gives its jobs none of what a shell has. */
function missing({ keys, variables }: Plan): readonly string[] {
  const all = [...keys, ...variables];
  return all.length === 0
    ? []
    : [`cron knows nothing of ${all.join(', ')}: put NAME=value above the line for each.`];
}

function dayText(shift: number): string {
  return shift === 0 ? '' : shift < 0 ? ' of the day before' : ' of the next day';
}

/** A word for the shell. */
export function quoted(word: string): string {
  return /^[\w@+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
