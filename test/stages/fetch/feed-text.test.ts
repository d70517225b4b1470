/** The text in a feed serves where its page gives none. */
import { expect, test } from 'vitest';
import type { Hit } from '../../../src/model/hit.ts';
import type { Page } from '../../../src/model/page.ts';
import type { Outcome, Params } from '../../../src/stage.ts';
import { extract } from '../../../src/stages/extract/extract.ts';
import { fetch } from '../../../src/stages/fetch/fetch.ts';
import { queryOf } from '../../sources/support.ts';
import { fetcherOf, paramsOf, type Answer } from '../search/support.ts';
import { pagePorts } from '../../support/page-ports.ts';

const text =
  '<p>北灣渡輪公司三月起改用電動船，首批四艘已在船廠下水。</p><p>票價維持不變，班次由每小時兩班增為三班。公司說，舊船將逐年退役。</p>';
const other = text.replaceAll('渡輪', '纜車').replaceAll('船', '車');
let count = 0;

function hit(more: Partial<Hit> = {}): Hit {
  const id = `h${++count}`;
  return {
    id,
    source: 'feed:beiwan.example',
    url: `https://beiwan.example/${id}`,
    title: '渡輪改用電動船',
    text,
    ...more,
  };
}

async function pagesOf(hits: readonly Hit[], answer: Answer): Promise<Outcome<readonly Page[]>> {
  return fetch.run(
    hits,
    { ...pagePorts, fetcher: fetcherOf({ https: answer }).fetcher },
    paramsOf(queryOf([])),
  );
}

const params = {
  topic: { timeZone: 'Asia/Taipei', name: '渡輪', aliases: [], tags: [] },
  window: { end: '2026-01-26T16:00:00Z' },
} as unknown as Params;

test.each<[string, Answer, RegExp]>([
  ['403', { status: 403 }, /status 403/],
  ['a timeout', { fault: 'timeout' }, /timeout/],
  ['a file', { type: 'application/pdf', body: '%PDF' }, /application\/pdf/],
])('where the page answers with %s', async (_what, answer, why) => {
  const outcome = await pagesOf(
    [hit(), hit({ text: '' }), hit()].map(({ text: own, ...rest }) => ({
      ...rest,
      ...(own && { text: own }),
    })),
    answer,
  );
  expect(outcome.value.map(({ isOfFeed }) => isOfFeed)).toEqual([true, true]);
  const said = outcome.diagnostics.filter(({ code }) => code === 'fetch.from-feed');
  expect(said.map(({ fate }) => fate)).toEqual([undefined, undefined]);
  expect(said[0]?.message).toMatch(why);
  const { value } = await extract.run(outcome.value, pagePorts, params);
  expect(value[0]?.sentences.map((one) => one.text)).toEqual([
    '北灣渡輪公司三月起改用電動船，首批四艘已在船廠下水。',
    '票價維持不變，班次由每小時兩班增為三班。',
    '公司說，舊船將逐年退役。',
  ]);
});

test('a page that gives text is read itself', async () => {
  const page = `<!doctype html><title>渡輪</title><article><h1>渡輪</h1>${other}</article>`;
  const { value, diagnostics } = await pagesOf([hit()], page);
  expect(value[0]?.isOfFeed).toBeUndefined();
  expect(diagnostics).toEqual([]);
  expect((await extract.run(value, pagePorts, params)).value[0]?.blocks[0]?.text).toContain('纜車');
});

test.each([
  [
    'an empty shell',
    '<!doctype html><title>渡輪</title><div id="root"></div><script src="/x.js"></script>',
  ],
  [
    'a bot check',
    '<!doctype html><title>Just a moment...</title><h1>Checking your browser</h1><p>Enable JavaScript and cookies to continue</p>',
  ],
])('where the page is %s', async (_what, page) => {
  const { value } = await pagesOf([hit()], page);
  const read = await extract.run(value, pagePorts, params);
  expect(read.value.map(({ title }) => title)).toEqual(['渡輪改用電動船']);
  expect(read.diagnostics.map(({ code, fate }) => [code, fate])).toEqual([
    ['extract.from-feed', undefined],
  ]);
});

test('plain lines become paragraphs', async () => {
  const plain = '北灣渡輪公司三月起改用電動船。<br><br>票價維持不變，班次增為三班。';
  const { value } = await pagesOf([hit({ text: plain })], { status: 403 });
  const read = await extract.run(value, pagePorts, params);
  expect(read.value[0]?.blocks.map((block) => block.text)).toEqual([
    '北灣渡輪公司三月起改用電動船。',
    '票價維持不變，班次增為三班。',
  ]);
});

test('items that share a page are read each by its own text, and nobody asks for the page', async () => {
  const url = 'https://beiwan.example/notes';
  const hits = [
    hit({ url }),
    hit({ url: `${url}#2`, title: '纜車加開', text: other }),
    hit({ url, source: 'other', title: '渡輪' }),
  ];
  const page = '<!doctype html><article><p>全部的消息。</p></article>';
  const { fetcher, asked } = fetcherOf({ https: page });
  const { value, diagnostics } = await fetch.run(
    hits.slice(0, 2),
    { ...pagePorts, fetcher },
    paramsOf(queryOf([])),
  );
  expect(asked).toEqual([]);
  expect(value.map(({ id }) => id)).toEqual(hits.slice(0, 2).map(({ id }) => id));
  expect(diagnostics.map(({ code }) => code)).toEqual(['fetch.from-feed', 'fetch.from-feed']);
  const read = await extract.run(value, pagePorts, params);
  expect(read.value.map(({ title }) => title)).toEqual(['渡輪改用電動船', '纜車加開']);
});
