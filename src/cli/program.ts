/** The command line: words into options, options into commands. */
import { Command, CommanderError, Option } from 'commander';
import { formatNames, settings } from '../config/settings.ts';
import { exitCodes } from '../errors.ts';
import { reportFailure } from './failure.ts';
import type { Io } from './io.ts';
import type { ExamFlags } from './commands/exam.ts';
import type { RunFlags } from './commands/run.ts';
import type { VerifyFlags } from './commands/verify.ts';

const examples = (...lines: readonly (readonly [string, string])[]): string =>
  `\nExamples:\n${lines.map(([line, what]) => `  ${line}\n      ${what}\n`).join('')}`;

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

type Act = <A extends readonly unknown[]>(
  command: (...args: A) => Promise<number>,
) => (...args: A) => Promise<void>;

function build(io: Io, act: Act): Command {
  const program = new Command('digest');
  program
    .exitOverride()
    .configureOutput({
      // Help that was asked for is the product; help after an error is talk.
      writeOut: (text) => void io.out(text),
      writeErr: io.err,
    })
    .enablePositionalOptions()
    .showSuggestionAfterError(true)
    .configureHelp({ showGlobalOptions: true });
  addRun(program, io, act);
  addStage(program, io, act);
  addShow(program, io, act);
  addVerify(program, io, act);
  addExam(program, io, act);
  addTopics(program, io, act);
  addConfig(program, io, act);
  addDoctor(program, io, act);
  return program;
}

function addRun(program: Command, io: Io, act: Act): void {
  program
    .description('One checked post a day about a topic, from the news to Markdown.')
    .version('', '-V, --version', 'print the version')
    .argument('[topic]', 'a topic file’s id, such as qwen; `digest topics` lists them')
    .option('--date <day>', 'YYYY-MM-DD, today or yesterday, in the topic’s zone (default: today)')
    .option('--window <days>', settings.window.what)
    .option('--out <dir>', settings.out.what)
    .option(
      '--blog <dir>',
      'root of the blog: the post into _posts/, the picture into assets/img/posts/',
    )
    .option('--format <name>', `${settings.format.what}: ${formatNames.join(', ')}`)
    .option('--engine <name>', settings.engine.what)
    .option('--model <name>', settings.model.what)
    .option('--lang <tag>', 'zh-TW or en')
    .option('--stories <n>', settings.stories.what)
    .option('--topics <dir>', settings.topics.what)
    .option('--ollama-host <url>', settings.ollamaHost.what)
    .option('--openai-url <url>', settings.openaiUrl.what)
    .option('--allow-private <hosts>', settings.allowPrivate.what, collect)
    .option('--state <dir>', settings.state.what)
    .option('--from <stage>', 'compute this stage and all after it anew')
    .option('--refresh', 'fetch and ask everything anew')
    .option('--record <dir>', 'keep every exchange in readable files')
    .option('--replay <dir>', 'answer from such files; no network')
    .option('--strict', settings.strict.what)
    .option('--allow-empty', settings.allowEmpty.what)
    .option('--image <file>', 'write the picture there when the post goes to stdout')
    .option('--no-image', 'draw no picture')
    .option('--force', 'overwrite a post that a person has edited')
    .option('--dry-run', 'say what would be asked and written; ask and write nothing')
    .option('--quiet', 'only errors')
    .option('--verbose', 'every finding')
    .addOption(
      new Option('--log <format>', 'json: one JSON line an event on stderr').choices(['json']),
    )
    .addHelpText(
      'after',
      `${examples(
        [
          'digest qwen --date 2026-01-26 > _posts/2026-01-26-qwen.md',
          'the post to a file, the talk to the terminal',
        ],
        [
          'digest qwen --blog ~/blog --quiet',
          'from cron: today’s post and picture into a Jekyll blog',
        ],
        [
          'digest qwen --window 7d --out drafts --engine ollama --model qwen3.5:4b',
          'a week, by a named model',
        ],
        ['digest qwen --engine extractive', 'no model: the sources’ own sentences'],
      )}\nExit codes: 0 published, 1 bug, 2 usage, 3 nothing new, 4 every source failed,\n5 no usable model, 6 degraded under --strict, 130 and 143 stopped.\n`,
    )
    .action(
      act(async (topic: string | undefined, flags: RunFlags) => {
        const { run } = await import('./commands/run.ts');
        return run(topic, flags, io);
      }),
    );
}

function addStage(program: Command, io: Io, act: Act): void {
  program
    .command('stage')
    .description('Run one pure stage alone: JSON on stdin, JSON on stdout.')
    .argument('<name>', 'extract, dedupe, verify, extractive; select, compose, render')
    .option('--lines', 'extract: one JSON object a line, in and out')
    .option('--explain', 'extract: say what was cut and why')
    .option('--workers <n>', 'extract: pages worked on at a time')
    .addHelpText(
      'after',
      examples(
        [
          'digest stage extract --lines < pages.jsonl',
          '{"id","url","html"} in, {"id","title","publishedAt","lang","text"} out',
        ],
        ['digest stage dedupe < articles.json', '{"articles":[…]} in, {"duplicates","events"} out'],
        [
          'digest stage verify < claims.json',
          '{"claims":[…]} in, {"results":[{"id","verdict","reasons"}]} out',
        ],
        ['digest stage extractive < items.json', '{"items":[…]} in, {"results":[…]} out'],
        [
          'digest stage compose < proved.json',
          '{"input":…,"params":{"topic":…,"date":…}} in, {"value","diagnostics"} out',
        ],
      ),
    )
    .action(
      act(async (name: string, flags: { lines?: boolean; explain?: boolean; workers?: string }) => {
        const { stage } = await import('./commands/stage.ts');
        return stage(name, flags, io);
      }),
    );
}

