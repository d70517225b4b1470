/** The words of every other command; each is loaded when it is given. */
import type { Command } from 'commander';
import { settings } from '../config/setting-table.ts';
import type { ExamFlags } from './commands/exam/exam.ts';
import type { StageFlags } from './commands/stage/stage.ts';
import type { SourcesFlags } from './commands/sources/sources.ts';
import type { StoriesFlags } from './commands/stories/stories.ts';
import type { TopicsFlags } from './commands/topics/topics.ts';
import type { VerifyFlags } from './commands/verify/verify.ts';
import type { Io } from './terminal/io.ts';
import { collect, examples, withState, type Act, type StateFlags } from './words.ts';

export function addStage(program: Command, io: Io, act: Act): void {
  withState(program.command('stage'))
    .description('Run one pure stage alone: JSON on stdin, JSON on stdout.')
    .argument('<name>', 'extract, dedupe, wordings, verify, extractive; select, compose, render')
    .option('--lines', 'extract: one JSON object a line, in and out')
    .option('--explain', 'extract: say what was cut and why')
    .option('--workers <n>', 'extract: pages worked on at a time')
    .option(
      '--judge <model>',
      'verify: let this model judge what rules leave open, as far as its exam goes',
    )
    .option('--ollama-host <url>', settings.ollamaHost.what)
    .option('--openai-url <url>', settings.openaiUrl.what)
    .addHelpText(
      'after',
      examples(
        [
          'digest stage extract --lines < pages.jsonl',
          '{"id","url","html"} in, {"id","title","publishedAt","lang","text"} out',
        ],
        ['digest stage dedupe < articles.json', '{"articles":[…]} in, {"duplicates","events"} out'],
        [
          'digest stage wordings < articles.json',
          '{"articles":[…]} in, {"results":[{"text","wordings":[{"text","rules","standsAlone"}]}]} out',
        ],
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
      act(async (name: string, flags: StageFlags) => {
        const { stage } = await import('./commands/stage/stage.ts');
        return stage(name, flags, io);
      }),
    );
}

export function addShow(program: Command, io: Io, act: Act): void {
  withState(program.command('show'))
    .description('Print what a run made: a stage’s result, the ledger, the verdicts.')
    .argument('<run>', 'DATE/TOPIC, such as 2026-01-26/qwen')
    .argument('[what]', 'a stage’s name, or manifest, ledger, provenance, verdicts', 'ledger')
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
      act(async (name: string, what: string, flags: StateFlags & { json?: boolean }) => {
        const { show } = await import('./commands/show/show.ts');
        return show(name, what, flags, io);
      }),
    );
}

export function addCompare(program: Command, io: Io, act: Act): void {
  withState(program.command('compare'))
    .description('Hold two runs of one day against each other: what each tells, what each cost.')
    .argument('<a>', 'DATE/TOPIC, or a folder: of the run, a state folder, a blog')
    .argument('<b>', 'the same')
    .option('--json', 'all of it as JSON')
    .addHelpText(
      'after',
      `${examples(
        [
          'digest --replay bundle --engine ollama --model qwen3.5:4b --state a > a.md',
          'the recorded pages, told by one model',
        ],
        [
          'digest --replay bundle --engine ollama --model gemma3:12b --state b > b.md',
          'and by another',
        ],
        ['digest compare a b', 'the two side by side'],
        ['digest compare 2026-01-26/qwen a --json', 'the run of the working folder against one'],
      )}\nExit codes: 0 compared, whatever differs, 2 usage (no such run, another day).\n`,
    )
    .action(
      act(async (a: string, b: string, flags: StateFlags & { json?: boolean }) => {
        const { compare } = await import('./commands/compare/compare.ts');
        return compare(a, b, flags, io);
      }),
    );
}

export function addStories(program: Command, io: Io, act: Act): void {
  withState(program.command('stories'))
    .description('List the stories that posts told, with the days on which they went on.')
    .argument('[topic]', 'the id of a topic (default: all)')
    .option(
      '--since <day>',
      'those that a post of this day or later told: YYYY-MM-DD, today, yesterday',
    )
    .option('--topics <dir>', settings.topics.what)
    .option('--json', 'a JSON array with all that is kept of each')
    .addHelpText(
      'after',
      examples(
        ['digest stories', 'every story of every topic, the newest first'],
        ['digest stories qwen --since 2026-01-20', 'what was told about one topic since then'],
        ['digest stories qwen --json', 'with sentences, addresses and outlets, for a script'],
      ),
    )
    .action(
      act(async (topic: string | undefined, flags: StoriesFlags) => {
        const { stories } = await import('./commands/stories/stories.ts');
        return stories(topic, flags, io);
      }),
    );
}

