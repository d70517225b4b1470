/**
 * 他, 該公司 and a bare 公司 at a sentence's beginning, as the name that the sentence before proves; 學會, 工會 as the one
 * body that the article names so.
 */
import { lexicon } from '../lexicon/lexicon.ts';
import { isNominal, subjectOf } from '../read/grammar.ts';
import { mayBeginPerson, mayBePerson } from '../read/named.ts';
import type { Edit, SourceArticle, SourceSentence, Word } from '../types.ts';

const { zh } = lexicon;

/** The candidates: the word, and the subject of the sentence before in its place. */
export function names(sentence: SourceSentence, article: SourceArticle): readonly Edit[] {
  const before = article.sentences[sentence.number - 1];
  const [first, second] = sentence.words;
  if (before === undefined || before.number < 1 || first === undefined || second === undefined)
    return [];
  const whole = wholeName(first, sentence, article);
  if (whole !== undefined)
    return [{ kind: 'name', start: first.start, end: first.end, insert: whole }];
  const kind = pointsAt(first, second);
  if (kind === undefined) return [];
  if (kind === 'person' && !speaksAgain(sentence, before)) return [];
  const insert =
    nameIn(before, kind, article) ?? (kind === 'body' ? soleBody(sentence, article) : undefined);
  const end =
    kind === 'body' && /^[该这]/.test(first.key) && first.key.length < 3 && second.key === '公司'
      ? second.end
      : first.end;
  return insert === undefined ? [] : [{ kind: 'name', start: first.start, end, insert }];
}

/** 學會 for 模型量測學會: the one name that begins a clause before and ends so, where nothing else is called so. */
function wholeName(
  { key, tag }: Word,
  { number }: SourceSentence,
  { sentences }: SourceArticle,
): string | undefined {
  if (key.length < 2 || key === '公司' || !zh.bodyEnding.has(key) || !tag.startsWith('n'))
    return undefined;
  const before = sentences.slice(0, number);
  const found = new Map<string, string>();
  for (const { clauses, text, folded } of before)
    for (const { words } of clauses) {
      const end = words.findIndex((word) => word.key.endsWith(key));
      const [first, last] = [words[0], words[end]];
      if (first === undefined || last === undefined) continue;
      const name = words.slice(0, end + 1);
      if (last.end - first.start < key.length + 2 || !name.every(isNamePart)) continue;
      found.set(folded.slice(first.start, last.end), text.slice(first.start, last.end));
    }
  const [[folded, text] = ['', undefined]] = found;
  const glued = new RegExp(String.raw`\p{Script=Han}${key}`, 'u');
  const others = before.some((one) => glued.test(one.folded.replaceAll(folded, '')));
  return found.size === 1 && !others ? text : undefined;
}

/** Nouns of a name stand side by side, and no verb, preposition or number is among them. */
function isNamePart(word: Word, i: number, words: readonly Word[]): boolean {
  const next = words[i + 1];
  return (
    isNominal(word) && !/^[rmst]/.test(word.tag) && (next === undefined || next.start === word.end)
  );
}

/** What a sentence's first word stands for: 他說, 該公司, 公司強調. */
function pointsAt(first: Word, second: Word): Named | undefined {
  if (/^[他她]$/.test(first.key)) return /^[vdptc]/.test(second.tag) ? 'person' : undefined;
  if (
    /^(?:该公司|这家公司)$/.test(first.key) ||
    (/^(?:该|这家)$/.test(first.key) && second.key === '公司')
  )
    return 'body';
  return first.key === '公司' && /^[vdntp]/.test(second.tag) ? 'body' : undefined;
}

/** Of whom a speaker spoke, nobody knows as much as that it may be 他: only who speaks again is the speaker. */
function speaksAgain(sentence: SourceSentence, before: SourceSentence): boolean {
  const says = ({ words, folded }: SourceSentence): boolean =>
    words.some((word) => word.quoted !== true && zh.saying.at(folded, word) > 0);
  return (
    !says(before) ||
    sentence.words.slice(1, 5).some((word) => zh.speaking.at(sentence.folded, word) > 0)
  );
}

type Named = 'person' | 'body';

/** The name that a sentence has for its subject, its own or by the sentence before it: 她說…。她又說…。 */
function nameIn(sentence: SourceSentence, kind: Named, article: SourceArticle): string | undefined {
  const own = kind === 'person' ? onlyPerson(sentence) : onlyBody(sentence, article);
  const [first, second] = sentence.words;
  const before = article.sentences[sentence.number - 1];
  if (own !== undefined || first === undefined || second === undefined || before === undefined)
    return own;
  if (
    before.number < 1 ||
    before.paragraph !== sentence.paragraph ||
    pointsAt(first, second) !== kind
  )
    return undefined;
  const others =
    sentence.words.some((word) => mayBePerson(word) || word.tag.startsWith('nt')) ||
    article.named.some(({ key }) => sentence.folded.includes(key));
  return others ? undefined : nameIn(before, kind, article);
}

/** The subject of a sentence, where it is one person and nobody else is in the sentence. */
function onlyPerson(sentence: SourceSentence): string | undefined {
  const [clause] = sentence.clauses;
  if (clause === undefined) return undefined;
  const subject = subjectOf(clause);
  const person = subject.at(-1);
  const first = subject[0];
  if (person === undefined || first === undefined || !mayBePerson(person)) return undefined;
  const others = sentence.words.filter((word) => word.key !== person.key);
  const alone = !others.some(
    (word) =>
      mayBePerson(word) ||
      (!subject.includes(word) &&
        (zh.someone.at(sentence.folded, word) > 0 ||
          mayBeginPerson(word, sentence.words[sentence.words.indexOf(word) + 1]))) ||
      /^(?:他|她|他们|她们|一名|一位|两人|有人|名|位)$/.test(word.key) ||
      (zh.personTitle.has(word.key) && !subject.includes(word)),
  );
  return alone ? plain(sentence, subject) : undefined;
}

/** The subject of a sentence, where it is the name of a body and no other body is in the sentence. */
function onlyBody(sentence: SourceSentence, { named }: SourceArticle): string | undefined {
  const [clause] = sentence.clauses;
  if (clause === undefined) return undefined;
  const subject = subjectOf(clause);
  const [first, last] = [subject[0], subject.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const key = sentence.folded.slice(first.start, last.end);
  const bodies = named.filter((one) => one.kind === 'body' && sentence.folded.includes(one.key));
  const [body] = bodies;
  if (body === undefined || bodies.length > 1 || !key.endsWith(body.key)) return undefined;
  const others = sentence.words.filter(
    (word) =>
      /^(?:nt|nz|x)/.test(word.tag) &&
      /^\p{Script=Han}{2,}$/u.test(word.key) &&
      word.quoted !== true &&
      !body.key.includes(word.key),
  );
  return others.length === 0 ? body.text : undefined;
}

/** The body that the title names, where the article names no other up to here. */
function soleBody(
  { number }: SourceSentence,
  { named, sentences: [title] }: SourceArticle,
): string | undefined {
  const bodies = named.filter(({ kind, first }) => kind === 'body' && first < number);
  const [body] = bodies;
  const told = body !== undefined && title !== undefined && title.folded.includes(body.key);
  return told && bodies.length === 1 ? body.text : undefined;
}

/** The words as written, where they are a name with its titles and no more. */
function plain({ text, folded }: SourceSentence, subject: readonly Word[]): string | undefined {
  const [first, last] = [subject[0], subject.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  if (/[的、和与及,，该这他她其本]/.test(folded.slice(first.start, last.end))) return undefined;
  return text.slice(first.start, last.end);
}