function addShow(program: Command, io: Io, act: Act): void {
  program
    .command('show')
    .description('Print what a run made: a stage’s result, the ledger, the verdicts.')
    .argument('<run>', 'DATE/TOPIC, such as 2026-01-26/qwen')
    .argument('[what]', 'a stage’s name, or manifest, ledger, verdicts', 'ledger')
    .option('--state <dir>', settings.state.what)
    .option('--json', 'a stage’s result, the ledger or the verdicts as JSON')
    .addHelpText(
      'after',
      examples(
        ['digest show 2026-01-26/qwen', 'what became of every hit'],
        ['digest show 2026-01-26/qwen verify', 'every proposed sentence, its end and the reason'],
        ['digest show 2026-01-26/qwen extract', 'the stage’s result as JSON'],
      ),
    )
    .action(
      act(async (name: string, what: string, flags: { state?: string; json?: boolean }) => {
        const { show } = await import('./commands/show.ts');
        return show(name, what, flags, io);
      }),
    );
}

function addVerify(program: Command, io: Io, act: Act): void {
  program
    .command('verify')
    .description('Prove a post again, offline, from the articles that its run stored.')
    .argument('<post>', 'the Markdown file, as it was written or as a person has edited it')
    .option('--run <name>', 'DATE/TOPIC; default: as the front matter or the file name says')
    .option('--state <dir>', settings.state.what)
    .option('--json', 'the findings as a JSON array')
    .addHelpText(
      'after',
      `${examples(
        [
          'digest verify _posts/2026-01-26-qwen.md',
          'one line a sentence: what holds, how, why not',
        ],
        ['digest verify post.md --run 2026-01-26/qwen --state .digest --json', 'for a script'],
      )}\nExit codes: 0 everything holds, 1 something does not, 2 usage (no such file or run).\n`,
    )
    .action(
      act(async (post: string, flags: VerifyFlags) => {
        const { verify } = await import('./commands/verify.ts');
        return verify(post, flags, io);
      }),
    );
}

function addExam(program: Command, io: Io, act: Act): void {
  program
    .command('exam')
    .description('Sit a model down: does it pick, write and judge well enough?')
    .argument('[model]', `${settings.model.what} (default: as configured)`)
    .option('--engine <name>', 'ollama or openai')
    .option('--ollama-host <url>', settings.ollamaHost.what)
    .option('--openai-url <url>', settings.openaiUrl.what)
    .option('--state <dir>', settings.state.what)
    .option('--quick', 'a quarter of the questions; grants nothing')
    .option('--refresh', 'ask again what was answered before')
    .option('--list', 'the exams that were sat, and what each model may judge')
    .option('--json', 'the marks as JSON')
    .addHelpText(
      'after',
      `${examples(
        ['digest exam qwen3.5:4b', 'all questions: some minutes; stopped, it goes on from there'],
        ['digest exam qwen3.5:4b --quick', 'a first impression'],
        ['digest exam --list', 'what was sat so far'],
      )}\nExit codes: 0 sat, whatever the marks, 2 usage, 5 no model.\n`,
    )
    .action(
      act(async (model: string | undefined, flags: ExamFlags) => {
        const { exam } = await import('./commands/exam.ts');
        return exam(model, flags, io);
      }),
    );
}

function addTopics(program: Command, io: Io, act: Act): void {
  program
    .command('topics')
    .description('List the topics that can be digested, and where each is defined.')
    .option('--topics <dir>', settings.topics.what)
    .addHelpText('after', examples(['digest topics', 'every id with its file']))
    .action(
      act(async (flags: { topics?: string }) => {
        const { topics } = await import('./commands/topics.ts');
        return topics(flags, io);
      }),
    );
}

function addConfig(program: Command, io: Io, act: Act): void {
  program
    .command('config')
    .description('Print every setting and where its value comes from.')
    .addHelpText(
      'after',
      examples([
        'digest config',
        'flags > DIGEST_* > ./digest.yaml > ~/.config/digest/config.yaml > default',
      ]),
    )
    .action(
      act(async () => {
        const { config } = await import('./commands/config.ts');
        return config(io);
      }),
    );
}

function addDoctor(program: Command, io: Io, act: Act): void {
  program
    .command('doctor')
    .description('Check this machine: Node, the picture, the model server, which model fits.')
    .option('--ollama-host <url>', settings.ollamaHost.what)
    .addHelpText('after', examples(['digest doctor', 'what works, what is missing, what to do']))
    .action(
      act(async (flags: { ollamaHost?: string }) => {
        const { doctor } = await import('./commands/doctor.ts');
        return doctor(flags, io);
      }),
    );
}

function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [
    ...(before ?? []),
    ...value
      .split(',')
      .map((x) => x.trim())
      .filter((x) => x !== ''),
  ];
}
