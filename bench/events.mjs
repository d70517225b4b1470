/**
 * Whether two texts tell one event: the weights of `src/events/same-event.ts`, fitted on half of the labelled pairs of
 * fixtures/events and of what lies beside the project, and how well they part the half that is held back.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { aspectsOf } from '../dist/events/aspects.js';
import { topicNames } from '../dist/events/topic-names.js';
import { likenesses } from '../dist/events/same-event.js';
import { data, root } from './data.mjs';
import { print, skip } from './table.mjs';

const rounds = 3000;
const rate = 6;
const decay = 2e-4;

function heldBack(key) {
  return parseInt(createHash('sha256').update(key).digest('hex').charAt(0), 16) >= 8;
}

function lines(file) {
  const bytes = readFileSync(join(data, file));
  const text = file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  return text
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** Every two of the articles for which `compare` gives an answer: `{same, held}`. */
function pairsAmong(kind, articles, compare) {
  const rows = [];
  articles.forEach((a, i) => {
    for (const b of articles.slice(i + 1)) {
      const answer = compare(a, b);
      if (answer) rows.push({ kind, a, b, ...answer });
    }
  });
  return rows;
}

function withinTopics() {
  const rows = lines('text/data/clusters_ecbplus.jsonl.gz');
  return pairsAmong('within a topic', rows, (a, b) =>
    a.topic === b.topic ? { same: a.event === b.event, held: heldBack(a.topic) } : undefined,
  );
}

function acrossLanguages() {
  return lines('text/data/pairs_semeval22_hfl.jsonl.gz')
    .filter(({ overall }) => Number.isFinite(overall))
    .map(({ id, lang, a, b, overall }) => ({
      kind: lang,
      a,
      b,
      same: overall <= 2,
      held: heldBack(id),
    }))
    .filter(({ a, b }) => a.text !== b.text);
}

/** Reports of our own writing: a topic and its day each. */
function ofADay() {
  const folder = join(root, 'fixtures/events');
  const topics = JSON.parse(readFileSync(join(folder, 'topics.json'), 'utf8'));
  const names = new Map(topics.map((topic) => [topic.id, topicNames(aliasesOf(topic))]));
  const articles = readFileSync(join(folder, 'articles.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map((one) => ({ ...one, names: names.get(one.topic) }));
  return pairsAmong('of a day', articles, (a, b) =>
    a.topic === b.topic ? { same: a.event === b.event, held: heldBack(a.topic) } : undefined,
  );
}

/** Reports of different topics tell different events, however many figures they share. */
function ofOtherTopics(rows) {
  const articles = [...new Set(rows.flatMap(({ a, b }) => [a, b]))];
  return articles.flatMap((a, i) =>
    articles
      .slice(i + 1)
      .filter((b, k) => a.topic !== b.topic && k % 7 === 0)
      .map((b) => ({ kind: 'of other topics', a, b, same: false, held: heldBack(a.topic) })),
  );
}

function aliasesOf({ names }) {
  return { aliases: names.map((text) => ({ text })) };
}

/** Two reports of a day put together wrongly mix two stories, which is worse than one told twice. */
const costOfMixing = 2.5;

/** Logistic regression by gradient descent; each kind of pair weighs the same, and each answer but for its cost. */
function fit(rows) {
  const sizes = new Map();
  const group = ({ kind, same }) => `${kind} ${same}`;
  for (const row of rows) sizes.set(group(row), (sizes.get(group(row)) ?? 0) + 1);
  const weights = rows[0].values.map(() => 0);
  for (let round = 0; round < rounds; round++) {
    const slope = weights.map(() => 0);
    for (const row of rows) {
      const cost = row.same || !row.kind.startsWith('of ') ? 1 : costOfMixing;
      const error =
        (cost * (chance(weights, row.values) - (row.same ? 1 : 0))) / sizes.get(group(row));
      row.values.forEach((value, i) => {
        slope[i] += error * value;
      });
    }
    slope.forEach((sum, i) => {
      weights[i] -= rate * (sum / sizes.size + (i === 0 ? 0 : decay * weights[i]));
    });
  }
  return weights;
}

function chance(weights, values) {
  return 1 / (1 + Math.exp(-values.reduce((sum, value, i) => sum + value * weights[i], 0)));
}

function quality(rows, weights) {
  const said = rows.map(({ values }) => chance(weights, values) >= 0.5);
  const hits = rows.filter(({ same }, i) => same && said[i]).length;
  const yes = said.filter(Boolean).length;
  const same = rows.filter((row) => row.same).length;
  const share = (of) => (of === 0 ? undefined : hits / of);
  return [rows.length, yes, share(yes), share(same), share((yes + same) / 2)];
}

/** Prints the weights and a row for each kind of pair and half. */
export function benchEvents() {
  if (!existsSync(join(data, 'text/data'))) {
    skip('Events', `no articles under ${data}`);
    return;
  }
  const known = new Map();
  const aspects = (one) => {
    if (!known.has(one)) known.set(one, aspectsOf(one.title ?? '', one.text, one.names));
    return known.get(one);
  };
  const rows = [
    ...withinTopics(),
    ...acrossLanguages(),
    ...ofADay(),
    ...ofOtherTopics(ofADay()),
  ].map((row) => ({
    ...row,
    values: likenesses(aspects(row.a), aspects(row.b)),
  }));
  const weights = fit(rows.filter(({ held }) => !held));
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  print(
    `Pairs of texts that tell one event (weights ${weights.map((w) => w.toFixed(2)).join(', ')})`,
    ['pairs', 'number', 'said to be one', 'precision', 'recall', 'F1'],
    kinds.flatMap((kind) =>
      [false, true].map((held) => [
        `${kind}, ${held ? 'held back' : 'fitted on'}`,
        ...quality(
          rows.filter((row) => row.kind === kind && row.held === held),
          weights,
        ),
      ]),
    ),
  );
}
