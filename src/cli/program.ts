/** The command line: words into options, options into commands. */
import { Argument, Command, CommanderError, Option } from 'commander';
import { didYouMean, nearest } from '../config/nearest.ts';
import { UnknownTopicError } from '../config/topic-file.ts';
import { UsageError, exitCodes } from '../errors.ts';
import { optionsOf, type Command as OwnCommand, type OptionWords } from './command.ts';
import { runCommand } from './commands/run/command.ts';
import { commands } from './commands/table.ts';
import { reportFailure } from './terminal/failure.ts';
import type { Io } from './terminal/io.ts';

/**
 * Runs one command line.
 * @param argv without node and script
 * @param all what there is to run
 * @returns the exit code
 */
export async function runProgram(
  argv: readonly string[],
  io: Io,
  all: readonly OwnCommand[] = commands,
): Promise<number> {
  let code: number = exitCodes.published;
  const json = wantsJson(argv);
  const said = { out: '', err: '' };
  const program = programOf(all, io, said, (ended) => (code = ended));
  try {
    refuseUnknownHelp(argv);
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof UnknownTopicError) return reportFailure(orCommand(error), io, { json });
    if (!(error instanceof CommanderError)) return reportFailure(error, io, { json });
    if (error.exitCode === 0) return await printed(said.out, io);
    if (!json) io.err(said.err);
    else reportFailure(new UsageError(error.message.replace(/^error: /, '')), io, { json });
    return exitCodes.usage;
  }
}

const names = commands.map(({ name }) => name);

function refuseUnknownHelp([first, command]: readonly string[]): void {
  if (first !== 'help' || command === undefined || [...names, 'help'].includes(command)) return;
  throw new UsageError(`unknown command "${command}".`, { hint: didYouMean(command, names) });
}

/** What is no topic may be a command that was mistyped. */
function orCommand(error: UnknownTopicError): UsageError {
  const near = nearest(error.typed, names);
  // A topic that is as near is what `digest WORD` means first.
  if (near === undefined || nearest(error.typed, [error.near ?? near, near]) !== near) return error;
  return new UsageError(error.message, {
    hint: `Did you mean the command \`digest ${near}\`? Else: ${error.hint ?? ''}`,
    cause: error,
  });
}

/** Where every line on stderr is JSON, what is wrong with the line itself is, too. */
function wantsJson(argv: readonly string[]): boolean {
  return argv.some(
    (word, i) => word === '--log=json' || (word === '--log' && argv[i + 1] === 'json'),
  );
}

/** Help that was asked for is the product; help after an error is talk. */
async function printed(text: string, io: Io): Promise<number> {
  try {
    await io.out(text);
    return exitCodes.published;
  } catch (error) {
    return reportFailure(error, io);
  }
}

/** What commander has to say, until it is known whether that is talk or product. */
interface Said {
  out: string;
  err: string;
}

function keeping(said: Said): {
  writeOut: (text: string) => void;
  writeErr: (text: string) => void;
} {
  return {
    writeOut: (text) => (said.out += text),
    writeErr: (text) => (said.err += text),
  };
}

function programOf(
  all: readonly OwnCommand[],
  io: Io,
  said: Said,
  ended: (code: number) => void,
): Command {
  const program = new Command('digest');
  program
    .description(runCommand.summary)
    .usage('[topics...] [options]\n       digest <command> [options]')
    .exitOverride()
    .configureOutput(keeping(said))
    .helpCommand('help [command]', 'say what a command takes')
    .showHelpAfterError('`digest help`, `digest help COMMAND` say what can be typed.')
    .enablePositionalOptions()
    .showSuggestionAfterError(true)
    .version('', '-V, --version', 'print the version')
    .addHelpText('after', footer(runCommand));
  for (const words of all) program.addCommand(commandOf(words, io, said, ended), defaults(words));
  return program;
}

/** `digest qwen` is `digest run qwen`. */
const defaults = ({ name }: OwnCommand): { readonly isDefault: boolean } => ({
  isDefault: name === runCommand.name,
});

function commandOf(words: OwnCommand, io: Io, said: Said, ended: (code: number) => void): Command {
  const made = new Command(words.name)
    .copyInheritedSettings(settled(said))
    .description(words.summary)
    .helpGroup(`${words.group}:`);
  for (const { name, what, fallback } of words.arguments ?? [])
    made.addArgument(new Argument(name, what).default(fallback));
  for (const option of optionsOf(words)) made.addOption(optionOf(option));
  return made.addHelpText('after', footer(words)).action(async (...typed: readonly unknown[]) => {
    // The last is commander's own command.
    ended(await words.act(typed.slice(0, -1), io));
  });
}

/** What every command takes over from the program. */
function settled(said: Said): Command {
  return new Command()
    .exitOverride()
    .configureOutput(keeping(said))
    .showHelpAfterError('`digest help`, `digest help COMMAND` say what can be typed.')
    .showSuggestionAfterError(true);
}

function optionOf({ flags, what, group, choices, many, hidden }: OptionWords): Option {
  const option = new Option(flags, listed(what, choices));
  if (group !== undefined) option.helpGroup(`${group}:`);
  if (many) option.argParser(collected);
  // A setting's choices are checked with its layer.
  else if (choices && group === undefined) option.argParser(oneOf(flags, choices));
  return option.hideHelp(hidden === true);
}

const oneOf =
  (flags: string, choices: readonly string[]) =>
  (value: string): string => {
    if (choices.includes(value)) return value;
    throw new UsageError(`${flags.split(' ')[0] ?? flags}: not valid: "${value}".`, {
      hint: didYouMean(value, choices),
    });
  };

const listed = (what: string, choices: readonly string[] | undefined): string =>
  choices === undefined || choices.every((choice) => what.includes(choice))
    ? what
    : `${what}: ${choices.join(', ')}`;

/** An option that may be given several times, or once with commas. */
function collected(value: string, before: readonly string[] | undefined): readonly string[] {
  const values = value.split(',').map((x) => x.trim());
  return [...(before ?? []), ...values.filter((x) => x !== '')];
}

/** The end of a command's help: what to type, and what scripts see. */
function footer({ examples, exits }: OwnCommand): string {
  const lines = examples.map(([line, what]) => `  ${line}\n      ${what}\n`);
  return `\nExamples:\n${lines.join('')}${exits === undefined ? '' : `\nExit codes: ${exits}.\n`}`;
}
