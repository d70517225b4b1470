/** What the rules license, over the articles that lie beside the project: a third of them held back, by hash of the title. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { data, root } from './data.mjs';
import { print, skip } from './table.mjs';

function heldBack({ title }) {
  return parseInt(createHash('sha256').update(title).digest('hex').slice(0, 8), 16) % 3 === 0;
}

/** Of sentences of two clauses and more: how many have a shorter wording, and how short the shortest that stands alone is. */
function share(articles) {
  const run = spawnSync(process.execPath, [join(root, 'bin/digest.js'), 'stage', 'wordings'], {
    input: JSON.stringify({ articles }),
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (run.status !== 0) throw new Error(`stage wordings exited ${run.status}: ${run.stderr}`);
  const { results } = JSON.parse(run.stdout);
  const body = results.filter(({ sentence, text }) => sentence > 0 && /\p{Script=Han}/u.test(text));
  const long = body.filter(({ text }) => /[，；：]/.test(text));
  const shorter = long.filter(({ wordings }) =>
    wordings.some(({ text }) => text.length < wordings[0].text.length),
  );
  const ratios = long.flatMap(({ wordings }) => {
    const alone = wordings.filter(({ standsAlone }) => standsAlone).map(({ text }) => text.length);
    return alone.length === 0 ? [] : [Math.min(...alone) / wordings[0].text.length];
  });
  const alone = body.filter(({ wordings }) => wordings.some(({ standsAlone }) => standsAlone));
  return [
    articles.length,
    body.length,
    long.length,
    shorter.length / long.length,
    alone.length / body.length,
    ratios.reduce((sum, ratio) => sum + ratio, 0) / Math.max(1, ratios.length),
  ];
}

/** Prints a row for each half. */
export function benchWordings() {
  const file = join(data, 'week/articles.jsonl');
  if (!existsSync(file)) {
    skip('Wordings', `no articles under ${data}`);
    return;
  }
  const dates = new Map(
    JSON.parse(readFileSync(join(data, 'week/pages.json'), 'utf8')).map((one) => [
      one.page,
      one.date,
    ]),
  );
  const articles = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map(({ page, title, paragraphs }) => ({
      id: page,
      title,
      text: paragraphs.join('\n'),
      publishedAt: dates.get(page),
    }));
  print(
    'Wordings of Chinese sentences',
    [
      'articles',
      'number',
      'sentences',
      'of two clauses',
      'shorter',
      'stand alone',
      'shortest alone',
    ],
    [
      ['tuned on', ...share(articles.filter((one) => !heldBack(one)))],
      ['held back', ...share(articles.filter(heldBack))],
    ],
  );
}
