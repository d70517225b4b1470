/** What a command is in words: the command line, help, completion and the manual are made of these. */
import type { Setting } from '../config/setting-table.ts';
import { settings } from '../config/setting-table.ts';
import type { SettingName } from '../config/settings.ts';
import type { CommandLine } from '../setup/command-line.ts';
import type { Io } from './terminal/io.ts';

/** Headings under which help lists commands, in its order. */
export const commandGroups = [
  'Make posts',
  'Many machines',
  'Set up',
  'Look at runs and posts',
  'Models',
  'Parts of the line',
] as const;

export interface ArgumentWords {
  /** As help shows it: `<needed>`, `[optional]`, `[several...]`. */
  readonly name: string;
  readonly what: string;
  readonly fallback?: string;
  readonly choices?: readonly string[];
}

export interface OptionWords {
  /** As commander reads it: `--date <day>`, `--no-image`. */
  readonly flags: string;
  readonly what: string;
  /** Heading in help; default: the command's own options. */
  readonly group?: string;
  readonly choices?: readonly string[];
  /** May be given several times, or once with commas. */
  readonly many?: true;
  /** Works, and is not listed: the other form of a flag that is. */
  readonly hidden?: true;
}

export interface CommandWords {
  readonly name: string;
  readonly group: (typeof commandGroups)[number];
  readonly summary: string;
  readonly arguments?: readonly ArgumentWords[];
  /** Settings that can be typed as flags. */
  readonly settings?: readonly SettingName[];
  readonly options?: readonly OptionWords[];
  /** What to type, and what it does. */
  readonly examples: readonly (readonly [string, string])[];
  /** What the exit codes mean, where they are the command's own. */
  readonly exits?: string;
}

export interface Command extends CommandWords {
  /** Loads what does it, and does it; gives the exit code. */
  readonly act: (typed: readonly unknown[], io: Io) => Promise<number>;
}

/**
 * @param load what does it is loaded when it is given: a function of the arguments, the flags and the process
 */
export function command(
  words: CommandWords,
  // The command line is checked against the words; here the types of what was typed are gone.
  load: () => Promise<(...args: never[]) => Promise<number>>,
): Command {
  return {
    ...words,
    act: async (typed, io) => {
      const run = await load();
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return run(...([...typed, io] as never[]));
    },
  };
}

const headings: Readonly<Record<Setting['group'], string>> = {
  what: 'What to tell',
  writer: 'Who writes',
  place: 'Where things lie',
  network: 'Network',
  end: 'How it ends',
};

/** Options of a command as help lists them: its own first, then those of settings under their headings. */
export function optionsOf({
  options = [],
  settings: names = [],
}: CommandWords): readonly OptionWords[] {
  return [...options, ...names.flatMap((name) => settingOptions(settings[name]))];
}

function settingOptions({
  key,
  group,
  takes,
  what,
  fallback,
  choices,
  many,
}: Setting): readonly OptionWords[] {
  const shared = {
    what,
    group: headings[group],
    ...(choices && { choices }),
    ...(many && { many }),
  };
  if (takes !== undefined) return [{ ...shared, flags: `--${key} <${takes}>` }];
  const [on, off] = [`--${key}`, `--no-${key}`];
  return fallback === true
    ? [
        // The form without `no` comes first: else commander takes it for typed where neither is.
        { ...shared, flags: on, hidden: true },
        { ...shared, flags: off, what: `not: ${what}` },
      ]
    : [
        { ...shared, flags: on },
        { ...shared, flags: off, what: `not: ${what}`, hidden: true },
      ];
}

/** All commands as data; the first is the one that is meant where none is typed. */
export function commandLineOf(all: readonly CommandWords[]): CommandLine {
  const [usual] = all;
  return {
    name: 'digest',
    summary: usual?.summary ?? '',
    usual: usual?.name ?? '',
    commands: all.map((words) => ({
      name: words.name,
      group: words.group,
      summary: words.summary,
      arguments: words.arguments ?? [],
      options: optionsOf(words),
      examples: words.examples,
      exits: words.exits,
    })),
  };
}

/** Flags that say where runs are kept. */
export interface StateFlags {
  readonly state?: string;
  readonly blog?: string;
}

/** Whatever looks into the state folder finds it where the run that wrote it did. */
export const stateSettings: readonly SettingName[] = ['state', 'blog'];
