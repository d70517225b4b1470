/** 此次對接會為期六天, said after 養老服務對接會在銀川舉行: one event under its long and its short name. */
import type { Placed } from './placing.ts';
import { commonOf, wordsOf } from './phrases.ts';
import type { Sentence } from './source.ts';

/** Points to what was just told of. */
const pointing = /^(?:此次|本次|这次|本届|此|该|这[场届次项])$/;
/** What may follow a subject that took place. */
const takesPlace =
  /^(?:@|在|于|将|由|日前|今日|上午|下午|举行|举办|召开|开幕|启动|落幕|闭幕|正式|成功|圆满)/;

/** The noun that a clause takes up at its head; undefined where it takes up none. */
function takenUp({ units }: Sentence, start: number, end: number): string | undefined {
  const words = wordsOf(units, start, Math.min(end, start + 8));
  const at = pointing.test(words[0] ?? '')
    ? 1
    : pointing.test(`${words[0] ?? ''}${words[1] ?? ''}`)
      ? 2
      : 0;
  if (at === 0) return undefined;
  // 對|接|會 is three words to the dictionary.
  const [first = ''] = words.slice(at);
  const joined = /^.{1,3}?[会展赛节营]/.exec(words.slice(at, at + 3).join(''))?.[0] ?? '';
  const noun = first.length > 1 && !joined.startsWith(first) ? first : joined || first;
  return noun.length > 1 ? noun : undefined;
}

/**
 * Whether a clause of `sentence` goes on about the event that the claim's clause before tells of in
 * `previous`: that clause begins with the event's long name, and no other of the kind is told of there.
 */
export function sameEvent(
  previous: Placed,
  sentence: Sentence,
  c: number,
  earlier: string,
): boolean {
  const clause = sentence.clauses[c];
  if (clause === undefined || previous.sentence.sourceId !== sentence.sourceId) return false;
  if (previous.sentence.number >= sentence.number) return false;
  const noun = takenUp(sentence, clause.start, clause.end);
  if (noun === undefined) return false;
  const named = (told: string): boolean => {
    const [lead = '', rest = '', ...more] = told.split(noun);
    return more.length === 0 && lead.length > 1 && takesPlace.test(rest) && !joins.test(lead);
  };
  const { units, clauses, clauseOf } = previous.sentence;
  const head = clauses[clauseOf[previous.alignment.pairs.find((pair) => pair >= 0) ?? 0] ?? 0];
  return named(earlier) && named(commonOf(units, head?.start ?? 0, head?.end));
}

/** The name is not all that stands before: someone attends it, two are joined. */
const joins = /出席|参加|参与|举办|举行|主办|承办|和|说|宣布|赴|到|在|为|是|的.*的/;
