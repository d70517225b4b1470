/** Whom a pronoun or an elided subject means, as far as the text shows it. */
import { commonOf } from './phrases.ts';
import type { Sentence, Source } from './source.ts';
import { before, speakerOf, speaksAlone } from './speakers.ts';
import { isTopic } from './works.ts';
import { namesAnother, saidOf } from './persons.ts';
import { adjunctStarts, predicateStarts } from './words.ts';

/** What two parties do: after it 該公司 could be either. */
export const between: RegExp =
  /收购|并购|合并|入股|投资|买下|卖给|出售|控告|起诉|告上|击败|战胜|负于|合作|结盟|签约|供应|采购|竞争|介绍|聘请|邀请|任命|取代|会见|会谈|acquire|bought|buy|sued|sue|hired|met|beat|sold|partner/;

/** When, before a subject without a comma. */
const times =
  /^(?:@|今年|去年|日前|目前|昨|今|此前|当天|当日|当时|随后|此外|另外|同时|而|但|在@|自@|早在|上午|下午|晚间)+$/;

/**
 * Whether a name stands where a subject stands, with nothing before it but a description or a time,
 * and no second party beside it.
 */
function leads(sentence: Sentence, name: string): boolean {
  if (between.test(sentence.common)) return false;
  if (sentence.attributions.some((a) => a.speaker.includes(name))) return true;
  const at = sentence.common.indexOf(name);
  // 甲的丈夫, 甲和乙 are not 甲.
  if (/^[的和与、]/.test(sentence.common.slice(at + name.length))) return false;
  const lead = sentence.common.slice(0, Math.max(0, at));
  if (at < 0 || lead.length > 16) return false;
  if (/^[\p{Script=Latin}\s]+$/u.test(name)) {
    const names = sentence.text.written.match(/\p{Lu}[\p{L}\d-]*(?:\s\p{Lu}[\p{L}\d-]*)*/gu) ?? [];
    return new Set(names).size <= 2;
  }
  const opens = sentence.clauses.some(
    ({ start, end }) =>
      commonOf(sentence.units, 0, start) === lead &&
      commonOf(sentence.units, start, end).startsWith(name),
  );
  return lead === '' || opens || times.test(lead) || /[的者员师手长官人家名位星将]$/.test(lead);
}

/**
 * Whether a name may stand for the pronoun or the missing subject at the start of a sentence: the
 * nearest sentence before that names its subject names this one. Looks back two sentences, through
 * sentences without a subject of their own.
 */
export function carriesOn(source: Source, sentence: Sentence, name: string): boolean {
  if (asked(source, sentence)?.startsWith(name) === true) return true;
  let at = before(source, sentence);
  for (let back = 0; back < 2 && at !== undefined; back++) {
    const speakers = at.attributions.filter((a) => !a.neutral && a.speaker !== '');
    const named = speakers.at(-1);
    if (named !== undefined && !/^[他她它其]/.test(named.speaker))
      return named.speaker.includes(name) && speaksAlone(at, named);
    if (leads(at, name)) return true;
    if (!predicateStarts.test(at.common)) return false;
    at = before(source, at);
  }
  return false;
}

/** The question that a sentence answers under a label, in the common form. */
export function asked(source: Source, sentence: Sentence): string | undefined {
  const question = before(source, sentence);
  return sentence.voice !== undefined && /[?？]\s*$/.test(question?.text.written ?? '')
    ? question?.common
    : undefined;
}

/** What the clause before ends with, in the same sentence: 推出了晶片甲，帶來它的升級版. */
function endsClauseBefore(sentence: Sentence, at: number, name: string): boolean {
  const clause = sentence.clauses[sentence.clauseOf[at] ?? 0];
  if (clause === undefined || clause.strong || at === clause.start) return false;
  const told = commonOf(sentence.units, 0, clause.start);
  return told.endsWith(name) && told.split(name).length === 2;
}

/** Whether no other subject stands between a clause's head and a place in it: 雲海帶來它的… */
function sameOwner(sentence: Sentence, at: number, name: string): boolean {
  const clause = sentence.clauses[sentence.clauseOf[at] ?? 0];
  const lead = commonOf(sentence.units, clause?.start ?? 0, at);
  return (
    lead.includes(name) || predicateStarts.test(lead) || adjunctStarts.test(lead) || lead.length < 2
  );
}

/** Whether a pronoun before unit `at` of a sentence means this name. */
export function refersTo(
  source: Source,
  sentence: Sentence,
  pronoun: string,
  at: number,
  name: string,
): boolean {
  if (/^(?:我|我们|本人)/.test(pronoun))
    return speakerOf(source, sentence)?.includes(name) === true;
  const head = commonOf(sentence.units, 0, at);
  if (/^[前后]者/.test(pronoun)) {
    const told = `${before(source, sentence)?.common ?? ''}${head}`;
    const pair = pronoun.startsWith('前') ? `${name}[^和]{0,8}和` : `和[^和]{0,8}${name}`;
    return new RegExp(pair.replaceAll(' ', '\\s?')).test(told) && told.split('和').length === 2;
  }
  if (pronoun === '它' && at <= 1 && isTopic(before(source, sentence), name)) return true;
  if (/^[它其]/.test(pronoun) && /[a-z\d]/.test(name) && endsClauseBefore(sentence, at, name))
    return true;
  if (saidOf(sentence, pronoun, at, name)) return true;
  // A subject at the sentence's own head; another named later could be meant as well.
  const here = head.slice(0, name.length + 12).includes(name);
  const own = sentence.attributions.find((a) => !a.neutral && a.at < at);
  if (here && /^[它其]/.test(pronoun) && !sameOwner(sentence, at, name)) return false;
  if (here) return own === undefined || own.speaker.includes(name);
  if (sentence.insideQuotation || /^[“"「]/.test(sentence.text.written)) {
    // Within someone's words 她 is whom they speak of, not who speaks.
    const told = topicBefore(source, sentence);
    return told !== undefined && told.startsWith(name);
  }
  if (/^[他她](?!们)/.test(pronoun) && namesAnother(before(source, sentence), name)) return false;
  return carriesOn(source, sentence, name);
}

/** What the sentence before says after its verb of saying. */
function topicBefore(source: Source, sentence: Sentence): string | undefined {
  const earlier = before(source, sentence);
  const said = earlier?.attributions.find((a) => !a.neutral);
  if (earlier === undefined || said === undefined) return undefined;
  const clause = earlier.clauses[(earlier.clauseOf[said.at] ?? 0) + 1];
  return clause === undefined ? undefined : commonOf(earlier.units, clause.start, clause.end);
}
