/** The command line: words into options, options into commands. */
import { Command, CommanderError } from 'commander';
import { exitCodes } from '../errors.ts';
import {
  addCompare,
  addConfig,
  addDoctor,
  addExam,
  addShow,
  addSources,
  addStage,
  addStories,
  addTopics,
  addVerify,
} from './describe-commands.ts';
import { addRun } from './describe-run.ts';
import { reportFailure } from './terminal/failure.ts';
import type { Io } from './terminal/io.ts';
import type { Act } from './words.ts';

/**
 * Runs one command line.
 * @param argv without node and script
 * @returns the exit code
 */
export async function runProgram(argv: readonly string[], io: Io): Promise<number> {
  let code: number = exitCodes.published;
  const act =
    <A extends readonly unknown[]>(command: (...args: A) => Promise<number>) =>
    async (...args: A): Promise<void> => {
      code = await command(...args);
    };
  try {
    await build(io, act).parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? exitCodes.published : exitCodes.usage;
    }
    return reportFailure(error, io);
  }
}

function build(io: Io, act: Act): Command {
  const program = new Command('digest');
  program
    .exitOverride()
    .configureOutput({
      // Help that was asked for is the product; help after an error is talk.
      writeOut: (text) => void io.out(text),
      writeErr: io.err,
    })
    .helpCommand('help [command]', 'say what a command takes')
    .showHelpAfterError('`digest help`, `digest help COMMAND` say what can be typed.')
    .enablePositionalOptions()
    .showSuggestionAfterError(true)
    .configureHelp({ showGlobalOptions: true });
  addRun(program, io, act);
  addStage(program, io, act);
  addShow(program, io, act);
  addCompare(program, io, act);
  addStories(program, io, act);
  addVerify(program, io, act);
  addExam(program, io, act);
  addTopics(program, io, act);
  addSources(program, io, act);
  addConfig(program, io, act);
  addDoctor(program, io, act);
  return program;
}
