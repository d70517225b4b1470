/** One sentence against the sources that its marks name. */
import type { DraftRole, ProofLevel } from '../model/claim.ts';
import { proofSigns } from '../writers/marks.ts';
import { wordsOfAddress } from '../writers/text-fragment.ts';
import { textKey, type Evidence } from './evidence.ts';
import type { Finding } from './finding.ts';
import { markCheck } from './mark-titles.ts';
import { provedElsewhere, proveAgain } from './prove-again.ts';
import type { Mark, Passage } from './read-inline.ts';
import type { ListedSource, ReadPost } from './read-post.ts';

/** A sentence with its place in the post. */
export interface Sentence {
  readonly line: number;
  readonly text: string;
  readonly role: DraftRole;
  readonly marks: readonly Mark[];
  readonly links: Passage['links'];
  /** Marks by which it is tried where a sentence of its place carries none. */
  readonly around?: readonly Mark[];
}

/** The strongest first. */
const levels: readonly ProofLevel[] = ['quoted', 'aligned', 'judged'];

/**
 * Looks the sources up once, for any number of sentences.
 * @param sameRun the stored run wrote this post, so that what its marks show can be compared
 */
export function createCheck(
  post: ReadPost,
  evidence: Evidence,
  sameRun: boolean,
): (sentence: Sentence) => Finding {
  const listed = new Map(post.sources.map((source) => [source.number, source]));
  const changedIn = sameRun ? markCheck(evidence.digest) : () => [];
  return (sentence) => {
    const { line, text, marks, links } = sentence;
    const read = marks.map((mark) => readMark(mark, listed.get(mark.number), evidence));
    const places = [
      ...read.flatMap((mark) => mark.articleIds),
      ...unmarked(sentence).flatMap(
        (mark) => readMark(mark, listed.get(mark.number), evidence).articleIds,
      ),
    ];
    const articleIds = [...new Set(places)];
    const { level, reasons } = proveAgain(evidence, text, sentence.role, articleIds);
    const faults = [
      ...links.map(({ url }) => `links to ${url}, which is no mark of a source`),
      ...(marks.length === 0 && articleIds.length === 0 ? ['carries no mark of a source'] : []),
      ...read.flatMap(({ fault }) => (fault === undefined ? [] : [fault])),
      ...marks.flatMap((mark) => changedIn(text, mark)),
      ...(level === undefined ? [] : overstated(marks, level)),
      ...(level === undefined || marks.length === 0
        ? []
        : idleMarks(sentence, articleIds, evidence)),
    ];
    return {
      line,
      part: 'fact',
      text,
      holds: level !== undefined && faults.length === 0,
      ...(level === undefined ? {} : { level }),
      isNew: !evidence.published.has(textKey(text)),
      marks: marks.map(({ number }) => number),
      reasons: [
        ...faults,
        ...reasons,
        ...(level === undefined ? [elsewhere(sentence, articleIds, evidence)] : []),
      ],
    };
  };
}

function unmarked({ marks, around = [] }: Sentence): readonly Mark[] {
  return marks.length > 0 ? [] : around;
}

/** The articles that a mark leads to, and what is wrong with it. */
function readMark(
  mark: Mark,
  source: ListedSource | undefined,
  { byUrl }: Evidence,
): { readonly articleIds: readonly string[]; readonly fault?: string } {
  const at = (url: string | undefined): readonly string[] => byUrl.get(url ?? '') ?? [];
  const url = mark.url && wordsOfAddress(mark.url).url;
  const own = at(url);
  if (source === undefined)
    return { articleIds: own, fault: `mark ${mark.number} points to no source of the list` };
  const theirs = at(source.url);
  if (url === undefined || url === source.url) return { articleIds: theirs };
  // A line of the list whose address is nobody's is named there, once.
  if (theirs.length === 0 && own.length > 0) return { articleIds: own };
  const fault = `mark ${mark.number} links to ${url}, source ${mark.number} is ${source.url ?? 'without a link'}`;
  // The sentence is tried where its own link leads: that the two differ is said once.
  return { articleIds: own.length > 0 ? own : theirs, fault };
}

/** Marks that promise more than was proved. */
function overstated(marks: readonly Mark[], reached: ProofLevel): readonly string[] {
  return levels
    .slice(0, levels.indexOf(reached))
    .filter((better) => marks.some(({ sign }) => sign === proofSigns[better]))
    .map((better) => `its mark promises “${better}”, it is ${reached}`);
}

/** Marks that a person added: the sentence stands without that article, and not by it. */
function idleMarks(
  { text, role }: Sentence,
  articleIds: readonly string[],
  evidence: Evidence,
): readonly string[] {
  const stored = evidence.claims.get(textKey(text)) ?? [];
  const cited = new Set(stored.flatMap((c) => c.citations.map((x) => x.articleId)));
  const stands = (ids: readonly string[]): boolean =>
    proveAgain(evidence, text, role, ids).level !== undefined;
  return articleIds
    .filter((id) => articleIds.length > 1 && !cited.has(id))
    .filter((id) => !stands([id]) && stands(articleIds.filter((other) => other !== id)))
    .map((id) => `${outletOf(id, evidence)} does not bear it out, though a mark names it`);
}

function elsewhere({ text, role }: Sentence, tried: readonly string[], evidence: Evidence): string {
  const other = provedElsewhere(evidence, text, role, tried);
  return other === undefined
    ? `no ${tried.length > 0 ? 'other ' : ''}article of the run bears it out`
    : `${outletOf(other.articleId, evidence)} bears it out (${other.level})`;
}

function outletOf(id: string, { articles }: Evidence): string {
  return articles.get(id)?.outlet ?? id;
}
