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

/** 上午7時30分, behind a day. */
const hour =
  /^(?:上午|下午|晚间|晚上|早上|中午|凌晨|清晨|晚|早)?#\d+[时点](?:#\d+分|半|整)?(?:许|左右)?$/;

/** 本屆大會 before who speaks for whom. */
const thisEvent = /^(?:本|此|这)[届次场轮]\p{Script=Han}{0,6}$/u;

/** Whether an omission takes only such a circumstance, with the rest as true without it. */
export function isCircumstance(left: LeftOut): boolean {
  const { omission, said } = left;
  if (omission.place === 'start') return thisEvent.test(said);
  return ofSaying(left) || ofTheHour(left);
}

/** 甲在致辭中說 → 甲說. Whoever speaks with another, or for one, is another matter: 與乙共同說. */
function ofSaying({ sentence, omission, said }: LeftOut): boolean {
  if (omission.place !== 'middle' || !occasion.test(said) || /共同|联合|代表|替/.test(said))
    return false;
  const [next = ''] = wordsOf(sentence.units, omission.to, omission.to + 4);
  return saying.has(next) || publishes.test(next);
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
