/** Which stories the pages speak of that may not lead: an entry, an item or an opinion goes to the one that it is likest. */
import { aspectsOf, type Aspects } from '../../events/aspects.ts';
import { meanSameEvent } from '../../events/same-event.ts';
import type { Article } from '../../model/article.ts';
import { giftOf, roleOf } from '../../model/article-kind.ts';
import { partsOf } from '../../text/parts.ts';
import type { Support } from '../../model/story.ts';
import { hoursApart, mostHoursApart } from './events.ts';
import type { Fingerprint } from './fingerprint.ts';

/**
 * Surer than reports have to be, which are whole texts: an entry of two sentences shares a name and little else with
 * other news of the same firm, and what it adds is worth less than a sentence about another story costs.
 */
const threshold = 0.8;

/** Of a longer page so many parts are read: live blogs of a day have some hundred, the newest first. */
const mostParts = 400;

type Group = readonly number[];

/**
 * What supports each group of articles that has a report. One page may support several with several parts; each part,
 * and each opinion, supports one at most. `prints` are those of the articles.
 */
export function supportsOf(
  articles: readonly Article[],
  groups: readonly Group[],
  prints: readonly Fingerprint[],
  ignored: RegExp | undefined,
): ReadonlyMap<Group, readonly Support[]> {
  const printsOf = (group: Group): readonly Fingerprint[] => group.flatMap((i) => prints[i] ?? []);
  const reports = groups.filter((group) =>
    group.flatMap((i) => articles[i] ?? []).some(({ kind }) => roleOf(kind) === 'leads'),
  );
  const found = new Map<Group, Support[]>();
  for (const group of groups) {
    const [article, own] = [articles[group[0] ?? -1], printsOf(group)[0]];
    if (article === undefined || own === undefined) continue;
    const near = reports
      .map((report) => ({ report, told: printsOf(report) }))
      .filter(({ told }) => told.some((one) => hoursApart(own, one) <= mostHoursApart));
    for (const { aspects, ...support } of tellsIn(article, own, ignored)) {
      const [best] = near
        .map(({ report, told }) => ({
          report,
          likeness: meanSameEvent(
            [aspects],
            told.map((one) => one.aspects),
          ),
        }))
        .filter(({ likeness }) => likeness >= threshold)
        .toSorted((a, b) => b.likeness - a.likeness);
      if (best !== undefined) found.set(best.report, [...(found.get(best.report) ?? []), support]);
    }
  }
  return found;
}

/** What of a page may support a story, each with what its event is told by. */
function tellsIn(
  article: Article,
  { aspects }: Fingerprint,
  ignored: RegExp | undefined,
): readonly (Support & { readonly aspects: Aspects })[] {
  const gift = giftOf(article.kind);
  if (gift === 'views') return [{ article, aspects }];
  if (gift === undefined) return [];
  return partsOf(article)
    .filter(({ sentences }) => sentences.length > 0)
    .slice(0, mostParts)
    .map(({ number, title, text }) => ({
      article,
      part: number,
      aspects: aspectsOf(title, text, ignored),
    }));
}
