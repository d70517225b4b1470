import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/model/article.ts';
import type { Outcome } from '../../../src/stage.ts';
import type { Story } from '../../../src/model/story.ts';
import { dedupe } from '../../../src/stages/dedupe/dedupe.ts';
import { anArticle } from '../../support/articles.ts';
import {
  bakery,
  cloudChinese,
  cloudEnglish,
  ferry,
  ferryCut,
  ferryOwnWords,
  ferrySimplified,
  quarterly,
} from './texts.ts';

async function run(articles: readonly Article[]): Promise<Outcome<readonly Story[]>> {
  // The stage reads no port, and of the parameters only the topic's names.
  return dedupe.run(articles, {}, { topic: { aliases: [] } } as never);
}

const shapeOf = ({ value }: Outcome<readonly Story[]>): unknown =>
  value.map(({ tellings }) =>
    tellings.map(({ article, copies }) => [article.id, ...copies.map((copy) => copy.id)]),
  );

describe('dedupe', () => {
  it('folds a reprint in the other script, a cut one and one with a tail into the best', async () => {
    const outcome = await run([
      anArticle('cut', '北灣渡輪三月換電動船', ferryCut),
      anArticle('whole', '北灣渡輪三月起改用電動船', ferry),
      anArticle('hans', '北湾渡轮三月起改用电动船', ferrySimplified, {
        publishedAt: { value: '2026-01-26T09:00:00+08:00', evidence: 'json-ld' },
      }),
      anArticle('other', '老街麵包店公開紅豆麵包配方', bakery),
    ]);
    expect(shapeOf(outcome)).toEqual([[['whole', 'cut', 'hans']], [['other']]]);
    expect(outcome.diagnostics.map((d) => [d.code, d.subject, d.fate])).toEqual([
      ['dedupe.copy', 'cut', { kind: 'folded', into: 'whole' }],
      ['dedupe.copy', 'hans', { kind: 'folded', into: 'whole' }],
    ]);
  });

  it('keeps the report in own words as another telling of the same event', async () => {
    const outcome = await run([
      anArticle('agency', '北灣渡輪三月起改用電動船', ferry),
      anArticle('bread', '老街麵包店公開紅豆麵包配方', bakery),
      anArticle('local', '東碼頭告別柴油味 電動渡輪要來了', ferryOwnWords),
    ]);
    expect(shapeOf(outcome)).toEqual([[['agency'], ['local']], [['bread']]]);
    expect(outcome.diagnostics).toEqual([]);
  });

  it('takes a report with the same words and other figures for another article', async () => {
    const outcome = await run([
      anArticle('q3', '芒山電能第三季財報', quarterly(2025, 3, '118.2', '14.6', '2.31', '57')),
      anArticle('q4', '芒山電能第四季財報', quarterly(2026, 4, '131.9', '17.8', '2.94', '63')),
    ]);
    expect(outcome.diagnostics).toEqual([]);
  });

  it('finds the same event in Chinese and English', async () => {
    const outcome = await run([
      anArticle('zh', '阿里雲砸12億美元在新加坡蓋資料中心', cloudChinese),
      anArticle('boat', '北灣渡輪三月起改用電動船', ferry),
      anArticle('en', 'Alibaba Cloud to build $1.2bn Singapore data center', cloudEnglish, {
        lang: 'en',
      }),
    ]);
    expect(shapeOf(outcome)).toHaveLength(2);
    const [first] = outcome.value;
    expect(first?.tellings.map(({ article }) => article.id).sort()).toEqual(['en', 'zh']);
  });

  it('does not join articles over what a round-up names', async () => {
    const roundup = `${ferryCut}\n${bakery}`;
    const outcome = await run([
      anArticle('boat', '北灣渡輪三月起改用電動船', ferry),
      anArticle('bread', '老街麵包店公開紅豆麵包配方', bakery),
      anArticle('round', '今日地方新聞彙整', roundup),
    ]);
    const together = outcome.value.find(({ tellings }) =>
      tellings.some(({ article }) => article.id === 'boat'),
    );
    expect(together?.tellings.map(({ article }) => article.id)).not.toContain('bread');
  });

  it('gives every article exactly one place, whatever the input', async () => {
    const articles = [ferry, '', bakery, '。', ferry, ferrySimplified, 'a'].map((text, i) =>
      anArticle(`a${i}`, '', text),
    );
    const { value, diagnostics } = await run(articles);
    const placed = value.flatMap(({ tellings }) =>
      tellings.flatMap(({ article, copies }) => [article.id, ...copies.map((copy) => copy.id)]),
    );
    expect(placed.sort()).toEqual(articles.map(({ id }) => id));
    const copies = value.flatMap(({ tellings }) => tellings.flatMap((t) => t.copies));
    expect(diagnostics.map((d) => d.subject ?? '').sort()).toEqual(
      copies.map(({ id }) => id).sort(),
    );
    expect(await run([])).toEqual({ value: [], diagnostics: [] });
  });
});
