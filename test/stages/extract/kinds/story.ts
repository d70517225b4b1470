/** An invented report in two languages, and pages made of it: whatever a case is about stands in its head or around its text. */
import { readArticle } from '../../../../src/stages/extract/read-article.ts';
import type { Reading } from '../../../../src/model/reading.ts';

export const address = 'https://news.luwen.example/article/9001';

/** Headline and paragraphs. */
export const stories = {
  zh: {
    title: '港區輕軌下月動工 鹿塭市府：三年後通車',
    text: [
      '鹿塭市政府今天宣布，港區輕軌第一期工程將在下個月動工，預計三年後通車，沿線設置十二座車站，全長八點四公里。',
      '市長柯以寧在記者會上表示，這條路線串連舊港、漁市場與新車站，完工後每天可望載運三萬名旅客，減少市中心一成的車流。',
      '工務局說明，總經費為一百二十億元，其中中央補助六成，市府自籌四成，明年度預算已經編列第一筆工程款。',
      '沿線商家則擔心施工期間生意受影響，要求市府提出補償辦法；市府回應，將比照外縣市的做法給予租金補貼。',
    ],
  },
  en: {
    title: 'Luwen tramway to be built from next month',
    text: [
      'The harbour council said on Monday that the first stage of the Luwen tramway will be built from next month and should open in three years, with twelve stops along a line of eight kilometres.',
      'Mayor Ke Yining told reporters that the route would link the old port, the fish market and the new railway station, carrying some thirty thousand passengers a day.',
      'The works department put the cost at twelve billion dollars, of which the central government is to pay six tenths.',
      'Shopkeepers along the line fear for their trade while the street is dug up and have asked for help.',
    ],
  },
} as const;

/** What a case puts where; each is HTML. */
export interface Around {
  readonly lang?: keyof typeof stories;
  readonly head?: string;
  /** Before the article, above its headline, between headline and text, behind the text, behind the article. */
  readonly top?: string;
  readonly above?: string;
  readonly under?: string;
  readonly end?: string;
  readonly below?: string;
  /** Default: the story's own, in `<title>` and `<h1>`. */
  readonly title?: string;
  readonly h1?: string;
  readonly url?: string;
}

/** Reads the story with these things around it, in Taipei's zone. */
export function readStory({ lang = 'zh', url = address, ...around }: Around): Promise<Reading> {
  const story = stories[lang];
  const { head = '', top = '', above = '', under = '', end = '', below = '' } = around;
  const title = around.title ?? `<title>${story.title}</title>`;
  const h1 = around.h1 ?? `<h1>${story.title}</h1>`;
  const text = story.text.map((line) => `<p>${line}</p>`).join('\n');
  const html = `<!doctype html><html><head><meta charset="utf-8">${title}${head}</head><body>${top}<article>${above}${h1}${under}${text}${end}</article>${below}</body></html>`;
  return readArticle({ url, html }, { timeZone: 'Asia/Taipei' });
}

/** A script of structured data. */
export function linked(data: unknown): string {
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  return `<script type="application/ld+json">${text}</script>`;
}
