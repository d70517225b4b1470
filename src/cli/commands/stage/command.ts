/** The words of `digest stage`. */
import { command, stateSettings, type Command } from '../../command.ts';

export const stageCommand: Command = command(
  {
    name: 'stage',
    group: 'Parts of the line',
    summary: 'Run one pure stage alone: JSON on stdin, JSON on stdout.',
    arguments: [
      {
        name: '<name>',
        what: 'extract, dedupe, wordings, verify, extractive; select, compose, render',
        choices: [
          'extract',
          'dedupe',
          'wordings',
          'verify',
          'extractive',
          'select',
          'compose',
          'render',
        ],
      },
    ],
    settings: ['ollamaHost', 'openaiUrl', ...stateSettings],
    options: [
      { flags: '--lines', what: 'extract: one JSON object a line, in and out' },
      { flags: '--explain', what: 'extract: say what was cut and why' },
      { flags: '--workers <n>', what: 'extract: pages worked on at a time' },
      {
        flags: '--judge <model>',
        what: 'verify: let this model judge what rules leave open, as far as its exam goes',
      },
    ],
    examples: [
      [
        'digest stage extract --lines < pages.jsonl',
        '{"id","url","html"} or {"id","url","body","contentType"?} in, body in base64; {"id","title","publishedAt","lang","text"} out',
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
    ],
  },
  async () => (await import('./stage.ts')).stage,
);
