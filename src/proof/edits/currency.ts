/** An amount of bare 元 on another country's page, as that country's: at home it would be read as the reader's own. */
import { depthAt } from '../read/depth.ts';
import type { Edit, SourceArticle, SourceSentence } from '../types.ts';

/** By where a page is from, in its own characters. */
const own = { mainland: '人民币', hongKong: '港幣', taiwan: '新台幣' } as const;

const amount = String.raw`(?:\d[\d,.]*\s?[十百千]?|[一二三四五六七八九十百千两]{2,})[多余]?[万亿]{0,2}[多余]?`;
/** Not a part of a word (元件, 元旦), nor named by what follows. */
const bare = new RegExp(
  String.raw`${amount}元(?!人民|港|新台|台币|美|[旦素件老宇器年首凶数组大店档机券卷]|\s?[(（]\s?(?:人民|港|新?台|美))`,
  'gu',
);
/** A currency that stands before an amount names it; the second amount of a range is named by the first. */
const named = /(?:人民币|新?台币|港币|港元|美金|[$¥￥]|[\d万亿元][至到~—–-])\s?$/u;

/** The first such amount of a sentence, outside quotations: what follows it is read by it. */
export function currencies(sentence: SourceSentence, { region }: SourceArticle): readonly Edit[] {
  if (region === undefined) return [];
  const { folded, text } = sentence;
  for (const { index, 0: whole } of folded.matchAll(bare)) {
    const end = index + whole.length - 1;
    if (depthAt(folded, index) > 0 || named.test(folded.slice(0, index))) continue;
    const insert = own[region] + text.slice(index, end);
    return [{ kind: 'currency', start: index, end, insert }];
  }
  return [];
}
