/** News agencies: their names in Chinese and English, and how a line names one. */
import { foldForComparison } from './scripts.ts';

/** Agencies of more than one country's news: the name in Taiwan, in English, then others. An agency may be missing: see `agencyAt`. */
const agencies: readonly (readonly [zh: string, en: string, ...others: readonly string[]])[] = [
  ['中央社', 'CNA', '中央通訊社', 'Central News Agency', 'Focus Taiwan'],
  ['新華社', 'Xinhua', '新華通訊社', 'Xinhua News Agency'],
  ['中新社', 'China News Service', '中國新聞社', '中新網', 'CNS'],
  ['路透社', 'Reuters', '路透', 'Thomson Reuters'],
  ['美聯社', 'AP', 'Associated Press', 'The Associated Press'],
  ['法新社', 'AFP', 'Agence France-Presse', 'Agence France Presse'],
  ['彭博社', 'Bloomberg', '彭博', 'Bloomberg News'],
  ['合眾國際社', 'UPI', 'United Press International'],
  ['德新社', 'dpa', 'Deutsche Presse-Agentur', 'dpa international'],
  ['埃菲社', 'EFE', '艾菲社', 'Agencia EFE'],
  ['安莎社', 'ANSA'],
  ['英國新聞協會', 'PA', 'PA Media', 'Press Association'],
  ['共同社', 'Kyodo', '共同通信社', 'Kyodo News'],
  ['時事社', 'Jiji', '時事通信社', 'Jiji Press'],
  ['韓聯社', 'Yonhap', '聯合通訊社', 'Yonhap News Agency', 'Yonhap News'],
  ['朝中社', 'KCNA', '朝鮮中央通訊社'],
  ['塔斯社', 'TASS', '俄塔社', 'ITAR-TASS'],
  ['俄新社', 'RIA Novosti', 'RIA', 'Sputnik'],
  ['國際文傳電訊社', 'Interfax', '國際文傳'],
  ['烏通社', 'Ukrinform'],
  ['澳聯社', 'AAP', 'Australian Associated Press'],
  ['加通社', 'CP', 'The Canadian Press', 'Canadian Press'],
  ['印報托', 'PTI', '印度報業托拉斯', 'Press Trust of India'],
  ['亞洲新聞國際', 'ANI', 'Asian News International'],
  ['印度亞洲新聞社', 'IANS'],
  ['馬新社', 'Bernama'],
  ['安塔拉通訊社', 'Antara', '安塔拉'],
  ['越通社', 'VNA', 'Vietnam News Agency'],
  ['菲通社', 'PNA', 'Philippine News Agency'],
  ['阿納多盧通訊社', 'Anadolu', 'Anadolu Agency'],
  ['中東社', 'MENA', 'Middle East News Agency'],
];

const byName = new Map(
  agencies.flatMap((names) => names.map((name) => [foldForComparison(name), names] as const)),
);
/** The longest first, so that 路透社 is not read as 路透. */
const chinese: string = agencies
  .flat()
  .map(foldForComparison)
  .filter((name) => /\p{Script=Han}/u.test(name))
  .toSorted((a, b) => b.length - a.length)
  .join('|');

/** 社 of other trades, and the outlet's own. */
const otherTrade =
  /(?:旅行|旅|报|出版|杂志|合作|文|诗|剧|书|学|会|公|本|画|茶|结|弘|美术|信用|影|通信合作)社$/;

/** An agency that no list has: 某某通訊社, 某某社, Some News Agency. */
const unlisted = {
  chinese: String.raw`\p{Script=Han}{1,8}?(?:通讯社|通信社|社)`,
  english: /^\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*){0,3} (?:News|Press) Agency$/u,
} as const;

const unlistedName = new RegExp(`^${unlisted.chinese}$`, 'u');

/** In folded text: the agency's name, then who filed it or where and when. */
const opening = new RegExp(
  String.raw`^[（(【〔［[]?\s*(${chinese}|${unlisted.chinese})(?=\s*(?:特派|驻\S{2,4})?(?:记者|特约|编译|[^\s,。:;!?]{0,14}[电讯稿]))`,
  'u',
);
/** In brackets before a dash: (Reuters) -. */
const bracketed = /\(([^()]{2,40})\)\s*(?:—|–|--|-)\s*$/u;
const sourced = /^[^\p{L}]*(?:来源|稿源|出处|source)\s*[:：]\s*([^|,，;；。\s][^|,，;；。]*)/iu;

/** The agency that a name is: as its list has it in the name's own script, else as written; undefined where it is none. */
export function agencyNamed(name: string): string | undefined {
  const bare = name.trim().replace(/^(?:by|from)\s+/i, '');
  const folded = foldForComparison(bare);
  const listed = byName.get(folded);
  if (listed !== undefined) return /\p{Script=Han}/u.test(bare) ? listed[0] : listed[1];
  const ends = unlistedName.test(folded) && !otherTrade.test(folded);
  return ends || unlisted.english.test(bare) ? bare : undefined;
}

/** The agency in a dateline: 新華社北京1月2日電, （中央社記者某某台北4日電）, TOKYO, March 3 (Kyodo) --. */
export function agencyAt(dateline: string): string | undefined {
  return opened(dateline) ?? agencyNamed(bracketed.exec(dateline.trim())?.[1] ?? '');
}

/** The agency in a byline: Ann Lee, AFP; 中央社記者某某; 記者某某／中央社. */
export function agencyIn(byline: string): string | undefined {
  const parts = byline.split(/\s*[,，、/／|｜·]\s*|\s+(?:and|with|for)\s+/);
  return parts.map((part) => opened(part) ?? agencyNamed(part)).find((one) => one !== undefined);
}

/** The agency in a line that names the source: 來源：中新社. */
export function agencyBehind(line: string): string | undefined {
  return agencyNamed(within(line, sourced));
}

/** The same for all names of one agency. */
export function agencyKey(agency: string): string {
  const folded = foldForComparison(agency.trim());
  return byName.get(folded)?.[0] ?? folded;
}

/** Whether an outlet is the agency: of the same name, or of a longer one that ends with its short form. */
export function isAgency(outlet: string, agency: string): boolean {
  if (agencyKey(outlet) === agencyKey(agency)) return true;
  return (
    /\p{Script=Han}{3,}/u.test(agency) &&
    foldForComparison(outlet).endsWith(foldForComparison(agency))
  );
}

/** Its name in the language of a post; one that no list has keeps its own. */
export function agencyFor(agency: string, lang: 'zh' | 'en'): string {
  const listed = byName.get(foldForComparison(agency));
  return listed === undefined ? agency : lang === 'en' ? listed[1] : listed[0];
}

function opened(line: string): string | undefined {
  return agencyNamed(within(line, opening));
}

/** The first group of a pattern on folded text, as the line writes it; '' where it does not match. */
function within(line: string, pattern: RegExp): string {
  // Once normalised, folding changes no length.
  const plain = line.normalize('NFKC');
  const folded = foldForComparison(plain);
  const name = pattern.exec(folded)?.[1] ?? '';
  const at = folded.indexOf(name);
  return plain.slice(at, at + name.length);
}
