/** The list of sources: each cited article once, in the order in which a reader meets it. */
import { targetLanguage } from '../../languages/target-languages.ts';
import type { Claim } from '../../model/claim.ts';
import type { Article } from '../../model/article.ts';
import type { Source } from '../../model/digest.ts';
import { outletKey, outletNames } from '../../model/outlet.ts';
import type { Story, Telling } from '../../model/story.ts';
import type { PostLanguage } from '../../model/topic.ts';
import { agencyFor, isAgency } from '../../text/agencies.ts';
import { dayIn } from '../../text/calendar.ts';
import { ordersAModel } from '../../text/orders.ts';
import { closedUp, closedUpTitle, setsOff } from '../../text/spacing.ts';
import { typeset } from '../../text/typography.ts';
import { clip, widthOf } from '../../text/width.ts';

/** Full-width characters; what is longer is no headline, and no name of an outlet, that anyone wrote. */
const longest = { title: 100, outlet: 30 } as const;

/** Ids of the articles that the claims cite, each once, by first citation. */
export function citedOnce(claims: readonly Claim[]): readonly string[] {
  return [...new Set(claims.flatMap((claim) => claim.citations.map((c) => c.articleId)))];
}

/**
 * Lines of the list of sources, in the order of `ids`. An id that belongs to no article of the
 * stories is left out: verify lets none through.
 */
export function listSources(
  ids: readonly string[],
  stories: readonly Story[],
  { timeZone, lang }: { readonly timeZone: string; readonly lang: PostLanguage },
): readonly Source[] {
  const cited = new Set(ids);
  const tellings = new Map(
    stories.flatMap((story) => {
      const own = story.tellings.filter(({ article }) => cited.has(article.id));
      const others = story.tellings.filter(({ article }) => !cited.has(article.id));
      // A reprint of a report that the post does not cite is named with the event's first source.
      const supports = (story.supports ?? []).map(({ article }) => ({ article, copies: [] }));
      return [
        ...own.map((telling, i) => {
          const copies = [
            ...telling.copies,
            ...(i === 0 ? others.flatMap((one) => one.copies) : []),
          ];
          return [telling.article.id, { article: telling.article, copies }] as const;
        }),
        ...supports.map((one) => [one.article.id, one] as const),
      ];
    }),
  );
  return ids
    .map((id) => tellings.get(id))
    .filter((telling) => telling !== undefined)
    .map((telling) => sourceOf(telling, timeZone, lang));
}

/** Outlets of the listed articles, each once, as `select` counts them. */
export function countOutlets(sources: readonly Source[], stories: readonly Story[]): number {
  const listed = new Set(sources.map(({ articleId }) => articleId));
  const tellings = stories.flatMap((story) => [...story.tellings, ...(story.supports ?? [])]);
  const cited = tellings.flatMap(({ article }) => (listed.has(article.id) ? [article] : []));
  return new Set(cited.map(outletKey)).size;
}

function sourceOf({ article, copies }: Telling, timeZone: string, lang: PostLanguage): Source {
  const date = dayOf(article, timeZone);
  const agency = agencyOf({ article, copies }, lang);
  return {
    articleId: article.id,
    url: article.url,
    title: article.title === '' ? article.url : clip(titleAsSet(article), longest.title),
    outlet: isName(article.outlet) ? article.outlet : new URL(article.url).hostname,
    ...(date === undefined ? {} : { date }),
    ...(agency === undefined ? {} : { agency }),
    copies: outletNames(
      copies.filter((copy) => isName(copy.outlet) && outletKey(copy) !== outletKey(article)),
    ),
  };
}

/** Its own words, set as the post sets its own: a name in a list, not a quotation. */
function titleAsSet({ title, sentences }: Article): string {
  const set = typeset(title);
  return setsOff(sentences.map(({ text }) => text).join('\n')) ? closedUp(set) : closedUpTitle(set);
}

/** The agency that the article names, else the first that a copy names; none where the outlet is that agency. */
function agencyOf({ article, copies }: Telling, lang: PostLanguage): string | undefined {
  const named = article.agency ?? copies.find((copy) => copy.agency !== undefined)?.agency;
  if (named === undefined || !isName(named)) return undefined;
  const same = isAgency(article.outlet, named) || isAgency(outletKey(article), named);
  return same ? undefined : agencyFor(named, targetLanguage(lang).source);
}

/** A page names its own outlet, and may say anything there. */
function isName(outlet: string): boolean {
  return outlet !== '' && widthOf(outlet) <= longest.outlet && !ordersAModel(outlet);
}

/** The day an article was published, in a zone; a bare day stays what it is. What a source merely saw that day is no date. */
function dayOf(article: Article, timeZone: string): string | undefined {
  const { hit, publishedAt } = article;
  const value = publishedAt?.value ?? (hit.date?.kind === 'published' ? hit.date.value : undefined);
  if (value === undefined) return undefined;
  return dayIn(value, timeZone);
}
