/** Whom an article names: persons behind their titles, bodies by how their names end or are introduced. */
import { lexicon } from '../lexicon/lexicon.ts';
import type { Named, SourceSentence, Word } from '../types.ts';
import { isNominal } from './grammar.ts';

const { zh } = lexicon;
const surnames =
  '王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施洪龚欧阳司徒上官游温聂宁祁麦简詹柯翁';

/** Tags of words that can be part of a name; jieba gives `x` to what it does not know. */
const proper = /^(?:x|nr|nz|nt|eng)/;

/** Whether a word is a name by itself, as far as can be told. */
export function isProper({ tag, key }: Word): boolean {
  return proper.test(tag) && /^[\p{L}\p{N}]{2,}$/u.test(key);
}

/** Whether a word may be a person's name: in doubt it is. */
export function mayBePerson(word: Word): boolean {
  return (
    /^(?:x|nr|nz|n|i|l)/.test(word.tag) &&
    /^\p{Script=Han}{2,4}$/u.test(word.key) &&
    surnames.includes(word.key.charAt(0)) &&
    (word.tag === 'x' || word.tag.startsWith('nr'))
  );
}

/** 鄭|凱文: a name that the segmenter takes apart. In doubt it is one. */
export function mayBeginPerson(word: Word, next: Word | undefined): boolean {
  return (
    (word.key.length === 1 || /^(?:x|n[rsz])/.test(word.tag)) &&
    surnames.includes(word.key.charAt(0)) &&
    adjoins(word, next) &&
    /^\p{Script=Han}{1,2}$/u.test(next?.key ?? '')
  );
}

/** The persons and bodies that the sentences name, each once, in order. */
export function namedIn(sentences: readonly SourceSentence[]): readonly Named[] {
  const found = new Map<string, Named>();
  for (const sentence of sentences) {
    if (sentence.lang !== 'zh') continue;
    for (const one of [...personsIn(sentence), ...bodiesIn(sentence)])
      if (!found.has(one.key)) found.set(one.key, one);
  }
  return [...found.values()];
}

function personsIn({ words, text, number }: SourceSentence): readonly Named[] {
  return words.flatMap((word, i): Named[] => {
    const titled = zh.personTitle.has(words[i - 1]?.key ?? '');
    if (!mayBePerson(word) || !titled) return [];
    return [
      { kind: 'person', key: word.key, text: text.slice(word.start, word.end), first: number },
    ];
  });
}

/** 聚瀾科技, 公司聚瀾: words in a row of which one is no common word, up to an ending of bodies or behind an introduction. */
function bodiesIn({ words, folded, text, number }: SourceSentence): readonly Named[] {
  const bodies: Named[] = [];
  for (let i = 0; i < words.length; i++) {
    let from = i;
    const starting = words[i];
    if (starting === undefined || !isProper(starting)) continue;
    let to = i;
    while (
      to + 1 < words.length &&
      adjoins(words[to], words[to + 1]) &&
      !zh.bodyEnding.has(words[to]?.key ?? '') &&
      isNamePart(words[to + 1]) &&
      words[to + 1]?.key !== '旗下'
    )
      to++;
    const bare = words[to]?.key === '公司' && !isProper(words[to - 1] ?? starting);
    const ended =
      (zh.bodyEnding.has(words[to]?.key ?? '') && !bare) ||
      zh.bodyEnding.words.some(
        (w) => (words[to]?.key.length ?? 0) > w.length + 1 && words[to]?.key.endsWith(w),
      );
    // Of two characters it may be two words that the segmenter does not know: 公司|並會.
    const introduced = starting.key.length > 2 && zh.introducing.has(words[from - 1]?.key ?? '');
    if (introduced && !ended) to = from;
    const [first, last] = [words[from], words[to]];
    if ((ended || introduced) && first !== undefined && last !== undefined)
      bodies.push({
        kind: 'body',
        key: folded.slice(first.start, last.end),
        text: text.slice(first.start, last.end),
        first: number,
      });
    i = to;
  }
  return bodies;
}

function adjoins(one: Word | undefined, next: Word | undefined): boolean {
  return one !== undefined && next !== undefined && one.end === next.start;
}

function isNamePart(word: Word | undefined): boolean {
  return (
    word !== undefined &&
    isNominal(word) &&
    !/^(?:r|s)/.test(word.tag) &&
    !zh.personTitle.has(word.key)
  );
}
