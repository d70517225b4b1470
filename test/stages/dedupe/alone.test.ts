import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/errors.ts';
import { runAlone } from '../../../src/stages/dedupe/alone.ts';
import { bakery, columnParts, ferry, ferryCut, ferryOwnWords } from './texts.ts';

const article = (id: string, title: string, text: string): Record<string, unknown> => ({
  id,
  url: `https://example.org/${id}`,
  title,
  text,
});

describe('digest stage dedupe', () => {
  it('answers with ids: an event holds the copies of its articles', async () => {
    const articles = [
      article('a', '北灣渡輪三月起改用電動船', ferry),
      article('b', '老街麵包店公開配方', bakery),
      article('c', '北灣渡輪三月起改用電動船', ferryCut),
      article('d', '東碼頭告別柴油味', ferryOwnWords),
    ];
    expect(await runAlone({ articles })).toEqual({
      duplicates: [['a', 'c']],
      events: [['a', 'c', 'd']],
    });
  });

  it('brings parts of a column together by what they tell, not by their title', async () => {
    const column = columnParts.map((text, i) =>
      article(`c${i}`, `每日市場快訊（3月${i + 1}日）`, text),
    );
    const again = { ...column[0], id: 'again', title: '北灣股市收紅' };
    expect(await runAlone({ articles: [...column, again] })).toEqual({
      duplicates: [],
      events: [['c0', 'again']],
    });
  });

  it('takes a title that two reports have in common for what they tell', async () => {
    const two = [ferry, ferryOwnWords].map((text, i) =>
      article(`r${i}`, '北灣渡輪改用電動船', text),
    );
    expect((await runAlone({ articles: two })) as object).toMatchObject({ events: [['r0', 'r1']] });
  });

  it('takes optional fields as null and refuses what it does not know, by path', async () => {
    const one = { ...article('a', '', ''), lang: null, publishedAt: null, source: 'x' };
    expect(await runAlone({ articles: [one] })).toEqual({ duplicates: [], events: [] });
    await expect(runAlone({ articles: [{ ...one, text: 7 }] })).rejects.toThrow(
      /articles\.0\.text/,
    );
    await expect(runAlone({ articles: [], extra: 1 })).rejects.toBeInstanceOf(UsageError);
  });
});

const data = fileURLToPath(
  new URL('../../../../shared/bench/text/data/dedup_synth_republish.jsonl.gz', import.meta.url),
);

describe.skipIf(!existsSync(data))(
  'on labelled articles (skipped where ../shared is absent)',
  () => {
    it('finds at least 97 of 100 pairs of republished articles and joins hardly any others', async () => {
      const rows = gunzipSync(readFileSync(data))
        .toString()
        .trim()
        .split('\n')
        .map(
          (line) =>
            JSON.parse(line) as { id: string; title: string; text: string; cluster: string },
        )
        .filter((_, i) => i < 600);
      const { duplicates } = (await runAlone({
        articles: rows.map(({ id, title, text }) => article(id, title, text)),
      })) as { duplicates: readonly (readonly string[])[] };
      const group = new Map(duplicates.flatMap((ids, i) => ids.map((id) => [id, i] as const)));
      const counts = { both: 0, said: 0, true: 0 };
      rows.forEach((x, i) => {
        for (const y of rows.slice(i + 1)) {
          const said = group.has(x.id) && group.get(x.id) === group.get(y.id);
          if (said) counts.said++;
          if (x.cluster === y.cluster) counts.true++;
          if (said && x.cluster === y.cluster) counts.both++;
        }
      });
      expect(counts.both / counts.true).toBeGreaterThan(0.97);
      expect(counts.both / counts.said).toBeGreaterThan(0.97);
    });
  },
);
