import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readArticle } from '../../../src/stages/extract/read-article.ts';
import { agencyFor, agencyKey, isAgency } from '../../../src/text/agencies.ts';
import { isHeld, readSample } from '../../support/pages-in-parts.ts';

interface Line {
  readonly id: string;
  readonly text: string;
  readonly byline?: string;
  readonly source?: string;
  readonly jsonld?: string;
  /** '' where none is named. */
  readonly agency: string;
}

const lines = parse(readSample('agencies.yaml')) as readonly Line[];
const filler =
  '這是一段補足篇幅的文字，說明事情的經過與後續安排，讓版面看起來像一篇真正的報導。相關單位表示，後續將再說明。';

async function agencyOn({ text, byline, source, jsonld }: Partial<Line>): Promise<string> {
  const node = { '@type': 'NewsArticle', headline: '一則新聞的標題', author: { name: jsonld } };
  const html = `<!doctype html><html><head><title>一則新聞的標題</title>
    ${jsonld === undefined ? '' : `<script type="application/ld+json">${JSON.stringify(node)}</script>`}</head>
    <body><article><h1>一則新聞的標題</h1>
    ${byline === undefined ? '' : `<div class="byline">${byline}</div>`}
    ${source === undefined ? '' : `<div class="info"><span class="source">${source}</span></div>`}
    <p>${text?.replace(/^「(.*)」$/, '$1') ?? ''}</p><p>${filler}</p><p>另外，${filler}</p></article></body></html>`;
  return (await readArticle({ url: 'https://news.example/1', html })).agency ?? '';
}

describe('the agency whose text a page prints', () => {
  it.each(lines.filter(({ id }) => !isHeld(id)))(
    '$agency in $text $byline $source',
    async (line) => {
      expect(agencyKey(await agencyOn(line))).toBe(agencyKey(line.agency));
    },
  );

  it('is right on most lines that nothing was fitted on', async () => {
    const held = lines.filter(({ id }) => isHeld(id));
    const named = await Promise.all(held.map(agencyOn));
    const right = held.filter(
      ({ agency }, i) => agencyKey(named[i] ?? '') === agencyKey(agency),
    ).length;
    expect(held).toHaveLength(8);
    expect(right).toBeGreaterThanOrEqual(8);
  });

  it.each([
    ['法新社', 'en', 'AFP'],
    ['AFP', 'zh', '法新社'],
    ['Agence France-Presse', 'zh', '法新社'],
    ['嵐洲通訊社', 'en', '嵐洲通訊社'],
  ] as const)('%s in %s is %s', (name, lang, shown) => {
    expect(agencyFor(name, lang)).toBe(shown);
  });

  it.each([
    ['台灣嵐洲通訊社', '嵐洲通訊社', true],
    ['AFP', '法新社', true],
    ['嵐洲日報', '嵐洲通訊社', false],
    ['Snap', 'AP', false],
  ])('%s is %s: %s', (outlet, agency, same) => {
    expect(isAgency(outlet, agency)).toBe(same);
  });

  it('is read off a dateline in either script, and off no sentence', async () => {
    expect(await agencyOn({ text: '（新华社北京十二月三日电）云岫航空恢复两条航线。' })).toBe(
      '新華社',
    );
    expect(await agencyOn({ text: '嵐洲旅行社今天宣布，四月起恢復兩條航線，每週三班。' })).toBe('');
    expect(await agencyOn({ text: '（本社訊）嵐洲日報今起改版，記者會於下午舉行。' })).toBe('');
  });
});
