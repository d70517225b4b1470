/** One thing under another word, where the sentence itself shows that it is the same. */
import type { Addition } from './additions.ts';
import { commonOf, wordsOf } from './phrases.ts';
import type { Sentence, Source } from './source.ts';

/** Measure words that count single things; 組, 對 and 批 count several at once, 種 kinds. */
const single = /^[个颗只隻支档枚张台部辆架艘条位名家间所座栋幢款件项匹头粒具株棵]$/;

/** 兩個進球 → 兩顆進球: the same number of the same thing under another measure word. */
export function countsAlike({ units }: Sentence, addition: Addition, said: string): boolean {
  const { before, instead } = addition;
  return (
    single.test(said) &&
    single.test(instead === '仅' ? (units[before - 1]?.text ?? '') : instead) &&
    units[before - 2]?.figure !== undefined &&
    units[before]?.kind === 'han'
  );
}

/** Meetings and papers that a text calls by their bare noun after the full name. */
const ownKind =
  /^(?:会议|大会|峰会|论坛|展会|展览|公报|报告|通知|公告|决议|声明|条例|办法|计划|活动|比赛)$/;
/** Sentences looked back through for the full name. */
const window = 3;

/** 某屆大會第二次會議…。會議決定 → 某屆大會第二次會議決定, when no other meeting has come up since. */
export function fullTitle(
  source: Source,
  sentence: Sentence,
  { before, place, instead }: Addition,
  said: string,
): boolean {
  const [next = ''] = wordsOf(sentence.units, before, before + 4);
  if (place !== 'start' || instead !== '' || said.length < 2 || !ownKind.test(next)) return false;
  if (sentence.clauses[sentence.clauseOf[before] ?? 0]?.start !== before) return false;
  const near = source.sentences.filter(
    ({ number }) => number > 0 && number < sentence.number && number >= sentence.number - window,
  );
  const named = near.findLast(({ common }) => common.includes(said + next));
  if (named === undefined) return false;
  const since = source.sentences.slice(named.number, sentence.number + 1);
  return since.every((one) =>
    one.clauses.every(({ start, end }) =>
      commonOf(one.units, start, end)
        .split(next)
        .slice(0, -1)
        .every((lead) => lead === '' || lead.endsWith(said)),
    ),
  );
}

/** Two sides, one of which the sentence names as the other's opponent. */
const contest =
  /(?:战胜|击败|打败|力克|大胜|完胜|险胜|轻取|负于|不敌|惜败|惨败|迎战|对阵)(?:给|于)?了?/g;

/** 甲隊戰勝了乙隊，送給對手四連敗: 對手 is 乙隊, the only one that the sentence has 甲隊 play against. */
export function isOpponent(
  sentence: Sentence,
  { before, instead }: Addition,
  said: string,
): boolean {
  if (instead !== '对手' || said.length < 2) return false;
  const head = commonOf(sentence.units, 0, before);
  const met = [...head.matchAll(contest)];
  const [only] = met;
  return (
    met.length === 1 &&
    only !== undefined &&
    head.slice(only.index + only[0].length).startsWith(said)
  );
}
