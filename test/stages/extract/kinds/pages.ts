/** Small pages of an invented town, and what is read off them. */
import { readArticle } from '../../../../src/stages/extract/read-article.ts';

/** Address of every page built here. */
export const address = 'https://news.luwen.example/article/9001';

/** An article: its headline, and its paragraphs. */
export interface Story {
  readonly title: string;
  readonly text: readonly string[];
}

/** The page's own article. */
export const tram: Story = {
  title: '港區輕軌下月動工 鹿塭市府：三年後通車',
  text: [
    '鹿塭市政府今天宣布，港區輕軌第一期工程將在下個月動工，預計三年後通車，沿線設置十二座車站，全長八點四公里。',
    '市長柯以寧在記者會上表示，這條路線串連舊港、漁市場與新車站，完工後每天可望載運三萬名旅客，減少市中心一成的車流。',
    '工務局說明，總經費為一百二十億元，其中中央補助六成，市府自籌四成，明年度預算已經編列第一筆工程款。',
    '沿線商家則擔心施工期間生意受影響，要求市府提出補償辦法；市府回應，將比照外縣市的做法給予租金補貼。',
    '專家指出，輕軌的成敗取決於轉乘是否方便，若公車路線沒有同步調整，運量恐怕難以達到預期。',
    '環保團體提醒，路線經過紅樹林邊緣，施工應避開候鳥過境的季節，並設置沉砂池防止泥水流入潟湖。',
  ],
};

/** The same in English. */
export const tramway: Story = {
  title: 'Luwen tramway to be built from next month',
  text: [
    'The harbour council said on Monday that the first stage of the Luwen tramway will be built from next month and should open in three years, with twelve stops along a line of eight kilometres.',
    'Mayor Ke Yining told reporters that the route would link the old port, the fish market and the new railway station, carrying some thirty thousand passengers a day.',
    'The works department put the cost at twelve billion dollars, of which the central government is to pay six tenths, and said that the first part of the money stands in next year’s budget.',
    'Shopkeepers along the line fear for their trade while the street is dug up and have asked for help; the council answered that it would pay part of their rent, as other cities have done.',
  ],
};

/** Another article that the page shows. */
export const roof: Story = {
  title: '漁市場屋頂遭強風掀開 修復需三百萬',
  text: [
    '舊漁市場的屋頂在上週的強風中掀開，工務單位派員勘查，估計修復需要三百萬元，攤商暫時搬到對面的停車場營業。',
    '攤商自治會表示，希望趕在春節前完工，否則今年的年貨大街恐怕辦不成，損失難以估計，也會影響觀光客的意願。',
    '屋頂已有四十年歷史，早就列入整建計畫，這次會改用抗風材料，並同步更新排水設施與照明設備。',
    '附近居民說，颱風季來臨前一定要修好，以免鐵皮飛落傷人，單位回應會先架設防護網，並在夜間加強巡查。',
    '里長也提醒，工程期間周邊道路將縮減為一線道，請用路人提前改道，公車站牌同時往北移五十公尺。',
    '議員質疑，同一座屋頂三年內已修了兩次，應該追究監造責任，廠商履約情形也要公布。',
  ],
};

/** Another in English. */
export const market: Story = {
  title: 'Fish market roof torn off by the wind',
  text: [
    'The roof of the old fish market was torn off in a storm last week, and engineers put the cost of the repair at three million dollars.',
    'Traders have moved to the car park across the road and hope to be back before the new year, when most of their customers come for the holiday.',
    'A member of the assembly asked why the same roof had been mended twice within three years and who had been in charge of checking the work.',
  ],
};

/** Paragraphs, each with the attributes. */
export const paragraphs = (text: readonly string[], attributes = ''): string =>
  text.map((one) => `<p${attributes}>${one}</p>`).join('\n');

/** Headline and text as they stand in a container. */
export const article = ({ title, text }: Story, heading = 'h1', between = ''): string =>
  `<${heading}>${title}</${heading}>${between}${paragraphs(text)}`;

/** A whole page with nothing in its head but the title. */
export const page = (body: string, { title = tram.title, head = '' } = {}): string =>
  `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`;

/** The text, a block a line. */
export async function textOf(html: string): Promise<string> {
  return (await readArticle({ url: address, html })).blocks.map(({ text }) => text).join('\n');
}
