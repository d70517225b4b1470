/** Quality of the text stages, by the scorer that lies beside the data. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { data, root } from './data.mjs';
import { print, skip } from './table.mjs';

const tables = [
  {
    title: 'Same article, same event',
    tasks: [
      'dedup-republished',
      'dedup-ainews',
      'dedup-translated',
      'events-within-topic',
      'events-mixed',
    ],
    head: ['task', 'articles', 'pair F1', 'B3 F1', 'B3 P', 'B3 R', 'seconds'],
    row: (r) => [r.articles, r.pairF1?.f1 ?? r.pairF1, r.b3F1, r.b3P, r.b3R, r.seconds],
  },
  {
    title: 'Same event across languages (F1)',
    tasks: ['events-crosslingual'],
    head: ['task', 'pairs', 'all', 'en-en', 'zh-zh', 'zh-en', 'seconds'],
    row: (r) => [
      r.pairs,
      ...['all', 'en-en', 'zh-zh', 'zh-en'].map((key) => r[key]?.f1),
      r.seconds,
    ],
  },
  {
    title: 'Verification by rules (shares of the false and of the true claims)',
    tasks: ['verify-zh-tw', 'verify-near', 'verify-digest', 'verify-en', 'verify-xinhua'],
    head: [
      'task',
      'claims',
      'false passed',
      'false rejected',
      'true passed',
      'true rejected',
      'seconds',
    ],
    row: (r) => [r.claims, r.falsePassed, r.falseRejected, r.truePassed, r.trueRejected, r.seconds],
  },
  {
    title: 'Summaries from sentences of the sources (ROUGE)',
    tasks: ['extractive-news', 'extractive-headline', 'extractive-reviews'],
    head: ['task', 'items', 'ROUGE-1', 'ROUGE-2', 'ROUGE-L', 'seconds'],
    row: (r) => [r.items, r.r1, r.r2, r.rl, r.seconds],
  },
];

/** Runs the scorer over the built program; its answers are tabulated, not judged. */
export function text() {
  const scorer = join(data, 'text/score.mjs');
  if (!existsSync(scorer)) {
    skip('Text', `no labelled texts under ${data}`);
    return;
  }
  for (const { title, tasks, head, row } of tables) {
    const args = [
      scorer,
      '--json',
      '--tasks',
      tasks.join(','),
      '--',
      process.execPath,
      'bin/digest.js',
    ];
    const { stdout, stderr, status } = spawnSync(process.execPath, args, {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    if (status !== 0) throw new Error(`the scorer exited ${status}: ${stderr.slice(0, 400)}`);
    const results = JSON.parse(stdout);
    print(
      title,
      head,
      tasks.map((task) => {
        const { failed } = results[task];
        return failed === undefined ? [task, ...row(results[task])] : [task, failed];
      }),
    );
  }
}
