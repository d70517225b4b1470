/** Leaps of a claim from the subject of one Chinese clause to what a later clause says of the same subject. */
import type { Crossing } from './edits.ts';
import { between } from './context.ts';
import { binds } from './frames.ts';
import type { Placed } from './placing.ts';
import { commonOf, wordsOf } from './phrases.ts';
import { personAt } from './persons.ts';
import { beginsPredicate, predicateStarts } from './words.ts';

/** 她們, with what may stand around it. */
const pronoun = /^(?:但|而|并)?(?:他|她|它|他们|她们|它们)(?:也|还|则|并|又|就|随后)?$/;
/** Of the subject, and nothing that a pronoun for persons could mean: 甲隊的表現引人關注，她們… */
const aspect = /^的(?:表现|成绩|作品|行为|言论|发言|决定|做法|演出|遭遇|处境|消息|状态)/;
/** Others come in, whom the pronoun may mean as well. */
const parties =
  /[和与对向被把给让使令请叫陪]|(?<!停|为|生|员工|关)(?:队|公司|集团|银行|(?<!引起|受到|受|令)(?:选手|球员|女儿|儿子|父亲|母亲|妻子|丈夫|老师|学生|警方|总统))/;
/** May hang on what one is or does it as. */
const unsettled = /^(?:可|能|会|将|须|需|应|要|得|必须|才|就|不.*|没.*|无.*|未.*)$/;
/** In units. */
const longestName = 20;

/** Whether such a leap keeps the subject: over a pronoun for it (甲…，他…), or over 作為…, which only tells what it is. */
export function bridges({ sentence, alignment }: Placed, { from, to }: Crossing): boolean {
  const { units, clauses, clauseOf } = sentence;
  const first = clauseOf[from - 1] ?? 0;
  const last = clauseOf[to] ?? 0;
  const head = clauses[first];
  const landing = clauses[last];
  if (head === undefined || landing === undefined || landing.strong || last === first) return false;
  const used = new Set(alignment.pairs);
  for (let i = head.start; i < from; i++) if (!used.has(i)) return false;
  const name = commonOf(units, head.start, from);
  if (from - head.start < 2 || from - head.start > longestName || /[的，]$/.test(name))
    return false;
  if (sentence.attributions.some((a) => a.at >= head.start && a.at < landing.start)) return false;
  const skipped = commonOf(units, from, head.end);
  const followed = wordsOf(units, to, landing.end);
  if (binds(skipped, followed)) return false;
  if (/^(?:作为|身为)/.test(skipped))
    return (
      last === first + 1 && to === landing.start && !followed.some((word) => unsettled.test(word))
    );
  if (!pronoun.test(commonOf(units, landing.start, to))) return false;
  const all = commonOf(units, from, landing.start);
  if (between.test(all) || parties.test(all) || /[和与对向]/.test(name)) return false;
  for (let i = from; i < landing.start; i++)
    if (personAt(sentence, i, true) !== undefined) return false;
  const goesOn = clauses
    .slice(first + 1, last)
    .every(({ start, end }) => predicateStarts.test(commonOf(units, start, end)));
  return goesOn && (aspect.test(skipped) || beginsPredicate(wordsOf(units, from, head.end)));
}
