import { describe, expect, it } from 'vitest';
import { partsOf, type Part } from '../../../src/text/parts.ts';
import { readArticle } from '../../../src/stages/extract/read-article.ts';
import { numberSentences } from '../../../src/text/sentences.ts';
import { samplePages, type ExpectedPart, type SamplePage } from '../../support/pages-in-parts.ts';

const pages = (await samplePages()).filter(({ expected }) => expected.parts !== undefined);

function isAsExpected(
  part: Part | undefined,
  { heading = '', begins, ends }: ExpectedPart,
): boolean {
  return (
    part !== undefined &&
    part.text.startsWith(begins) &&
    part.text.endsWith(ends) &&
    part.title.includes(heading)
  );
}

const partsIn = ({ article }: SamplePage): readonly Part[] =>
  partsOf(article).filter(({ sentences }) => sentences.length > 0);

describe('a page of many stories', () => {
  it.each(pages.filter(({ held }) => !held))('$name has its parts', (page) => {
    const expected = page.expected.parts ?? [];
    const parts = partsIn(page);
    expect(page.article.kind).toBe(page.expected.kind);
    expect(parts.map(({ text }) => text.slice(0, 12))).toEqual(
      expected.map(({ begins }) => expect.stringContaining(begins.slice(0, 8))),
    );
    for (const [i, part] of parts.entries())
      expect(isAsExpected(part, expected[i] as ExpectedPart), part.text).toBe(true);
  });

  it('has most of its parts on pages that nothing was fitted on', () => {
    const held = pages.filter((page) => page.held);
    const all = held.flatMap(({ expected }) => expected.parts ?? []).length;
    const right = held.flatMap((page) =>
      (page.expected.parts ?? []).filter((expected) =>
        partsIn(page).some((part) => isAsExpected(part, expected)),
      ),
    ).length;
    expect(all).toBe(29);
    expect(right).toBeGreaterThanOrEqual(21);
  });

  it('numbers the sentences of its parts as the whole article does', () => {
    for (const page of pages)
      for (const { sentences } of partsIn(page))
        for (const sentence of sentences)
          expect(page.article.sentences[sentence.number - 1]).toEqual(sentence);
  });

  it('begins no sentence with an hour', () => {
    for (const { article } of pages)
      for (const { text } of article.sentences)
        expect(text).not.toMatch(/^[^\p{L}\p{N}]{0,2}\d{1,2}[:：時时]/u);
  });
});

async function partsOfPage(title: string, body: string): Promise<readonly Part[]> {
  const html = `<!doctype html><html><head><title>${title}</title></head><body><article><h1>${title}</h1>${body}</article></body></html>`;
  const { blocks } = await readArticle({ url: 'https://news.example/2026/page', html });
  return partsOf({ blocks, sentences: numberSentences(blocks) });
}

const opening = (parts: readonly Part[]): readonly (readonly [string, string])[] =>
  parts.map(({ title, text }) => [title, text.slice(0, 8)]);

describe('parts by the shape of a page', () => {
  it('has a definition list by its terms', async () => {
    const parts = await partsOfPage(
      '即時更新：汀洲大停電',
      `<dl><dt>下午3:40</dt><dd>汀洲電力公司說，東區已有九成用戶恢復供電，其餘預計晚間八點前完成。</dd>
       <dt>下午1:15</dt><dd>科學園區管理局表示，三家工廠停工，初估損失四千萬元。</dd><dd>園區明天照常上班。</dd>
       <dt>上午10:30</dt><dd>捷運藍線停駛兩小時，約一萬名旅客受影響。</dd></dl>`,
    );
    expect(opening(parts)).toEqual([
      ['', '汀洲電力公司說，'],
      ['', '科學園區管理局表'],
      ['', '捷運藍線停駛兩小'],
    ]);
    expect(parts[1]?.sentences.map(({ text }) => text)).toContain('園區明天照常上班。');
  });

  it('has an entry begin with the heading that stands above its hour', async () => {
    const entry = (heading: string, hour: string, text: string): string =>
      `<section><h2>${heading}</h2><time>${hour}</time><p>${text}</p></section>`;
    const parts = await partsOfPage(
      'Live: Marrow Dam evacuation, as it happens',
      entry(
        'Water falls',
        '3:10 pm',
        'The reservoir fell by 12 centimetres between noon and three.',
      ) +
        entry('Schools open', '1:00 pm', 'Six schools in Marrow have been opened as shelters.') +
        entry(
          'Army sends pumps',
          '11:20 am',
          'The army has sent 40 pumps and 300 soldiers to the dam.',
        ),
    );
    expect(parts.map(({ title }) => title.trim())).toEqual([
      'Water falls',
      'Schools open',
      'Army sends pumps',
    ]);
    for (const { text } of parts) expect(text).not.toMatch(/\d [ap]m/);
  });

  it('has the items of a section, and not the section, for parts', async () => {
    const parts = await partsOfPage(
      '早安週報：五件你該知道的事',
      `<p>早安，這是本週的電子報。</p><h2>科技</h2><ul><li>聚衡智能把「曦和」模型的價格調降四成，三月十日起生效。</li>
       <li>蜂鳥半導體的三奈米產線良率達到百分之七十，董事長容景行在法說會上表示。</li></ul><h2>財經</h2>
       <ul><li>霖港二月出口年增百分之十二，為四年來最快。</li><li>石磯銀行將關閉十九家分行，員工轉調其他單位。</li></ul>
       <h2>國際</h2><ul><li>諾洛與泰薩里簽署漁業協定，配額減少百分之十二。</li><li>西陵港碼頭工人罷工進入第三週。</li></ul>`,
    );
    expect(parts.map(({ sentences }) => sentences.length)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(parts.every(({ title }) => title === '')).toBe(true);
  });

  it('has each paragraph of a digest without headings for a part', async () => {
    const parts = await partsOfPage(
      'Daily digest: what happened in Westerlow today',
      `<p>The Westerlow council approved a tram line to the airport. The line will cost $210m.</p>
       <p>A fire at the Gannet paper mill injured two workers. The mill will stay shut until Friday.</p>
       <p>Cinder Games, a studio of 45 people, was bought by Holm Interactive for an undisclosed sum.</p>
       <p>Temperatures reached 31 degrees in the valley, the highest ever measured in March.</p>`,
    );
    expect(parts).toHaveLength(4);
  });

  it('leaves a report whole, whatever headings it has', async () => {
    const parts = await partsOfPage(
      'Tram line to the airport approved',
      `<p>The Westerlow council approved a tram line to the airport by 31 votes to 12 on Tuesday evening.</p>
       <h3>What it costs</h3><p>The tram line will cost $210m, which the state and the council share.</p>
       <h3>When it opens</h3><p>The first trams are to run to the airport in the spring of 2031.</p>
       <h3>Who objects</h3><p>Residents of Pell Street object to the noise of the trams at night.</p>`,
    );
    expect(parts).toEqual([]);
  });
});
