/** Words that name once more what stands beside them, and so may go. */
import { isSurname } from '../names.ts';
import type { Omission } from './omission.ts';
import { commonOf } from './phrases.ts';
import type { Sentence } from './source.ts';

/** Offices and callings of one person, in the common form. */
const person =
  /(?:[者员师长手]|主任|主席|总裁|经理|总监|主管|教授|博士|院士|书记|秘书|大使|导演|教练|医生|护士|记者|专家|画家|作家|画师|冠军|得主|队员|选手|球员|会员|人)$/;
/** Bodies that people belong to. */
const bodies =
  /(?:[所会社校厂队团处站馆行台系科厅委办署库网报室院局部]|中心|大学|公司|集团|基地|联盟|政府|银行|医院|学院)$/;
/** Someone else comes in with these. */
const others = /代表|替|陪|向|对|和|同|给|请|问|让|被|由|把|将|说|告诉|转述|引述|的/;

/** Surnames that are common words as well. */
const rarer = /^[方任金白常万于何高].{2}$/;

/** Whether a Han name of two to four characters stands at [from, to), with no word of more than one character but in a given name. */
export function isPersonsName(sentence: Sentence, from: number, to: number): boolean {
  const name = commonOf(sentence.units, from, to);
  return (
    /^\p{Script=Han}{2,4}$/u.test(name) &&
    (isSurname(name.charAt(0)) || rarer.test(name)) &&
    !person.test(name) &&
    !/[的了是在和也都就而不没将要会能说等]/.test(name)
  );
}

/** 局長、工作小組副組長周以安 → 局長周以安: a second office of the same person, with all that belongs to it. */
export function isFurtherOffice(sentence: Sentence, { from, to }: Omission): boolean {
  const said = commonOf(sentence.units, from, to);
  const mark = sentence.markAfter.get(from - 1);
  return (
    mark === '、' &&
    !sentence.markAfter.has(to - 1) &&
    person.test(said) &&
    person.test(commonOf(sentence.units, Math.max(0, from - 2), from)) &&
    !/#/.test(said) &&
    nameAt(sentence, to)
  );
}

/** 水利局副局長周以安說 → 周以安說: the whole office before the name of who speaks. */
export function isOffice(sentence: Sentence, { from, to, place, replaced }: Omission): boolean {
  const spoken = sentence.attributions.find((a) => a.at > to);
  const said = commonOf(sentence.units, from, to);
  return (
    place === 'start' &&
    !replaced &&
    spoken !== undefined &&
    sentence.clauseOf[spoken.at] === sentence.clauseOf[from] &&
    person.test(said) &&
    !others.test(said) &&
    !/#/.test(said) &&
    isPersonsName(sentence, to, spoken.at) &&
    lone(sentence, to)
  );
}

/** Whether a name begins at a unit. */
function nameAt(sentence: Sentence, at: number): boolean {
  const { units } = sentence;
  return units[at + 1] !== undefined && isPersonsName(sentence, at, at + 2) && lone(sentence, at);
}

/** 江蘇 is no Mr 江: a surname is a word of its own. */
export function lone({ units }: Sentence, at: number): boolean {
  return units[at]?.opens === true && units[at + 1]?.opens === true;
}

/** 考古研究所研究員白曙光說 → 研究員白曙光說: where the one works whom office and name still tell. */
export function isEmployer(sentence: Sentence, { from, to }: Omission): boolean {
  const clause = sentence.clauseOf[from];
  const spoken = sentence.attributions.find((a) => a.at > to && sentence.clauseOf[a.at] === clause);
  const said = commonOf(sentence.units, from, to);
  if (spoken === undefined || !bodies.test(said) || others.test(said)) return false;
  for (const length of [2, 3, 4]) {
    const at = spoken.at - length;
    const office = commonOf(sentence.units, to, at);
    if (at > to && office.length <= 8 && person.test(office) && !others.test(office))
      if (isPersonsName(sentence, at, spoken.at) && lone(sentence, at)) return true;
  }
  return false;
}

/** 那名醫生叫林若水，是外科主任: the name of the one named right before. */
export function isNaming(sentence: Sentence, { from, to }: Omission): boolean {
  const c = sentence.clauseOf[from] ?? 0;
  const clause = sentence.clauses[c];
  const next = sentence.clauses[c + 1];
  return (
    /^(?:名?叫|叫[做作])$/.test(commonOf(sentence.units, from, to)) &&
    person.test(commonOf(sentence.units, clause?.start ?? 0, from).replace(/生$/, '人')) &&
    isPersonsName(sentence, to, clause?.end ?? to) &&
    next !== undefined &&
    // 叫林若水，是因為…: she is called, not named.
    /^是(?!因|由于|为|想|要|来|去|请|希望|让|怕|担)/.test(
      commonOf(sentence.units, next.start, next.end),
    )
  );
}

/** 與紀錄保持者北隊蔣川交手: who the one is whose name follows a preposition. */
export function isStyle(sentence: Sentence, { from, to }: Omission): boolean {
  const { units } = sentence;
  const said = commonOf(units, from, to);
  if (!/^[和对向由被给跟]$/.test(units[from - 1]?.key ?? '') || !person.test(said)) return false;
  if (others.test(said) || sentence.markAfter.has(to - 1) || /[假伪冒疑前]/.test(said))
    return false;
  for (let at = to; at <= to + 5; at++) {
    const team = commonOf(units, to, at);
    if ((team === '' || bodies.test(team)) && nameAt(sentence, at)) return true;
  }
  return false;
}

/** How the name of a time ends. */
const period = /(?:期|时|时代|年代|世纪|阶段|时期|日|节|初|末|前|后|当天)$/;

/** 在豐收期，即9月上旬 → 在9月上旬: [from, to) holds a time and 即, and the same time in figures follows. */
export function isSameTime(sentence: Sentence, from: number, to: number): boolean {
  const { units, clauses, clauseOf } = sentence;
  const first = clauses[clauseOf[from] ?? 0];
  const last = clauses[clauseOf[to] ?? 0];
  return (
    first !== undefined &&
    last?.start === first.end &&
    /^(?:即|也就是)$/.test(commonOf(units, last.start, to)) &&
    period.test(commonOf(units, from, first.end)) &&
    (from === first.start || /^[在于自从到至]$/.test(units[from - 1]?.key ?? '')) &&
    inFigures(sentence, to)
  );
}

/** Whether a date or figure stands at a unit, but for 約 before it. */
export function inFigures({ units }: Sentence, at: number): boolean {
  const first = units[units[at]?.key === '约' ? at + 1 : at];
  return first?.date !== undefined || first?.figure !== undefined;
}

/** Whether a clause says in figures the time that the clause before ends with: 即9月上旬. */
export function repeatsTime(sentence: Sentence, c: number): boolean {
  const clause = sentence.clauses[c];
  const before = sentence.clauses[c - 1];
  return (
    clause !== undefined &&
    before !== undefined &&
    !clause.strong &&
    sentence.units[clause.start]?.key === '即' &&
    inFigures(sentence, clause.start + 1) &&
    period.test(commonOf(sentence.units, before.start, before.end)) &&
    period.test(commonOf(sentence.units, clause.start, clause.end))
  );
}
