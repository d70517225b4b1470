/** Small pages for tables of cases: a report of a few paragraphs with something put into it. */
import { readArticle } from '../../../../src/stages/extract/read-article.ts';
import type { Reading } from '../../../../src/model/reading.ts';

/** Paragraphs of an invented report, Chinese. */
export const chinese: readonly string[] = [
  '漁港市公所今天宣布，港邊的舊糖廠將在明年春天改成圖書館，預計兩年完工，館內設置三百個座位。',
  '館長葉知秋在說明會上表示，新館會保留原來的煙囪與鐵軌，並且把倉庫改成給孩子使用的閱覽室。',
  '工務課說明，經費由市府與中央各出一半，第一筆款項已經編在明年度的預算裡，議會上週通過。',
  '附近居民擔心施工期間的噪音與灰塵，要求避開清晨與假日；市公所答應會把時間寫進合約。',
];

/** The same, English. */
export const english: readonly string[] = [
  'The harbour town said on Tuesday that its old sugar works will become a library next spring, with room for three hundred readers and a reading room for children.',
  'Its keeper told reporters that the chimney and the rails would stay where they are, and that the warehouse would be opened to the street for the first time in a century.',
  'The works office said that half of the money comes from the town and half from the capital, and that the first part stands in the budget of the coming year.',
];

/** A page with its headline and whatever stands in the article. */
export function page(inside: string, title = '舊糖廠將改成圖書館 明年春天動工', head = ''): string {
  return `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title>${head}</head><body><article><h1>${title}</h1>${inside}</article></body></html>`;
}

/** Paragraphs as markup. */
export function paragraphs(texts: readonly string[]): string {
  return texts.map((text) => `<p>${text}</p>`).join('\n');
}

/** The report with one paragraph more in the middle. */
export function report(more: string, head = ''): string {
  return page(
    `${paragraphs(chinese.slice(0, 2))}${more}${paragraphs(chinese.slice(2))}`,
    undefined,
    head,
  );
}

/** The reading of a page. */
export async function read(html: string): Promise<Reading> {
  return readArticle({ url: 'https://paper.example/news/71', html });
}

/** Its text, a line for each block. */
export async function textOf(html: string): Promise<string> {
  return (await read(html)).blocks.map(({ text }) => text).join('\n');
}
