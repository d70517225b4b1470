/** The words of `digest worker`. */
import { command, type Command } from '../../command.ts';

export const workerCommand: Command = command(
  {
    name: 'worker',
    group: 'Many machines',
    summary: 'Make the posts that were asked for in a queue, one after the other.',
    settings: [
      'queue',
      'engine',
      'model',
      'write',
      'judge',
      'judgeOwn',
      'embed',
      'ollamaHost',
      'openaiUrl',
      'openaiKeyEnv',
      'contextTokens',
      'modelTimeout',
      'modelTotal',
      'googlePause',
      'pageTimeout',
      'pageBytes',
      'inFlight',
      'freshFor',
      'hostDelay',
      'robots',
      'contact',
      'allowPrivate',
      'strict',
      'state',
    ],
    options: [
      { flags: '--concurrency <n>', what: 'posts under way at a time (default: 1)' },
      { flags: '--drain', what: 'end when the queue is empty and no worker has a job' },
      { flags: '--quiet', what: 'only what goes wrong' },
      { flags: '--verbose', what: 'every finding' },
      { flags: '--log <format>', what: 'one JSON line an event on stderr', choices: ['json'] },
    ],
    examples: [
      [
        'digest worker --queue redis://10.0.0.5:6379 --model qwen3.5:4b',
        'on each machine, as a service',
      ],
      ['digest worker --drain --engine extractive --quiet', 'from cron: ends with the work'],
    ],
    exits:
      'with --drain that of the worst post (0 published, 3 nothing new, 4 every source failed, 5 no usable model, 6 degraded under --strict), 1 bug, 2 usage, 75 the queue’s Redis is away or full, 130 and 143 stopped: what was under way goes back into the queue',
  },
  async () => (await import('./worker.ts')).worker,
);
