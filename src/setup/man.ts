/** The manual page of section 1, in roff with the macros of man(7). */
import { shown, type CommandLine, type CommandShape, type OptionShape } from './command-line.ts';

export interface ManFacts {
  readonly version: string;
}

/** Files and variables are the same on every machine. */
const files = [
  ['./digest.yaml', 'settings of the working folder'],
  ['~/.config/digest/config.yaml', 'settings of the user'],
  ['topics/ID.yaml', 'topics of your own'],
  ['.digest/', 'what runs keep'],
] as const;

export function manPage(line: CommandLine, { version }: ManFacts): string {
  const { name, summary, commands } = line;
  const groups = [...new Set(commands.map(({ group }) => group))];
  return [
    `.TH ${name.toUpperCase()} 1 "" "${name} ${version}" "User Commands"`,
    '.SH NAME',
    `${name} \\- ${text(summary)}`,
    '.SH SYNOPSIS',
    `.B ${name}`,
    text('[topics...] [options]'),
    '.br',
    `.B ${name}`,
    '.I command',
    text('[options]'),
    '.SH DESCRIPTION',
    text(
      `A command that is not named is ${line.usual}: ${name} qwen is ${name} ${line.usual} qwen. Standard output is the product, everything said goes to standard error.`,
    ),
    ...groups.flatMap((group) => [
      `.SH ${text(group.toUpperCase())}`,
      ...commands
        .filter((command) => command.group === group)
        .flatMap((one) => commandPart(name, one)),
    ]),
    '.SH EXIT STATUS',
    text(`${commands[0]?.exits ?? ''}.`),
    '.SH FILES',
    ...files.flatMap(([path, what]) => ['.TP', `.I ${text(path)}`, text(what)]),
    '.SH ENVIRONMENT',
    text('Every setting has a variable: DIGEST_ and its name in capitals, such as DIGEST_MODEL.'),
    '',
  ].join('\n');
}

function commandPart(program: string, command: CommandShape): readonly string[] {
  const words = [program, command.name, ...command.arguments.map(({ name }) => name)].join(' ');
  return [
    `.SS ${text(words)}`,
    text(command.summary),
    ...command.arguments.flatMap(({ name, what, choices }) => [
      '.TP',
      `.I ${text(name.replace(/[<>[\]]/g, ''))}`,
      text(withChoices(what, choices)),
    ]),
    ...shown(command).flatMap(optionPart),
    ...(command.exits === undefined ? [] : ['.PP', text(`Exit codes: ${command.exits}.`)]),
    ...command.examples.flatMap(([typed, what]) => [
      '.PP',
      '.nf',
      `.RS 4`,
      text(typed),
      '.RE',
      '.fi',
      '.RS 8',
      text(what),
      '.RE',
    ]),
  ];
}

function optionPart({ flags, what, choices }: OptionShape): readonly string[] {
  return ['.TP', `.B ${text(flags)}`, text(withChoices(what, choices))];
}

function withChoices(what: string, choices: readonly string[] | undefined): string {
  return choices === undefined || choices.every((choice) => what.includes(choice))
    ? what
    : `${what}: ${choices.join(', ')}`;
}

/** Signs that roff reads, and what is no ASCII. */
const signs: Readonly<Record<string, string>> = {
  '\\': '\\e',
  '-': '\\-',
  "'": '\\(aq',
  '`': '\\(ga',
  '"': '\\(dq',
  '’': '\\(cq',
  '‘': '\\(oq',
  '“': '\\(lq',
  '”': '\\(rq',
  '…': '\\&...',
};

function text(plain: string): string {
  const escaped = plain
    .replace(/\s+/g, ' ')
    .replace(/[\\'`"’‘“”…-]/g, (sign) => signs[sign] ?? sign)
    .replace(
      /[^\x20-\x7e]/gu,
      (sign) => `\\[u${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
    );
  // A line that begins so would be a request.
  return /^[.]/.test(escaped) ? `\\&${escaped}` : escaped;
}
