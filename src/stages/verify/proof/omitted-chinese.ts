/** Where words may be left out of a Chinese clause without moving what stays to another owner. */
import { joinedOnly } from './droppable.ts';
import { isEmployer, isNaming, isStyle } from './appositions.ts';
import { binds, bindsToDay } from './frames.ts';
import { titles } from './holders.ts';
import { harmOfModifier, namesOne } from './modifiers.ts';
import { isCircumstance } from './circumstances.ts';
import type { LeftOut } from './omission.ts';
import { commonOf, wordsOf } from './phrases.ts';
import type { Sentence } from './source.ts';
import { adjunctStarts, beginsPredicate, pronouns, roleWords } from './words.ts';

/** Bodies that a place's name is part of: 加州政府 is not the government. */
const bodies =
  /^(?:政府|法院|检|警|当局|议会|国会|官|教育|卫生|公安|人民|市长|县长|州长|省长|长|委|厅|局|大学|队)/;
/** What follows is what somebody thinks, wants or fears. */
const thinks =
  /(?:担心|担忧|忧心|害怕|怀疑|相信|希望|期待|盼|主张|认为|以为|质疑|抱怨|批评|指控|要求|呼吁|建议|研判|评估|推测|猜测|估计)$/;
const connective = /^(?:但|而|并|同时|因此|且)?(?:@|年初|年底|上午|下午|晚间|随后)*$/;

