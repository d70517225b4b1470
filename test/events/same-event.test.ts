import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aspectsOf, type Aspects } from '../../src/events/aspects.ts';
import { sameEvent } from '../../src/events/same-event.ts';
import { topicNames } from '../../src/events/topic-names.ts';
import { groupArticles } from '../../src/stages/dedupe/groups.ts';
import { root } from '../support/cli.ts';

interface Report {
  readonly id: string;
  readonly topic: string;
  readonly event: string;
  readonly title: string;
  readonly text: string;
  readonly publishedAt: string;
}

const folder = join(root, 'fixtures/events');
const reports = readFileSync(join(folder, 'articles.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Report);
const topics = JSON.parse(readFileSync(join(folder, 'topics.json'), 'utf8')) as readonly {
  readonly id: string;
  readonly names: readonly string[];
}[];

const namesOf = (id: string): RegExp | undefined =>
  topicNames({
    aliases: (topics.find((topic) => topic.id === id)?.names ?? []).map((text) => ({
      text,
      script: 'hant',
    })),
  });

/** Half of the topics fitted the weights: see bench/events.mjs. */
const isHeldBack = (topic: string): boolean =>
  Number.parseInt(createHash('sha256').update(topic).digest('hex').charAt(0), 16) >= 8;

const first = (group: readonly number[]): number => group[0] ?? 0;

/** For each report the ids that stand together with it. */
function groupsOf(articles: readonly Report[], names: RegExp | undefined): readonly string[] {
  const { copies, events } = groupArticles(articles, first, names);
  const groups = [
    ...events.map((group) => [
      ...group,
      ...group.flatMap((kept) => copies.find(([own]) => own === kept)?.slice(1) ?? []),
    ]),
    ...copies.filter(([kept = -1]) => !events.flat().includes(kept)),
  ];
  return groups
    .map((group) =>
      group
        .map((i) => articles[i]?.id ?? '')
        .toSorted()
        .join(' '),
    )
    .toSorted();
}

describe('reports of topics that fitted nothing', () => {
  const held = topics.filter(({ id }) => isHeldBack(id));

  test('are told apart: of pairs that are put together at least three in four tell one event, and as many of those that do are', () => {
    const counts = { said: 0, same: 0, both: 0 };
    for (const { id } of held) {
      const own = reports.filter(({ topic }) => topic === id);
      const groups = groupsOf(own, namesOf(id)).map((ids) => ids.split(' '));
      own.forEach((a, i) => {
        for (const b of own.slice(i + 1)) {
          const said = groups.some((group) => group.includes(a.id) && group.includes(b.id));
          if (said) counts.said++;
          if (a.event === b.event) counts.same++;
          if (said && a.event === b.event) counts.both++;
        }
      });
    }
    expect(counts.both / counts.said).toBeGreaterThan(0.75);
    expect(counts.both / counts.same).toBeGreaterThan(0.7);
  });

  test('of different topics are hardly ever one event', () => {
    const aspects = new Map<string, Aspects>();
    for (const { id, topic, title, text } of reports)
      aspects.set(id, aspectsOf(title, text, namesOf(topic)));
    const pairs = reports.flatMap((a, i) =>
      reports
        .slice(i + 1)
        .filter((b) => a.topic !== b.topic && isHeldBack(a.topic))
        .map((b) => [aspects.get(a.id), aspects.get(b.id)] as const),
    );
    const wrong = pairs.filter(([x, y]) => x && y && sameEvent(x, y) >= 0.5);
    expect(pairs.length).toBeGreaterThan(5000);
    expect(wrong.length / pairs.length).toBeLessThan(0.001);
  });
});

describe('groups', () => {
  const [topic] = topics;
  const id = topic?.id ?? '';
  const own = reports.filter((report) => report.topic === id);
  const names = namesOf(id);
  const expected = groupsOf(own, names);

  test('are some', () => {
    expect(expected.length).toBeGreaterThan(2);
  });

  test('do not change with the order of the articles', () => {
    for (const step of [5, 7, 11]) {
      const shuffled = own.map((_, i) => own[(i * step) % own.length] as Report);
      if (new Set(shuffled).size < own.length) continue;
      expect(groupsOf(shuffled, names)).toEqual(expected);
    }
    expect(groupsOf(own.toReversed(), names)).toEqual(expected);
  });

  test('do not change with unrelated articles among them', () => {
    const others = reports.filter((report) => report.topic !== id);
    const mine = new Set(own.map((report) => report.id));
    const mixed = others.slice(0, 60).flatMap((other, i) => {
      const next = own[i];
      return next === undefined ? [other] : [other, next];
    });
    const found = groupsOf(mixed, names).filter((ids) =>
      ids.split(' ').some((one) => mine.has(one)),
    );
    expect(found).toEqual(expected);
  });

  test('never reach over days', () => {
    const twins = own.slice(0, 4).flatMap((report, i) => [
      { ...report, id: `new${i}` },
      {
        ...report,
        id: `old${i}`,
        text: `${report.text}（舊聞）`,
        publishedAt: '2019-03-10T08:00:00+08:00',
      },
    ]);
    const { events } = groupArticles(twins, first, names);
    for (const group of events)
      expect(new Set(group.map((i) => twins[i]?.publishedAt.slice(0, 4))).size).toBe(1);
  });
});
