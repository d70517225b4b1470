/** The list of sources against the articles of the run. */
import { cleanText } from '../writers/escape.ts';
import { phrasesFor } from '../languages/target-languages.ts';
import { usesOf } from '../model/uses.ts';
import type { Evidence } from './evidence.ts';
import type { Finding } from './finding.ts';
import type { ListedSource, ReadPost } from './read-post.ts';

/**
 * One finding a line; lines whose number does not run on are named.
 * @param sameRun the stored run wrote this post, so that what rests on each source can be compared
 */
export function checkSources(
  post: ReadPost,
  evidence: Evidence,
  sameRun: boolean,
): readonly Finding[] {
  return post.sources.map((source, i): Finding => {
    const before = post.sources[i - 1]?.number ?? 0;
    const reasons = [
      ...faultsOf(source, evidence, sameRun),
      ...(source.number === before + 1 ? [] : [gap(before, source.number)]),
    ];
    const { line, text } = source;
    const holds = reasons.length === 0;
    return { line, part: 'source', text, holds, isNew: false, marks: [source.number], reasons };
  });
}

function gap(before: number, number: number): string {
  return number > before + 1
    ? `source ${numbersBetween(before, number)} is missing before it: readers see other numbers from here on`
    : `has number ${number} after ${before}: readers see other numbers from here on`;
}

function numbersBetween(before: number, number: number): string {
  return number === before + 2 ? String(before + 1) : `${before + 1} to ${number - 1}`;
}

function faultsOf(source: ListedSource, evidence: Evidence, sameRun: boolean): readonly string[] {
  if (source.url === undefined) return ['has no link'];
  const ids = evidence.byUrl.get(source.url) ?? [];
  if (ids.length === 0) return [`no stored article has the address ${source.url}`];
  const written = ids.map((id) => expected(id, evidence));
  const same = ({ line, uses }: Line): boolean =>
    sameRun ? source.text === line + uses : source.text.startsWith(line);
  if (written.some((line) => line === undefined || same(line))) return [];
  return [`the run has “${written[0]?.line ?? ''}${written[0]?.uses ?? ''}”`];
}

interface Line {
  readonly line: string;
  /** Which sentences of the run's post rest on it. */
  readonly uses: string;
}

/** The line as the writer of posts would write it; undefined for an article that the run did not list. */
function expected(articleId: string, { digest }: Evidence): Line | undefined {
  const listed = digest.sources.find((source) => source.articleId === articleId);
  if (listed === undefined) return undefined;
  const phrases = phrasesFor(digest.lang);
  const line = cleanText(
    phrases.source(cleanText(listed.title), cleanText(listed.outlet), listed.date, {
      copies: listed.copies.map(cleanText),
      ...(listed.agency !== undefined && { agency: cleanText(listed.agency) }),
    }),
  );
  return { line, uses: phrases.uses(usesOf(digest)(articleId)) };
}
