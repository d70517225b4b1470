/** 北坡的, 第二期的: what stands before a Chinese noun and tells which one is meant. */
import { isSurname } from '../names.ts';
import { bindsToDay } from './frames.ts';
import { describesName } from './holders.ts';
import type { LeftOut } from './omission.ts';
import { commonOf, wordsOf } from './phrases.ts';
import type { Sentence } from './source.ts';
import { attributes, beginsPredicate, harmlessNot, predicateStarts } from './words.ts';

/** Praise, and what is known of the one named: tells nobody apart. */
const description =
  /(?:强大|知名|著名|闻名[^的]{0,3}|受欢迎|优秀|杰出|先进|完善|重要|重大|巨大|庞大|宏大|珍贵|宝贵|美丽|精彩|独特|卓越|严重|惨烈|激烈|瞩目|关注|期待|好评)的$|^(?:被|素)?(?:称为|誉为|称作|视为|喻为)[^的]{1,10}的$|^(?:素)?有[^的]{1,10}(?:之称|美誉)的$|^(?:备受|深受|广受|总部|成立|创立|创办|专门|主打|隶属|负责|担任|身为|拥有|号称|堪称|出身|现任|年仅|马上|即将|正在|#[\d.]+岁的$)/;
/** Brings something about, or says that there is some. */
const making =
  /^(?:增设|设置|设立|新增|推出|发布|兴建|修建|兴办|成立|举行|举办|召开|打造|开发|研发|提供|展示|展出|创造|制作|开设|有|还有|另有|含有|拥有|出现)$/;
/** How long it took. */
const lasting = /^#[\d.]+[多余]?(?:个?(?:小时|分钟|月|星期)|天|周|年|日)(?:左右)?的$/;
/** Takes its noun's meaning away. */
const unreal = /假|伪|仿|虚|冒|疑|未|不|无|没|非|所谓|前|模拟|可能|拟|预|失败|取消/;
/** Under these a description counts: 首個國產的晶片. */
const counted = /首|第|唯一|最|每|各|所有|全|任何|[这那该此]#/;
/** Part one such thing from another. */
const parts =
  /[东西南北上下左右内外前后][侧端段区坡部岸半方面]|[#@年月日季期届代版款型级岁]|第|旧|老|原|首|最|唯一|昨|位于|在|来自|出自|源自|对|给|向|与|和|被|遭|受(?!欢迎)|涉|参与|参加|曾|已|将|拟|计划|关于|有关|针对|用于|作为|属|由|从|以|自|所|其|他|她|它|各|每|全|部分|某|另|其他|国|省|市|县|区|镇|村|公司|集团|政府|家|人|者|员|方|商|店|厂|校|院|队/;
/** A thing is no such thing. */
const counterfeit = /假|伪|仿|冒|山寨|所谓/;
const measures = /^[个位名件项条种家次台辆座份分款支场部篇些批套组座]$/;

/**
 * Why a modifier that ends with 的 (or 地) can't be left out; undefined where the noun alone means the
 * same: what is one thing anyway, any such thing, or the one that the claim named before.
 */
export function harmOfModifier({
  sentence,
  omission,
  said,
  shown,
  words,
  how,
}: LeftOut): string | undefined {
  const { from, to, place } = omission;
  const { units } = sentence;
  const last = words.at(-1) ?? '';
  const clause = sentence.clauses[sentence.clauseOf[from] ?? 0];
  // How a thing was done may go unsaid.
  if (last === '地') return undefined;
  if (place === 'start' || from === clause?.start) {
    const belongs =
      attributes.test(commonOf(units, to)) || predicateStarts.test(commonOf(units, to));
    if (belongs && how.earlier !== undefined && how.earlier !== '')
      return `begins after “${shown}”`;
    return description.test(said) || namesOne(sentence, to, said) || namedBefore()
      ? undefined
      : `leaves out “${shown}”, which tells which one is meant`;
  }
  const before = wordsOf(units, Math.max(clause?.start ?? 0, from - 6), from);
  const free =
    description.test(said) ||
    namesOne(sentence, to, said) ||
    /^(?:这|那|该|此|其|本)$/.test(before.at(-1) ?? '') ||
    bringsAbout() ||
    (measures.test(before.at(-1) ?? '') &&
      !counted.test(before.join('')) &&
      !isUnreal() &&
      !bindsToDay(wordsOf(units, clause?.start ?? 0, from))) ||
    (lasting.test(said) && !isUnreal() && !bindsToDay(wordsOf(units, clause?.start ?? 0, from))) ||
    isAnyHow();
  return free ? undefined : `leaves out “${shown}”, to whom the rest belongs`;

  /** 增設針對長者的設施: after a verb that brings something about, the thing is any such thing. */
  function bringsAbout(): boolean {
    const lead = wordsOf(units, clause?.start ?? 0, from);
    return making.test(lead.at(-1) ?? '') && !bindsToDay(lead) && !isUnreal();
  }

  /** 採取嚴厲的措施: after a verb, what does not part one such thing from another by place, time, rank or party. */
  function isAnyHow(): boolean {
    const verb = before.at(-1) ?? '';
    const governed = beginsPredicate([verb]) || /^[了着过为]$/.test(verb);
    return governed && !parts.test(said) && !isUnreal();
  }

  function isUnreal(): boolean {
    return words.some((word) => unreal.test(word) && !harmlessNot.test(word));
  }

  /** The claim has said before which one is meant. */
  function namedBefore(): boolean {
    const [head = ''] = wordsOf(units, to, to + 4);
    return (
      head.length > 1 &&
      how.earlier?.includes(head) === true &&
      words.every(
        (word) => /^(?:的|之前|此前|@|这|该)$/.test(word) || how.earlier?.includes(word) === true,
      )
    );
  }
}

/** How the names of bodies end. */
const body =
  /^\p{Script=Han}{1,6}?(?:公司|集团|银行|金控|科技|电子|大学|学院|医院|球队|队|基金会)/u;

/**
 * Whether what begins at unit `to` is one thing whatever is said of it before: a name in marks, in
 * Latin letters, or by its shape a person's or a body's, its characters no words of the dictionary;
 * nothing counterfeit.
 */
export function namesOne(sentence: Sentence, to: number, said: string): boolean {
  const { units } = sentence;
  const marked = nameAhead(sentence, to);
  const [first = '', second = ''] = wordsOf(units, to, to + 2);
  const unknown = first.length === 1 && second.length === 1 && units[to + 2]?.opens === true;
  const rest = commonOf(units, to, to + 10);
  // 雕刻師范永強: the name behind its title.
  const [third = '', fourth = ''] = wordsOf(units, to + first.length + second.length, to + 10);
  const named = (surname: string, given: string): boolean =>
    surname !== '' &&
    isSurname(surname) &&
    /^\p{Script=Han}{1,2}$/u.test(given) &&
    !predicateStarts.test(given);
  const titled =
    !/[遭被前原免停辞卸代候]/.test(said) &&
    ((first.length > 1 && describesName(first) && named(second, third)) ||
      (first.length + second.length <= 4 && describesName(first + second) && named(third, fourth)));
  const shaped = unknown && !attributes.test(rest) && (isSurname(first) || body.test(rest));
  // 主題為環保的第五屆論壇: there is one fifth.
  const numbered = /^(?:主题为|以)/.test(said) && /^第#\d+[届次]/.test(rest);
  return (
    !counterfeit.test(said) &&
    (marked || numbered || titled || units[to]?.kind === 'word' || shaped)
  );
}

/** A noun of so many characters may stand before its name in marks: 大型歌劇《甲》. */
const longestNoun = 8;

/** Whether a name in marks begins at a unit, or right behind the noun that does. */
function nameAhead({ units, markAfter, clauseOf }: Sentence, to: number): boolean {
  for (let i = to; i <= to + longestNoun; i++) {
    if (/[「『“《"]/.test(markAfter.get(i - 1) ?? ''))
      return !wordsOf(units, to, i).some(
        (word) => /^[的和与及]$/.test(word) || predicateStarts.test(word),
      );
    if (markAfter.has(i - 1) && i > to) return false;
    if (clauseOf[i] !== clauseOf[to] || units[i]?.kind !== 'han') return false;
  }
  return false;
}
