/** The words of `digest TOPIC`; the command itself is loaded when it is given. */
import { Option, type Command } from 'commander';
import { settings } from '../config/setting-table.ts';
import { formatNames } from '../config/settings.ts';
import type { RunFlags } from './commands/run/run.ts';
import type { Io } from './terminal/io.ts';
import { collect, examples, type Act } from './words.ts';

export function addRun(program: Command, io: Io, act: Act): void {
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
    .option('--permalink <pattern>', settings.permalink.what)
    .option('--engine <name>', settings.engine.what)
    .option('--model <name>', settings.model.what)
    .option('--write <how>', settings.write.what)
    .option('--judge <name>', settings.judge.what)
    .option('--judge-own', settings.judgeOwn.what)
    .option('--embed <name>', settings.embed.what)
    .option('--lang <tag>', 'zh-TW or en')
    .option('--stories <n>', settings.stories.what)
    .option('--topics <dir>', settings.topics.what)
    .option('--ollama-host <url>', settings.ollamaHost.what)
    .option('--openai-url <url>', settings.openaiUrl.what)
    .option(
      '--urls <file>',
      'your own links besides what sources find: one a line, - for standard input',
    )
    .option('--allow-private <hosts>', settings.allowPrivate.what, collect)
    .option('--state <dir>', settings.state.what)
    .option('--from <stage>', 'compute this stage and all after it anew')
    .option('--refresh', 'fetch and ask everything anew')
    .option('--record <dir>', 'keep every exchange in readable files')
    .option(
      '--replay <dir>',
      'answer from such files, with no network; with --engine ollama the named model answers anew',
    )
    .option('--strict', settings.strict.what)
    .option('--allow-empty', settings.allowEmpty.what)
    .option('--image <file>', 'write the picture there when the post goes to stdout')
    .option('--no-image', 'draw no picture')
    .option('--force', 'overwrite a post that a person has edited')
    .option(
      '--dry-run',
      'write nothing: say what would be asked; where that day has a post, ask, and say what would change in it',
    )
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
        const { run } = await import('./commands/run/run.ts');
        return run(topic, flags, io);
      }),
    );
}
