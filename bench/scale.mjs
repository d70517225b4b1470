/** How grouping grows with the number of articles: time, memory and, since it is known who tells what, quality. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './data.mjs';
import { inventedReports } from './invented-reports.mjs';
import { print } from './table.mjs';

const sizes = [1000, 2000, 4000, 8000, 16_000];
const kinds = [
  ['own titles', 0],
  ['two in five under the headings of columns', 0.7],
];

/** Has the process say at its end what it took. */
const meter = `data:text/javascript,process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write(JSON.stringify([(userCPUTime + systemCPUTime) / 1e6, maxRSS / 1024]));
});`;

/** `{seconds, megabytes, precision, recall}`; seconds of the processor, since other work moves the clock's. */
function groupAlone(reports) {
  const articles = reports.map(({ id, url, title, text }) => ({ id, url, title, text }));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', meter, join(root, 'bin/digest.js'), 'stage', 'dedupe'],
    { input: JSON.stringify({ articles }), encoding: 'utf8', maxBuffer: 2 ** 30 },
  );
  if (status !== 0) throw new Error(`stage dedupe exited ${status}: ${stderr.slice(0, 400)}`);
  const [seconds, megabytes] = JSON.parse(stderr);
  return { seconds, megabytes, ...quality(JSON.parse(stdout).events, reports) };
}

/** Of pairs that are together, how many tell one event, and of those that do, how many are together. */
function quality(groups, reports) {
  const eventOf = new Map(reports.map(({ id, event }) => [id, event]));
  const together = groups.reduce((sum, group) => sum + pairs(group.length), 0);
  const right = groups
    .flatMap((group) => sizesOf(group.map((id) => eventOf.get(id))))
    .reduce((sum, size) => sum + pairs(size), 0);
  const all = sizesOf([...eventOf.values()]).reduce((sum, size) => sum + pairs(size), 0);
  return { precision: right / together, recall: right / all };
}

function sizesOf(events) {
  const sizesBy = new Map();
  for (const event of events) sizesBy.set(event, (sizesBy.get(event) ?? 0) + 1);
  return [...sizesBy.values()];
}

function pairs(n) {
  return (n * (n - 1)) / 2;
}

/** A row for each number of articles; the exponent is that of the growth since the row before. */
export function scale() {
  for (const [kind, standing] of kinds) {
    let before;
    const rows = sizes.map((count) => {
      const { seconds, megabytes, precision, recall } = groupAlone(
        inventedReports(count, standing),
      );
      const times = before === undefined ? undefined : seconds / before.seconds;
      const exponent =
        times === undefined ? undefined : Math.log(times) / Math.log(count / before.count);
      before = { count, seconds };
      return [String(count), seconds, times, exponent, Math.round(megabytes), precision, recall];
    });
    print(
      `Grouping of invented reports of 400 words, ${kind}`,
      ['articles', 'seconds', 'times', 'exponent', 'peak MB', 'precision', 'recall'],
      rows,
    );
  }
}
