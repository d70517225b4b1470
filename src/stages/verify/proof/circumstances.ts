/** What stands around the news in a Chinese clause and may go unsaid: to whom it was said, at what hour, at which event. */
import { bindsToDay } from './frames.ts';
import type { LeftOut } from './omission.ts';
import { commonOf, wordsOf } from './phrases.ts';
import { saying } from './words.ts';

/** To whom, where or on what occasion something is said. */
const occasion =
  /^(?:@|会[前后]|赛[前后]|事后|席间|当天)*(?:对|向|在|于|与|就|通过|透过|接受|面对|针对|回答)/;

/** Verbs by which words come before the public, besides those of saying. */
const publishes = /^(?:发布|公布|发表|宣布|介绍|透露|提到|写道|重申|刊登|宣读)$/;

/** Says what one thinks of it. */
const stance =
  /^\p{Script=Han}{1,3}(?:反对|赞成|支持|欢迎|遗憾|满意|不满|关切|感谢|赞赏|肯定|同意|不同意|怀疑|质疑|谴责|抗议|担忧|关注|理解|尊重|祝贺|哀悼|慰问|失望|乐观|悲观|愤怒|歉意|道歉|理解|惊讶|震惊|期待|信心|有信心|认同|不认同|异议|保留|不$|不知情|不以为然|无奈)/u;

/** 上午7時30分, behind a day. */
const hour =
  /^(?:上午|下午|晚间|晚上|早上|中午|凌晨|清晨|晚|早)?#\d+[时点](?:#\d+分|半|整)?(?:许|左右)?$/;

/** By what: a thing, no deed. */
const means =
  /^(?:通过|利用|借助|运用)[^，]{1,16}(?:装置|设备|仪器|工具|软件|程序|平台|机器|系统|技术|方法|方式|手段|渠道|途径)$/;

/** 本屆大會 before who speaks for whom. */
const thisEvent = /^(?:本|此|这)[届次场轮]\p{Script=Han}{0,6}$/u;

/** Whether an omission takes only such a circumstance, with the rest as true without it. */
export function isCircumstance(left: LeftOut): boolean {
  const { omission, said } = left;
  if (omission.place === 'start') return thisEvent.test(said);
  return ofSaying(left) || ofTheHour(left) || ofTheMeans(left);
}

/** 甲在致辭中說 → 甲說. Whoever speaks with another, or for one, is another matter: 與乙共同說. */
function ofSaying({ sentence, omission, said }: LeftOut): boolean {
  if (omission.place !== 'middle' || !occasion.test(said) || /共同|联合|代表|替/.test(said))
    return false;
  const [next = ''] = wordsOf(sentence.units, omission.to, omission.to + 4);
  // 未對媒體說明 may have told others.
  const start = sentence.clauses[sentence.clauseOf[omission.from] ?? 0]?.start ?? 0;
  if (bindsToDay(wordsOf(sentence.units, start, omission.from))) return false;
  // 對裁員表示反對: what is opposed.
  const end = sentence.clauses[sentence.clauseOf[omission.to] ?? 0]?.end;
  if (/^(?:对|就|针对)/.test(said) && stance.test(commonOf(sentence.units, omission.to, end)))
    return false;
  return saying.has(next) || publishes.test(next);
}

/** 並通過手上的裝置使人…: by what it was done, unless it may, must or can be done so only. */
function ofTheMeans({ sentence, omission, said }: LeftOut): boolean {
  const { units } = sentence;
  const clause = sentence.clauses[sentence.clauseOf[omission.from] ?? 0];
  const lead = wordsOf(units, clause?.start ?? 0, omission.from);
  return (
    means.test(said) &&
    /^[使让令]/.test(units[omission.to]?.key ?? '') &&
    /^(?:并|也|还|再|同时|而且|并且)?$/.test(lead.at(-1) ?? '') &&
    !bindsToDay(lead) &&
    !bindsToDay(wordsOf(units, omission.to, clause?.end ?? omission.to))
  );
}

/** 20日上午7時30分 → 20日上午, unless the hour bounds something: 7時30分前. */
function ofTheHour({ sentence, omission, said }: LeftOut): boolean {
  const { units } = sentence;
  const before = units[omission.from - 1];
  if (
    !hour.test(said) ||
    (before?.date === undefined && !/[午晨晚早天日]$/.test(before?.key ?? ''))
  )
    return false;
  if (/^(?:前|后|起|至|到|之|以|的|整)/.test(commonOf(units, omission.to, omission.to + 2)))
    return false;
  const clause = sentence.clauses[sentence.clauseOf[omission.from] ?? 0];
  return !bindsToDay([
    ...wordsOf(units, clause?.start ?? 0, omission.from),
    ...wordsOf(units, omission.to, clause?.end ?? omission.to),
  ]);
}
