/** Which language a text is in, by the characters it is written with. */
import type { ArticleLanguage } from '../model/article.ts';

/** Common characters that exist in one Chinese script only, simplification having merged or redrawn them. */
const traditionalOnly =
  /[這個們來時會國說對過還後經與為學開發實現樣應關點門問間聞報導電機車長東華萬業產從無動務員將讓給連達選進運遠邊際隊階陳頭題類願體馬驗黨龍齊麼變議論證識語請談課調負責貨資費賽質購軍輕轉辦農處號衛術製複見規視覺觀計訂訊記設許評該認誰結統絕維網緊線編練縣總繼續]/gu;
const simplifiedOnly =
  /[这个们来时会国说对过还后经与为学开发实现样应关点门问间闻报导电机车长东华万业产从无动务员将让给连达选进运远边际队阶陈头题类愿体马验党龙齐么变议论证识语请谈课调负责货资费赛质购军轻转办农处号卫术制复见规视觉观计订讯记设许评该认谁结统绝维网紧线编练县总继续]/gu;

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/**
 * Looks at the first 4,000 characters. Kana in more than one of twenty letters is Japanese; Han in more than
 * a fifth is Chinese, in the script of the characters that only one script has (a tie goes to Traditional);
 * else English where common English words show, else `und`.
 */
export function detectLanguage(text: string): ArticleLanguage {
  const sample = text.slice(0, 4000);
  const letters = count(sample, /\p{L}/gu);
  if (letters === 0) return 'und';
  const kana = count(sample, /[\u3041-\u30ff]/gu);
  const han = count(sample, /\p{sc=Han}/gu);
  if (kana > letters * 0.05) return 'ja';
  // A Han character says what a Latin word says: names in Latin letters must not hide a Chinese text.
  if (han > letters * 0.2 || han * 3 > letters) {
    const hant = count(sample, traditionalOnly);
    const hans = count(sample, simplifiedOnly);
    return hans > hant ? 'zh-Hans' : 'zh-Hant';
  }
  const latin = count(sample, /\p{sc=Latin}/gu);
  if (latin < letters * 0.7) return 'und';
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  const common = words.filter((word) => english.has(word)).length;
  return common >= Math.max(1, words.length * 0.12) ? 'en' : 'und';
}

const english = new Set(
  'the of and to in is was for that on with as at by from has have had it its this are were be been not but said will would after who which their they he she his her more than about into over'.split(
    ' ',
  ),
);
