/** Clauses, and who says what in them. */
import { isGivenOut } from './nouns.ts';
import { commonOf, wordsOf } from './phrases.ts';
import type { Unit } from './units.ts';
import { announcing, reporters, saying } from './words.ts';

/** A stretch between commas; offsets into `Sentence.units`. */
export interface Clause {
  readonly start: number;
  readonly end: number;
  /** Begins anew: a sentence's first, or after a semicolon. */
  readonly strong: boolean;
}

/** A verb of saying with the words before it in its clause. */
export interface Attribution {
  /** Place of the verb in `units`. */
  readonly at: number;
  /** Common form of what stands before the verb. */
  readonly speaker: string;
  /** Only a reporter or nobody speaks. */
  readonly neutral: boolean;
}

/** What vouches for the clauses after it only by its own judgement: 專家研判，…, 初步調查顯示，…, 依某人的說法，…. */
const judging =
  /^(.{2,}?)(?:初步)?(?:研判|评估|推估|推断|推测|推论|判断|认定|断定|断言|估算|估计|初估|粗估|概估|分析指?|指称|指控|控诉|直指|痛批|炮轰|担心|担忧|忧心|忧虑|怀疑|不排除|传言|谣传|看好|看坏|看淡|提醒|坚称|供称|辩称|直呼|描述|供述|转述|回忆|疾呼|感叹|抱怨|形容|期待|期盼|(?<!数据|统计)显示|(?<=(?:研究|调查|民调|报告|试验|实验|测试|文献|论文|模型|模拟|纪录|证据|文件|文档|资料).{0,4})(?:发现|指|推论|证实)|(?<=^有.{1,6})指|(?<=师)说|的?(?:说法|讲法|看法|观点|判断))$/;
/** Before a word of saying that is an object: 提出警告. */
const noun = /(?:提出|发出|受到|遭到|遭|遭受|给予|做出|作出|无|没有|引发|引起|招致|的)$/;

/** The verbs of saying in a sentence, at most one a clause, and the rumours. */
export function attributionsIn(
  units: readonly Unit[],
  clauses: readonly Clause[],
): readonly Attribution[] {
  const found: Attribution[] = [];
  clauses.forEach((clause, c) => {
    const said = commonOf(units, clause.start, clause.end);
    const judged = c + 1 < clauses.length ? judging.exec(said) : null;
    const rumour = /^(.*?)(?:传出|盛传|据传|传|爆料)$/.exec(said);
    if (rumour !== null && clauses.length > c + 1)
      found.push({ at: clause.end - 1, speaker: rumour[1] ?? '', neutral: false });
    for (let i = clause.start; i < clause.end; i++) {
      const unit = units[i];
      if (unit === undefined || !unit.opens) continue;
      let end = i + 1;
      while (end < clause.end && units[end]?.opens === false) end++;
      const word = wordsOf(units, i, end).join('');
      if (!saying.has(word) && !(announcing.has(word) && end === clause.end)) continue;
      let speaker = commonOf(units, clause.start, i);
      // 形勢和要求, 一項建議: nouns.
      if (announcing.has(word) && !saying.has(word) && /[和的个项这些新]$/.test(speaker)) continue;
      // 可以說, 一般來說 quote nobody; 告訴人 is a plaintiff.
      if (/(?:可|来|再|难|不用|换句话|或者|据|小|好)$/.test(speaker) && word === '说') continue;
      if (/[人状乃]/.test(units[end]?.key ?? '') && word === '告诉') continue;
      if (isGivenOut(speaker) && end === clause.end) continue;
      // 提出警告, 受到質疑: nouns.
      if (noun.test(speaker) && end === clause.end && !announcing.has(word)) continue;
      // 對於某人指出的缺失 says nothing.
      if (units[end]?.key === '的') continue;
      const before = clauses[c - 1];
      if (speaker === '' && before !== undefined)
        speaker = commonOf(units, before.start, before.end);
      found.push({
        at: i,
        speaker,
        neutral: word === '报道' || reporters.test(speaker) || /^[^，]{0,6}记者/.test(speaker),
      });
      return;
    }
    if (judged !== null && rumour === null) {
      const speaker = judged[1] ?? '';
      found.push({
        at: clause.end - 1,
        speaker,
        neutral: reporters.test(said) || /^[^，]{0,6}记者/.test(speaker),
      });
    }
  });
  return found;
}