export function addVerify(program: Command, io: Io, act: Act): void {
  withState(program.command('verify'))
    .description('Prove a post again, offline, from the articles that its run stored.')
    .argument('<post>', 'the Markdown file, as it was written or as a person has edited it')
    .option('--run <name>', 'DATE/TOPIC; default: as the front matter or the file name says')
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
        const { verify } = await import('./commands/verify/verify.ts');
        return verify(post, flags, io);
      }),
    );
}

export function addExam(program: Command, io: Io, act: Act): void {
  withState(program.command('exam'))
    .description('Sit a model down: does it choose, write and judge well enough?')
    .argument('[model]', `${settings.model.what} (default: as configured)`)
    .option('--engine <name>', 'ollama or openai')
    .option('--ollama-host <url>', settings.ollamaHost.what)
    .option('--openai-url <url>', settings.openaiUrl.what)
    .option(
      '--embed',
      'as an embedding model: do its vectors tell events apart better than words do?',
    )
    .option('--quick', 'a quarter of the questions; grants nothing')
    .option('--seed <n>', 'draw the claims of this seed again; default: new ones each time')
    .option('--refresh', 'ask again what was answered before')
    .option('--list', 'the exams that were sat, and what each model may do')
    .option('--json', 'the marks as JSON')
    .addHelpText(
      'after',
      `${examples(
        ['digest exam qwen3.5:4b', 'all questions: some minutes; stopped, it goes on from there'],
        ['digest exam qwen3.5:4b --quick', 'a first impression'],
        ['digest exam bge-m3 --embed', 'an embedding model: 191 texts to read'],
        ['digest exam --list', 'what was sat so far'],
      )}\nExit codes: 0 sat, whatever the marks, 2 usage, 5 no model.\n`,
    )
    .action(
      act(async (model: string | undefined, flags: ExamFlags) => {
        const { exam } = await import('./commands/exam/exam.ts');
        return exam(model, flags, io);
      }),
    );
}

export function addTopics(program: Command, io: Io, act: Act): void {
  program
    .command('topics')
    .description('List the topics that can be digested, or see what their sources have of today.')
    .argument('[action]', 'check: ask each source once, count its hits')
    .argument('[topic]', 'an id or a name (default: all)')
    .option('--topics <dir>', settings.topics.what)
    .option('--allow-private <hosts>', settings.allowPrivate.what, collect)
    .option('--json', 'check: a JSON array with the answer of every source')
    .addHelpText(
      'after',
      `${examples(
        ['digest topics', 'every id with its names and its file'],
        ['digest topics check qwen', 'who answers, and with how much'],
      )}\nExit codes: 0, 2 a broken topic file (the others are listed all the same), 4 no source of a topic answers.\n`,
    )
    .action(
      act(async (action: string | undefined, topic: string | undefined, flags: TopicsFlags) => {
        const { topics } = await import('./commands/topics/topics.ts');
        return topics(action, topic, flags, io);
      }),
    );
}

export function addSources(program: Command, io: Io, act: Act): void {
  withState(program.command('sources'))
    .description('List the kinds of news sources, or see which feeds of the bundled list answer.')
    .argument('[action]', 'check: ask each feed of the bundled list once; feeds: list them')
    .option('--allow-private <hosts>', settings.allowPrivate.what, collect)
    .option('--json', 'a JSON array with all that is known of each')
    .addHelpText(
      'after',
      `${examples(
        ['digest sources', 'kinds, windows, keys, how each answered last'],
        ['digest sources check', 'which outlets’ feeds answer, and since when others are silent'],
      )}\nExit codes: 0, 2 usage, 4 no feed answers.\n`,
    )
    .action(
      act(async (action: string | undefined, flags: SourcesFlags) => {
        const { sources } = await import('./commands/sources/sources.ts');
        return sources(action, flags, io);
      }),
    );
}

export function addConfig(program: Command, io: Io, act: Act): void {
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
        const { config } = await import('./commands/config/config.ts');
        return config(io);
      }),
    );
}

export function addDoctor(program: Command, io: Io, act: Act): void {
  withState(program.command('doctor'))
    .description('Check this machine: Node, the picture, the model server, which model fits.')
    .option('--ollama-host <url>', settings.ollamaHost.what)
    .addHelpText('after', examples(['digest doctor', 'what works, what is missing, what to do']))
    .action(
      act(async (flags: StateFlags & { ollamaHost?: string }) => {
        const { doctor } = await import('./commands/doctor/doctor.ts');
        return doctor([], flags, io);
      }),
    );
}
