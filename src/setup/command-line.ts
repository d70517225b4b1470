/** The command line as data: completion and the manual are made of it. */

export interface CommandLine {
  readonly name: string;
  readonly summary: string;
  /** Name of the command that is meant where none is typed. */
  readonly usual: string;
  readonly commands: readonly CommandShape[];
}

export interface CommandShape {
  readonly name: string;
  readonly group: string;
  readonly summary: string;
  readonly arguments: readonly ArgumentShape[];
  readonly options: readonly OptionShape[];
  readonly examples: readonly (readonly [string, string])[];
  readonly exits?: string | undefined;
}

export interface ArgumentShape {
  /** `<needed>`, `[optional]`, `[several...]`. */
  readonly name: string;
  readonly what: string;
  readonly choices?: readonly string[] | undefined;
}

export interface OptionShape {
  /** `--date <day>`, `--no-image`. */
  readonly flags: string;
  readonly what: string;
  readonly choices?: readonly string[] | undefined;
  readonly hidden?: boolean | undefined;
}

/** What can stand for a value: one of these words, or what a shell knows, or ids of topics. */
export type Values =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'topics' | 'folders' | 'files' | 'anything' };

/** `--date` of `--date <day>`. */
export function flagOf({ flags }: OptionShape): string {
  return flags.split(' ')[0] ?? flags;
}

/** Undefined where the flag takes nothing. */
export function valuesOfOption({ flags, choices }: OptionShape): Values | undefined {
  const placeholder = /[<[]([\w-]+)/.exec(flags)?.[1];
  return placeholder === undefined ? undefined : valuesNamed(placeholder, choices);
}

export function valuesOfArgument({ name, choices }: ArgumentShape): Values {
  return valuesNamed(/[\w-]+/.exec(name)?.[0] ?? '', choices);
}

/** Read off what help calls it. */
function valuesNamed(placeholder: string, choices: readonly string[] | undefined): Values {
  if (choices !== undefined) return { kind: 'words', words: choices };
  if (['topic', 'topics', 'ids'].includes(placeholder)) return { kind: 'topics' };
  if (placeholder === 'dir') return { kind: 'folders' };
  return { kind: ['file', 'post'].includes(placeholder) ? 'files' : 'anything' };
}

/** Options that are listed. */
export function shown({ options }: CommandShape): readonly OptionShape[] {
  return options.filter(({ hidden }) => hidden !== true);
}

/** `...` behind the name: it may be given again. */
export function isSeveral({ name }: ArgumentShape): boolean {
  return name.includes('...');
}
