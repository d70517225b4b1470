/** Subjects of Chinese clauses that are told by name: whom a following 他 means, and a name with its title. */
import { isSurname } from '../names.ts';
import { describesName } from './holders.ts';
import { commonOf } from './phrases.ts';
import type { Clause } from './attributions.ts';
import type { Sentence, Source } from './source.ts';
import { adjunctStarts, attributes, predicateStarts } from './words.ts';

/** 為避免亂象, 儘管對手強大: clauses whose subject, if any, is not the sentence's. */
const subordinate = /^(?:为避免|为防止|尽管|虽然?|由于|随着|面对|为了?|在|当)/;
/** In a longer clause a name this far in is no subject. In units. */
const longestLead = 16;

interface NamedSubject {
  /** Title and name, in the common form. */
  readonly said: string;
  /** The unit after the name. */
  readonly end: number;
}

/** Surnames that may be other words: looked for where a second person would make a pronoun open. */
const rare =
  '聂倪郎翁柯游连温颜纪简蓝凌佟詹阮卓骆翟葛鲍柳祝柴童乔庄欧辛管方任金白常万于何高裴尤包华苗葛甘安岳齐梅盛刁伍牛车向古鲁路解左井焦侯关';

/** Where a person's name ends that begins, by its shape, at a unit: 梁|郭國, 林|若|水; else undefined. */
export function personAt(sentence: Sentence, at: number, wide = false): number | undefined {
  const { units, markAfter } = sentence;
  const first = units[at];
  if (first === undefined || !first.opens) return undefined;
  if (!isSurname(first.key) && !(wide && rare.includes(first.key))) return undefined;
  if (units[at + 1]?.opens !== true || units[at + 1]?.kind !== 'han') return undefined;
  let end = at + 2;
  // A given name of two characters: one word, or two single ones.
  const second = units[end];
  const joins =
    second?.opens === false || (second?.opens === true && units[end + 1]?.opens === true);
  if (
    second?.kind === 'han' &&
    joins &&
    !markAfter.has(end - 1) &&
    !/[一也还又则并就说在对向将已曾是有为把被的和与从以等]/.test(second.key)
  )
    end++;
  return units[end]?.opens === false ? undefined : end;
}

/** The names of those who speak in a source: 2 to 4 characters that a clause begins with and a verb of saying follows. */
function speakersOf(source: Source): ReadonlySet<string> {
  return new Set(
    source.sentences.flatMap(({ attributions }) =>
      attributions
        .filter((a) => !a.neutral && /^\p{Script=Han}{2,4}$/u.test(a.speaker))
        .map((a) => a.speaker)
        .filter(
          (name) => !describesName(name) && !predicateStarts.test(name) && !attributes.test(name),
        ),
    ),
  );
}

/** A person, with or without a title, at the head of a clause, nothing of whom is spoken of in his stead. */
function personHeading(
  sentence: Sentence,
  clause: Clause,
  known: ReadonlySet<string>,
): NamedSubject | undefined {
  const { units } = sentence;
  for (let i = clause.start; i < Math.min(clause.end, clause.start + longestLead); i++) {
    const lead = commonOf(units, clause.start, i);
    if (lead !== '' && !describesName(lead)) continue;
    const rest = commonOf(units, i, clause.end);
    const name = [...known].find((one) => rest.startsWith(one));
    const end = name === undefined ? personAt(sentence, i) : i + name.length;
    if (end === undefined || end >= clause.end) continue;
    if (sentence.markAfter.has(end - 1) || /^[的和与及等们]/.test(commonOf(units, end, clause.end)))
      return undefined;
    return { said: commonOf(units, clause.start, end), end };
  }
  return undefined;
}

/**
 * Title and name of the person who is the subject of a sentence without a speaker, where the sentence
 * names nobody else: 主任梁允中一早就到場。他說… Undefined where another subject follows.
 */
