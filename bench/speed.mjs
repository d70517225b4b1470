/** Time and memory: extraction against Readability on the same pages, and the program as a whole. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { data, pages, root } from './data.mjs';
import { median, print, skip } from './table.mjs';

/** Other work on the machine moves a single run by a tenth: each contender runs so often, in turn. */
const rounds = 3;

const contenders = [
  ['Readability on jsdom', 'readability-jsdom'],
  ['Readability on linkedom', 'readability-linkedom'],
  ['digest, one process', 'digest-0'],
  ['digest, two workers', 'digest-2'],
];

function contend(name, repeats) {
  const file = join(import.meta.dirname, 'contender.mjs');
  return JSON.parse(
    execFileSync(process.execPath, [file, name, String(repeats)], { encoding: 'utf8' }),
  );
}

/** Ratios are taken within a round, so that what else runs on the machine weighs on both sides. */
export function extractionSpeed() {
  const count = pages()?.length;
  if (count === undefined) {
    skip('Speed of extraction', `no labelled pages under ${data}`);
    return;
  }
  const runs = Array.from({ length: rounds }, () => contenders.map(([, name]) => contend(name, 1)));
  const rows = contenders.map(([title], i) => {
    const ratios = runs.map((run) => run[0].seconds / run[i].seconds);
    return [
      title,
      (median(runs.map((run) => run[i].seconds)) * 1000) / count,
      median(ratios),
      `${Math.min(...ratios).toFixed(2)}-${Math.max(...ratios).toFixed(2)}`,
      Math.round(median(runs.map((run) => run[i].rssMb))),
    ];
  });
  print(
    `Extraction: speed (${count} pages, ${rounds} rounds; times as fast as Readability on jsdom)`,
    ['reader', 'ms a page', 'times', 'range', 'peak MB'],
    rows,
  );
  const repeats = Math.ceil(200 / count);
  const many = contend('digest-2', repeats);
  print(
    'Extraction: memory of a long run',
    ['reader', 'pages', 'seconds', 'peak MB'],
    [['digest, two workers', many.pages, many.seconds, Math.round(many.rssMb)]],
  );
}

function time(args, runs) {
  return median(
    Array.from({ length: runs }, () => {
      const started = performance.now();
      const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
      if (status !== 0)
        throw new Error(`${args.join(' ')} exited ${status}: ${stderr.slice(0, 400)}`);
      return performance.now() - started;
    }),
  );
}

/** Start of the program against start of Node, and the bundled recording from topic to post. */
export function wholeRun() {
  const out = mkdtempSync(join(tmpdir(), 'digest-bench-'));
  try {
    const node = time(['-e', '0'], 15);
    const version = time(['bin/digest.js', '--version'], 15);
    const replay = time(
      [
        'bin/digest.js',
        'qwen',
        '--date',
        '2026-01-26',
        '--replay',
        'fixtures/replay/qwen-2026-01-26',
        '--out',
        out,
      ],
      3,
    );
    print(
      'The program as a whole (median, milliseconds)',
      ['call', 'ms', 'beyond node -e 0'],
      [
        ['node -e 0', Math.round(node), ''],
        ['digest --version', Math.round(version), Math.round(version - node)],
        ['the bundled recording', Math.round(replay), Math.round(replay - node)],
      ],
    );
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
