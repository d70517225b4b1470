/** A live blog, an opinion and an agency's copy from the page to the post, whatever order a model puts them in. */
import { describe, expect, it } from 'vitest';
import { loadPrompts } from '../../src/config/prompts.ts';
import type { Article } from '../../src/model/article.ts';
import type { Hit } from '../../src/model/hit.ts';
import { ledgerOf } from '../../src/pipeline/manifest.ts';
import { evidenceOf } from '../../src/recheck/evidence.ts';
import { readPost } from '../../src/recheck/read-post.ts';
import { recheck } from '../../src/recheck/recheck.ts';
import { compose } from '../../src/stages/compose/compose.ts';
import { dedupe } from '../../src/stages/dedupe/dedupe.ts';
import { render } from '../../src/stages/render/render.ts';
import { select } from '../../src/stages/select/select.ts';
import { summarise } from '../../src/stages/summarise/summarise.ts';
import { verify } from '../../src/stages/verify/verify.ts';
import { anArticle } from '../support/articles.ts';
import { sampleParams, sampleTopic } from '../support/sample-digest.ts';
import { scriptedLlm } from '../support/scripted-llm.ts';

const text = [
  '（嵐洲通訊社記者江予晴槐川26日電）柏原電子26日公告，槐川廠區受地震影響停工六小時，估計損失新台幣兩億元。',
  '柏原電子表示，槐川廠區下午四點起分批復工，預計27日全面恢復生產。',
  '槐川廠區有員工三千一百人，停工期間無人受傷。',
].join('\n');

const report = anArticle('report', '槐川地震 柏原電子停工六小時', text, { agency: '嵐洲通訊社' });
const copy = anArticle('reprint', '槐川地震 柏原電子停工六小時', text, { agency: '嵐洲通訊社' });
const live = anArticle('live', '不斷更新／槐川地震', '', {
  kind: 'live-blog',
  blocks: [
    '槐川縣政府26日統計，全縣有四十一人受傷，其中三人重傷。',
    '柏原電子公告，槐川廠區受地震影響停工六小時，損失約新台幣兩億元。柏原電子總經理高世衡說，槐川廠區的無塵室有十四台機台需要校正。',
    '氣象署26日說，槐川未來三天可能有規模五以上的餘震。',
  ].flatMap((line, part) => [
    { kind: 'heading' as const, text: `1${part}:20`, part },
    { kind: 'paragraph' as const, text: line, part },
  ]),
});
const opinion = anArticle(
  'opinion',
  '【社論】柏原電子槐川廠區停工的教訓',
  [
    '柏原電子槐川廠區受地震影響停工六小時，損失新台幣兩億元，政府應該檢討。',
    '嵐洲大學教授裴若水指出，槐川廠區的備用電源只能撐兩小時。',
    '沒有備援的科學園區只是口號，柏原電子停工就是證明。',
  ].join('\n'),
  { kind: 'opinion' },
);
const articles: readonly Article[] = [opinion, live, report, copy];

/** Runs the line from dedupe on; the model names everything that it is offered, last things first. */
async function run() {
  const topic = { ...sampleTopic, aliases: [{ text: '柏原電子', script: 'hant' as const }] };
  const params = sampleParams({ topic, prompts: await loadPrompts() });
  const llm = scriptedLlm(({ task }) => {
    if (task.kind !== 'choose') return { remarks: [] };
    return {
      headline: task.headlines[0]?.n,
      sentences: task.sentences
        .filter(({ shortens }) => shortens === undefined)
        .map(({ n }) => n)
        .toReversed(),
    };
  });
  const grouped = await dedupe.run(articles, {}, params);
  const selected = await select.run(grouped.value, {}, params);
  const drafted = await summarise.run(selected.value, { llm }, params);
  const proved = await verify.run({ ...drafted.value, opinions: [] }, {}, params);
  const composed = await compose.run(proved.value, {}, params);
  const rendered = await render.run(composed.value, {}, params);
  return { grouped, selected, proved, composed, post: rendered.value.post.text };
}

describe('an item that other pages support', async () => {
  const { grouped, selected, proved, composed, post } = await run();
  const [event] = composed.value.events;
  const from = (id: string) =>
    (event?.body ?? []).filter(({ citations }) => citations.some((c) => c.articleId === id));

  it('is one item, led by the report', () => {
    expect(composed.value.events).toHaveLength(1);
    expect(event?.headline.citations[0].articleId).toBe('report');
    expect(event?.body[0]?.citations[0].articleId).toBe('report');
  });

  it('has the sentence that the entry adds, under its number in the whole page', () => {
    const [added] = from('live');
    expect(added?.text).toContain('十四台機台需要校正');
    const number = added?.citations[0].sentence ?? 0;
    expect(live.sentences[number - 1]?.text).toBe(added?.citations[0].quote);
    expect(post).not.toContain('餘震');
    expect(post).not.toContain('四十一人');
  });

  it('has of the opinion what a person of a name says', () => {
    expect(from('opinion').map(({ text: told }) => told)).toEqual([
      '嵐洲大學教授裴若水指出，槐川廠區的備用電源只能撐兩小時。',
    ]);
    for (const own of ['檢討', '口號']) expect(post).not.toContain(own);
  });

  it('has neither in the lists that stand for the whole post', () => {
    const { trend, keyPoints } = composed.value;
    for (const { citations } of [...trend, ...keyPoints])
      expect(citations.map(({ articleId }) => articleId)).toEqual(['report']);
  });

  it('names the agency behind the report and its copies', () => {
    expect(post).toMatch(/Outlet report，2026-01-26（轉載自嵐洲通訊社；另見：Outlet reprint轉載）/);
  });

  it('proves again in every line', () => {
    const { findings } = recheck(readPost(post), evidenceOf(proved.value, composed.value));
    expect(findings.length).toBeGreaterThan(5);
    expect(findings.filter(({ holds }) => !holds)).toEqual([]);
  });

  it('accounts for every hit', () => {
    const values = {
      search: articles.map(({ hit }): Hit => hit),
      extract: articles,
      compose: composed.value,
    };
    const records = [grouped, selected, composed].map(({ diagnostics }) => ({ diagnostics }));
    const ledger = ledgerOf(values, records as never);
    expect(ledger.map(({ id, fate, agency }) => [id, fate, agency])).toEqual([
      ['opinion', 'used', undefined],
      ['live', 'used', undefined],
      ['report', 'used', '嵐洲通訊社'],
      ['reprint', 'folded', '嵐洲通訊社'],
    ]);
  });
});

describe('what only supports', () => {
  it('makes no post where the report is not of the day', async () => {
    const params = sampleParams();
    const old = {
      ...report,
      publishedAt: { value: '2026-01-25T09:00:00+08:00', evidence: 'meta' },
    };
    const { value } = await dedupe.run([live, opinion, old], {}, params);
    expect(value.map(({ supports }) => supports?.length)).toEqual([2]);
    const { value: chosen, diagnostics } = await select.run(value, {}, params);
    expect(chosen).toEqual([]);
    expect(
      diagnostics.filter(({ fate }) => fate?.kind === 'dropped').map(({ subject }) => subject),
    ).toEqual(expect.arrayContaining(['live', 'opinion', 'report']));
  });
});