export function personToldOf(source: Source, sentence: Sentence): string | undefined {
  const known = speakersOf(source);
  let found: NamedSubject | undefined;
  for (const clause of sentence.clauses) {
    const said = commonOf(sentence.units, clause.start, clause.end);
    const heading = personHeading(sentence, clause, known);
    if (heading !== undefined && found !== undefined) return undefined;
    if (heading !== undefined) found = heading;
    else if (!predicateStarts.test(said) && !adjunctStarts.test(said) && !subordinate.test(said))
      return undefined;
  }
  if (found === undefined) return undefined;
  const own = found;
  const name = [...known].find((one) => own.said.endsWith(one));
  const others = sentence.units.some((_, i) => {
    const end = personAt(sentence, i);
    return end !== undefined && end !== own.end && i + (name?.length ?? 0) !== own.end;
  });
  const spoken = [...known].some((one) => one !== name && sentence.common.includes(one));
  return others || spoken ? undefined : own.said;
}

/** Whether a sentence names another person than `name`, whom 他 may mean as well. */
export function namesAnother(sentence: Sentence | undefined, name: string): boolean {
  return (
    sentence?.units.some((_, i) => {
      const end = personAt(sentence, i, true);
      return end !== undefined && !name.includes(commonOf(sentence.units, i, end));
    }) === true
  );
}

/** What parts a title from another party: 甲董事長和乙. */
const parting = /[和对向在被把由给让是说于]/;

/**
 * Whether the source elsewhere puts these words as a title before the name that begins at a unit:
 * 某集團董事長甲…。甲說 may be 某集團董事長甲說. Words of the longer title may be missing.
 */
export function titled(source: Source, sentence: Sentence, at: number, title: string): boolean {
  const rest = commonOf(sentence.units, at);
  const speaker = sentence.attributions.find((a) => !a.neutral && rest.startsWith(a.speaker));
  const name = speaker?.speaker.replace(/(?:也|还|则|并|又|再次|同时)$/, '') ?? '';
  if (!/^[^的和在是他她它]{2,4}$/.test(name) || describesName(name) || !describesName(title))
    return false;
  const words = titleWords(title);
  return source.sentences.some((other) =>
    other.clauses.some((clause) => {
      const said = commonOf(other.units, clause.start, clause.end);
      const place = said.indexOf(name);
      if (place < 0) return false;
      let from = 0;
      const lead = said.slice(0, place);
      const first = lead.indexOf(words[0] ?? '');
      for (const word of words) {
        const found = lead.indexOf(word, from);
        if (found < 0) return false;
        from = found + word.length;
      }
      // 前董事長, 副董事長 are no 董事長.
      const left = words.reduce(
        (text, word) => text.replace(word, ''),
        lead.slice(Math.max(0, first - 2)),
      );
      return (
        from === lead.length && !parting.test(lead.slice(first)) && !/[副前原代候准]/.test(left)
      );
    }),
  );

  /** The title cut into its words, as the claim may have left some out. */
  function titleWords(said: string): readonly string[] {
    return [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(said)].map(
      ({ segment }) => segment,
    );
  }
}

/** Plural or of a thing: never the speaker, and not the clause's own subject. */
const others = /^(?:对|向|给|让|请|由|被|将|把)?(?:他们|她们)$/;

/**
 * 某人說，甲隊經驗豐富，防守很好，乙隊面對她們…: whether the pronoun before unit `at` means the subject
 * of what was said just before.
 */
export function saidOf(sentence: Sentence, pronoun: string, at: number, name: string): boolean {
  if (!others.test(pronoun) || name.length < 2) return false;
  const here = sentence.clauseOf[at] ?? 0;
  const speech = sentence.attributions.findLast((a) => a.at < at);
  const first = speech === undefined ? 0 : (sentence.clauseOf[speech.at] ?? 0) + 1;
  if (first >= here || sentence.clauses.slice(first + 1, here + 1).some(({ strong }) => strong))
    return false;
  const own = clauseText(here);
  // The clause has a subject of its own, which the pronoun is not.
  if (predicateStarts.test(own) || adjunctStarts.test(own) || own.includes(name)) return false;
  for (let c = here - 1; c >= first; c--) {
    const said = clauseText(c);
    if (said.startsWith(name)) return !/^[的和与及等]/.test(said.slice(name.length));
    if (
      !predicateStarts.test(said) &&
      !attributes.test(said) &&
      !/^(?:防守|进攻|经验|实力|体力|技术|状态|配合|士气)(?:非常|很|十分)/.test(said)
    )
      return false;
  }
  return false;

  function clauseText(c: number): string {
    const clause = sentence.clauses[c];
    return commonOf(sentence.units, clause?.start, clause?.end);
  }
}
