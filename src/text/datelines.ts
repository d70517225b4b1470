/** The line before a report's first sentence that says which agency filed it, where and when. */

const brackets = String.raw`[（(【〔［\[][^（(【〔［\[）)】〕］\]]`;
const closing = String.raw`[）)】〕］\]]`;
const reporter = String.raw`(?:[（(][^）)]{1,40}[）)])?`;
const month = '(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\\.?';
const dash = '(?:—|–|--|-)';

const datelines: readonly RegExp[] = [
  // （某社記者某某台北26日電）, 〔記者某某／台北報導〕, 【本報訊】
  new RegExp(
    String.raw`^${brackets}{1,50}(?:[电電讯訊稿]|报道|報導|報道)\s*${closing}\s*(?:[:：]\s*)?`,
  ),
  // 某社北京5月19日電（記者某某）; not 5月19日電話
  new RegExp(
    String.raw`^[^\s，,。：:；！？]{2,14}?(?:\d{4}年)?\s?\d{1,2}\s?月\s?\d{1,2}\s?日[^\s。，！？\d]{0,6}[电電]${reporter}\s*(?![題题话話影视視脑腦子动動器站力量池网網商价價力信车車])`,
  ),
  // 本報訊（記者某某）, 某網訊 …
  new RegExp(String.raw`^本[报報刊网網台臺][讯訊]${reporter}[\s：:]*(?![息號号])`),
  /^\p{Script=Han}{2,6}[报報社网網台臺][讯訊](?=\d)/u,
  new RegExp(String.raw`^[\p{L}\d]{2,10}[讯訊](?:[（(](?:记者|記者)[^）)]{1,40}[）)]\s*|\s+)`, 'u'),
  /^(?:记者|記者)[^\s，。／/]{2,12}[／/][^\s，。]{2,8}(?:报道|報導)[\s：:]*/,
  // TAIPEI, Jan. 26 (CNA) — ; MADRID — ; (Reuters) -
  new RegExp(
    String.raw`^(?:\p{Lu}[\p{L}.'’-]*(?:,? \p{Lu}[\p{L}.'’-]*){0,4},?\s*)?(?:${month}\s*\d{1,2}(?:,\s*\d{4})?\s*)?\((?:\p{Lu}[\w.&/-]*)(?: \p{Lu}[\w.&/-]*){0,2}\)\s*${dash}\s+`,
    'u',
  ),
  new RegExp(
    String.raw`^\p{Lu}[\p{Lu}.'’-]{4,}(?:,? \p{Lu}[\p{Lu}.'’-]+){0,4}(?:,\s*(?:${month}\s*\d{1,2}|\p{Lu}[\p{L}.]+))?\s*${dash}\s+(?=["“'\p{Lu}])`,
    'u',
  ),
  new RegExp(String.raw`^${month}\s\d{1,2},\s\d{4}\s*${dash}\s+(?=["“'\p{Lu}])`, 'u'),
];

/** Length of the dateline at a block's beginning, with the space after it; 0 where there is none, or nothing else. */
export function datelineLength(block: string): number {
  for (const dateline of datelines) {
    const length = dateline.exec(block)?.[0].length ?? 0;
    if (length > 0 && length < block.trimEnd().length) return length;
  }
  return 0;
}

/** Whether a line is a dateline and nothing else. */
export function isDateline(line: string): boolean {
  const bare = line.trim();
  return bare !== '' && datelineLength(`${bare} X`) >= bare.length;
}
