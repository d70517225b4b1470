/** Clauses, and who says what in them. */
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

/** The verbs of saying in a sentence, at most one a clause, and the rumours. */
export function attributionsIn(
  units: readonly Unit[],
  clauses: readonly Clause[],
): readonly Attribution[] {
  const found: Attribution[] = [];
  clauses.forEach((clause, c) => {
    const said = commonOf(units, clause.start, clause.end);
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
      const before = clauses[c - 1];
      if (speaker === '' && before !== undefined)
        speaker = commonOf(units, before.start, before.end);
      found.push({
        at: i,
        speaker,
        neutral: word === '报道' || reporters.test(speaker) || /^[^，]{0,6}记者/.test(speaker),
      });
      break;
    }
  });
  return found;
}