/** Why an omission can't be passed, in words; undefined where nothing that stays depends on it. */
export function harmInChinese(left: LeftOut): string | undefined {
  const { sentence, omission, said, shown, words, how } = left;
  const { from, to, place } = omission;
  const { units } = sentence;
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  const next = commonOf(units, to, to + 3);
  const clause = sentence.clauses[sentence.clauseOf[from] ?? 0];
  if (isNaming(sentence, omission)) return undefined;
  if (words.length === 1 && roleWords.has(first)) return `leaves out “${shown}”`;
  const cut = (at: number): boolean => units[at]?.opens === false && !joinedOnly(sentence, at);
  if (cut(from) || cut(to)) return `cuts a word at “${shown}”`;
  if (bracketed(sentence, from, to)) return undefined;
  // 在某醫院的手術室內 is in the hospital.
  const within = units[clause?.start ?? 0]?.key === '在' && /[内里中上外旁]$/.test(last);
  if (place === 'end' && within) return undefined;
  if (first === '的') return `leaves out “${shown}”, of which the source speaks`;
  if (last === '的' || last === '地') return harmOfModifier(left);
  const turned =
    /吗|呢|失败|破裂|告吹|未遂|为止|撤|取消|否决|@/.test(said) ||
    roleWords.has(first) ||
    (first === '并' && bindsToDay(wordsOf(units, clause?.start ?? 0, from)));
  if (how.headline === true && place === 'end' && !turned) return undefined;
  if (isListed() || isCircumstance(left) || isStyle(sentence, omission)) return undefined;
  // 與乙合作開發 is not 開發: what is done together stays.
  const together = /合作|联合|共同|携手|竞争|合并|一起|#/.test(said);
  if (place !== 'start' && /^[和等]$/.test(first) && !together && !next.startsWith('的'))
    return undefined;
  if (phrase()) return undefined;
  // A name's description (甲國的大公司乙 → 乙), a place within a place (甲州乙市 → 乙市).
  if (
    place !== 'end' &&
    titles.test(said) &&
    !said.includes('#') &&
    (after('、') || said.includes('的') || said.startsWith('兼'))
  )
    return undefined;
  if (
    said.length <= 6 &&
    !/#|^[在于]/.test(said) &&
    /(?:省|州|市|县|区|镇|乡|村|街道|一带)$/.test(said) &&
    !bodies.test(next)
  )
    return undefined;
  if (saidBefore()) return undefined;
  if (place === 'start') return atStart();
  return `leaves out “${shown}”`;

  function after(mark: string): boolean {
    return marked(from - 1, mark);
  }

  /** 《甲》《乙》 is a list as 甲、乙 is. */
  function marked(at: number, mark: string): boolean {
    const found = sentence.markAfter.get(at) ?? '';
    return found.includes(mark) || (mark === '、' && /[》」』”][《「『“]/.test(found));
  }

  /** An item of a list, unless the items are counted. */
  function isListed(): boolean {
    const goesOn = marked(to - 1, '、');
    // 甲、乙等12個城市 are 12 cities; 甲、乙、丙三家 without 丙 are not three.
    if (units[to]?.figure !== undefined)
      return (last === '等' || how.listed === true) && place !== 'start';
    if (goesOn) return true;
    return after('、') && (place === 'end' || /^[和等]/.test(next));
  }

  function phrase(): boolean {
    // 由甲上調至乙: where it came from may go.
    const rises = /^(?:上调|下调|增|升|降|涨|跌|提高|扩大|减)\D{0,4}[至到]/.test(
      commonOf(units, to, to + 6),
    );
    if (/^[由从自]$/.test(first) && rises) return true;
    if (/^[由从自]$/.test(first) && moved()) return true;
    if (limitsTheRest()) return false;
    // 接受某報專訪時, 在絕望情緒下竟: the occasion, the mood.
    if (/^在?接受.{0,20}(?:采访|访问|专访)时$/.test(said)) return true;
    if (/^在?.{0,6}(?:情绪|压力|带动|推动|影响|背景)下[竟就也]?$/.test(said)) return true;
    return (
      /^(?:在|于|从|以|因|随|按照|据|由于|针对|通过|经)$/.test(first) &&
      /^(?:中|上|下|里|内|时|同时|后|前|间|起|方面|以来)$/.test(last)
    );
  }

  /** 由甲院轉到乙院: where one came from may go. */
  function moved(): boolean {
    if (bindsToDay(wordsOf(units, clause?.start ?? 0, from))) return false;
    return /^(?:[转迁移搬调飞运送押传][往到至入回]|[转迁移搬调飞运][抵赴]|移送|转运|转移[到至]|前往|赶[往到赴])/.test(
      commonOf(units, to, to + 3),
    );
  }

  /** 在夜間10時以後 limits what may not be done. */
  function limitsTheRest(): boolean {
    const around = [
      ...wordsOf(units, clause?.start ?? 0, from),
      ...wordsOf(units, to, clause?.end ?? to),
    ];
    return binds(said, around);
  }

  /** A subject that the claim named before, or that the source says twice. */
  function saidBefore(): boolean {
    const subject = said.replace(/[也则就还又]$/, '');
    if (commonOf(units, Math.max(0, from - subject.length), from) === subject) return true;
    const lead = commonOf(units, clause?.start ?? 0, from);
    return connective.test(lead) && subject.length > 1 && how.earlier?.includes(subject) === true;
  }

  function atStart(): string | undefined {
    // 有三名傷者 are not all.
    if (/#[\d.]+%?[^#，]{0,2}$/.test(said) || limitsTheRest()) return `leaves out “${shown}”`;
    // 甲代表雲海發言人乙說: 甲 says it.
    if (/代表.|替.*[司部局会]$/.test(said))
      return `leaves out “${shown}”, of whom the source speaks`;
    if (roleWords.has(last) || thinks.test(said)) return `begins after “${shown}”`;
    // 旗下助理「甲」: a description before a name in marks.
    const named = /[「『“《"]/.test(sentence.markAfter.get(to - 1) ?? '');
    const spoken = sentence.attributions.some((a) => a.at >= from && a.at < to);
    if (named && !spoken && said.length <= 12 && !beginsPredicate(words)) return undefined;
    // 另一家銀行豐禾金控: one of a kind, then its name.
    if (/^另?外?#1[家名位间所个座]\p{Script=Han}{1,6}$/u.test(said) && namesOne(sentence, to, said))
      return undefined;
    if (isEmployer(sentence, omission)) return undefined;
    if (said.endsWith('籍') && namesOne(sentence, to, said)) return undefined;
    const harmless = adjunctStarts.test(said) || titles.test(said) || beginsPredicate(words);
    return harmless || pronouns.has(said)
      ? undefined
      : `leaves out “${shown}”, of whom the source speaks`;
  }
}

/** Whether a stretch is all that stands between two brackets. */
export function bracketed(sentence: Sentence, from: number, to: number): boolean {
  return (
    /[（(]/.test(sentence.markAfter.get(from - 1) ?? '') &&
    /[)）]/.test(sentence.markAfter.get(to - 1) ?? '')
  );
}
