/** Quality of extraction on labelled pages, by the metrics that lie beside the data. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { data, pages } from './data.mjs';
import { print, skip } from './table.mjs';

const mean = (list) =>
  list.length === 0 ? undefined : list.reduce((a, b) => a + b, 0) / list.length;
const flat = (text) => text.replace(/\s/g, '');

/** A third of the pages, by the hash of their ids: nothing is fitted on it. */
const isHeld = ({ id }) =>
  BigInt(`0x${createHash('sha256').update(String(id)).digest('hex')}`) % 3n === 0n;

function row(name, some, answers, metrics) {
  const text = (page) => answers.get(page.key)?.text ?? '';
  const body = some.filter((page) => page.text);
  const words = metrics.aggregate(body.map((page) => metrics.wordScore(page.text, text(page))));
  const chars = metrics.aggregate(
    body.map((page) => metrics.charScore(page.text, text(page), page.opt)),
  );
  const titles = some.filter((page) => page.title);
  const dated = some.filter((page) => page.date);
  const verdicts = dated.map((page) =>
    metrics.dateVerdict(page.date, answers.get(page.key)?.publishedAt),
  );
  const count = (wanted) => verdicts.filter((verdict) => verdict === wanted).length;
  const railed = some.filter((page) => page.sentinels);
  const leaks = railed.filter((page) =>
    page.sentinels.some((sentinel) => flat(text(page)).includes(flat(sentinel).slice(0, 24))),
  );
  return [
    name,
    some.length,
    words.f1,
    chars.f1,
    chars.p,
    chars.r,
    mean(body.map((page) => metrics.exactText(page.text, text(page)))),
    chars.pages.filter((f1) => f1 < 0.8).length,
    mean(titles.map((page) => metrics.titleScore(page.title, answers.get(page.key)?.title))),
    dated.length === 0 ? undefined : `${count('ok')}/${count('wrong')}/${count('none')}`,
    railed.length === 0 ? undefined : `${leaks.length}/${railed.length}`,
    some.filter((page) => answers.get(page.key)?.text === undefined).length,
  ];
}

/** Reads every page with the built program and prints one line for each set. */
export async function extraction() {
  const all = pages();
  if (all === undefined) {
    skip('Extraction', `no labelled pages under ${data}`);
    return;
  }
  const metrics = await import(pathToFileURL(join(data, 'extraction/metrics.mjs')).href);
  const { extractLines } = await import('../dist/stages/extract/alone.js');
  const { openPageReader } = await import('../dist/cli/composition/page-reader/page-reader.js');
  const reader = openPageReader();
  async function* lines() {
    for (const { key, url, html } of all) yield JSON.stringify({ id: key, url, html });
  }
  const answers = new Map();
  for await (const line of extractLines(lines(), { reader })) {
    const answer = JSON.parse(line);
    answers.set(answer.id, answer);
  }
  await reader.close();
  const sets = [...new Set(all.map((page) => page.set))];
  const chinese = all.filter((page) => page.lang?.startsWith('zh') && page.set !== 'tail');
  const groups = [
    ...sets.map((set) => [set, all.filter((page) => page.set === set)]),
    ['all Chinese', chinese],
    ['all Traditional', chinese.filter((page) => page.lang === 'zh-Hant')],
    ['all, held back', all.filter(isHeld)],
    ['all, others', all.filter((page) => !isHeld(page))],
  ];
  print(
    'Extraction: quality (dates: right/wrong/none; leaks: pages with a line of the rail in their text)',
    [
      'pages of',
      'n',
      'word F1',
      'char F1',
      'P',
      'R',
      'exact',
      '<.8',
      'title',
      'dates',
      'leaks',
      'errors',
    ],
    groups.map(([name, some]) => row(name, some, answers, metrics)),
  );
}
