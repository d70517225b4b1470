/** Whether a clause that a claim passes over has the subject with which the claim goes on. */
import { commonOf, wordsOf } from './phrases.ts';
import type { Sentence } from './source.ts';
import { hasSubject } from './skips.ts';
import { adjunctStarts, beginsPredicate, setsScene } from './words.ts';

/** When, between a subject and its predicate, or before the subject. */
const times =
  /^(?:@|当[日天]|盘中|早盘|午盘|尾盘|盘后|全[天年日]|开盘|收盘|今[年天]|去年|昨天|上午|下午|晚间|随后|此前|同时|此外|另外|目前|日前)+/;

/** The claim's subject: the opening of its last clause that brings one, in the common form. */
export function subjectOf(
  claim: Sentence,
  clauses: readonly { readonly start: number; readonly end: number }[],
): string {
  const said = clauses.map(({ start, end }) => commonOf(claim.units, start, end));
  const own = said.findLast(
    (clause) => !setsScene(clause) && hasSubject(clause.replace(times, '')),
  );
  return own?.replace(times, '') ?? '';
}

/** Whether clause `c` begins with the subject of the claim's clause, a predicate or a time after it in both. */
export function keepsSubject(sentence: Sentence, c: number, subject: string): boolean {
  const clause = sentence.clauses[c];
  if (clause === undefined || subject === '') return false;
  const lead = times.exec(commonOf(sentence.units, clause.start, clause.end))?.[0] ?? '';
  const words = wordsOf(sentence.units, clause.start, clause.end);
  let name = '';
  let at = 0;
  for (; at < words.length && lead.startsWith(words.slice(0, at + 1).join('')); at++);
  for (; at < words.length && subject.startsWith(name + (words[at] ?? '')); at++)
    name += words[at] ?? '';
  const here = words.slice(at);
  const there = subject.slice(name.length);
  return (
    name.length > 1 &&
    !name.includes('的') &&
    !others(here) &&
    goesOn(here) &&
    (there === '' || times.test(there) || beginsPredicate([there.slice(0, 1), there.slice(1, 2)]))
  );
}

/**
 * 某政府宣布，政府準備… or 某人說，我決定…: whether clause `c`, the first said, has the speaker for its
 * subject.
 */
export function speaksOfSelf(sentence: Sentence, c: number): boolean {
  const clause = sentence.clauses[c];
  const said = sentence.attributions.find((a) => sentence.clauseOf[a.at] === c - 1);
  if (clause === undefined || said === undefined || said.neutral) return false;
  const words = wordsOf(sentence.units, clause.start, clause.end);
  const [first = ''] = words;
  if (others(words)) return false;
  if (/^(?:我|我们|本人|本公司)$/.test(first)) return goesOn(words.slice(1));
  const speaker = said.speaker.replace(/(?:@|日前|当天|随后)+$/, '');
  return first.length > 1 && speaker.endsWith(first) && goesOn(words.slice(1));
}

/** Another party in the clause may be who does the next thing: 向乙提出要求，希望支付. */
function others(words: readonly string[]): boolean {
  return words
    .slice(1)
    .some((word) => /^(?:向|对|与|和|让|使|请|要求|把|给|由|令|同|促)$/.test(word));
}

function goesOn(words: readonly string[]): boolean {
  const said = words.join('');
  return (
    beginsPredicate(words) ||
    times.test(said) ||
    (adjunctStarts.test(said) && !/^[和与]/.test(said))
  );
}

/** 確保食品安全一直是…: what is done is itself the subject of 是. */
export function isDeed(clause: string): boolean {
  const said =
    /^(\p{Script=Han}{2}[^的了着过@#]{2,12}?)(?:一直|始终|才|就|也|都)?是(?![在为因由从于指])/u.exec(
      clause,
    )?.[1];
  return (
    said !== undefined &&
    /^(?:确保|避免|防止|保障|提升|提高|降低|减少|增加|扩大|推动|促进|加强|加快|完善|改善|解决|应对|保持|维持|坚持|实现|落实|建立|打造|发展|收购|并购|取消|停止|限制|禁止)/.test(
      said,
    )
  );
}
