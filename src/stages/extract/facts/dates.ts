/** When a page was published and changed, with the place where that is written. */
import type { ArticleDate } from '../../../model/article.ts';
import { dateInUrl, findDates } from '../../../time/date-in-text.ts';
import { readWrittenDate } from '../../../time/written-date.ts';
import { type DateLabel, labelOf, standsAlone } from './date-labels.ts';
import type { Head } from './head.ts';
import type { LinkedData } from './json-ld.ts';
import type { ShownDate } from './shown-dates.ts';

/** Names of `<meta>` that say that it is the time of publication, of a change, or of something that is not said. */
const publishedMeta =
  /publi(?:sh|cation)(?!er)|pub[-_.]?(?:date|time)|pdate|issued|released?[-_.]?(?:date|time)|post(?:ed)?[-_.]?(?:date|time)|(?:date|time)[-_.]?(?:published|posted|original|released)|create_at|dcterms\.created|date\.created|sailthru\.date|citation_(?:online_)?date|date_original/;
const changedMeta = /modif|updat|last-?mod|revis|changed/;
const vagueMeta = /(?:^|[._:-])(?:date|time)$|displaydate|datecreated|^dc(?:terms)?\.date$/;
const noMeta =
  /expir|unpublish|valid|refresh|cache|crawl|archive|embargo|count|cookie|limit|next|prev/;

/** The standards' own names, which systems fill with most care. */
const usualMeta = /^meta (?:article:published_time|datepublished)/;
const longestMeta = 80;

/** A time is absent where the page gives no whole date. */
export interface PageDates {
  readonly published?: ArticleDate;
  readonly modified?: ArticleDate;
}

/** Whether a page that says so of itself is to be believed against its feed. */
export function isSure({ evidence }: ArticleDate): boolean {
  return /^(?:json-ld|marked time|meta )/.test(evidence) && !evidence.endsWith('?');
}

/**
 * In the order of trust: JSON-LD, meta, times marked up as such, what stands labelled with the headline, the address, what
 * stands there without a label, and weaker evidence. What is said to be of a change, of an event or of a reader proves
 * nothing, and neither does a day in a sentence.
 */
export function readDates(
  page: {
    readonly head: Head;
    readonly data: LinkedData | undefined;
    readonly shown: readonly ShownDate[];
    readonly url: string;
    /** The lines above its text, its first and its last ones. */
    readonly lines: readonly string[];
    /** The first lines of the page, whatever they are. */
    readonly top: readonly string[];
  },
  zone: string | undefined,
): PageDates {
  const at = (text: string | undefined, evidence: string): ArticleDate | undefined => {
    const value =
      text === undefined
        ? undefined
        : (readWrittenDate(text, zone) ?? findDates(text, zone)[0]?.value);
    return value === undefined ? undefined : { value, evidence };
  };
  const fromMeta = (names: RegExp, not: RegExp, mark: string): ArticleDate | undefined => {
    const found: ArticleDate[] = [];
    const add = (date: ArticleDate | undefined): void => {
      if (date !== undefined) found.push(date);
    };
    for (const [name, contents] of page.head.meta)
      if (names.test(name) && !not.test(name) && !noMeta.test(name))
        for (const content of contents)
          if (content.length < longestMeta) add(at(content, `meta ${name}${mark}`));
    const first = found.find(({ evidence }) => usualMeta.test(evidence)) ?? found[0];
    return (
      found.find(
        ({ value }) => first?.value.length === 10 && value.startsWith(`${first.value}T`),
      ) ?? first
    );
  };
  const { shown } = page;
  const show = (evidence: string, fits: (date: ShownDate) => boolean): ArticleDate | undefined => {
    const found = shown.find(fits);
    return found && { value: found.value, evidence };
  };
  const modified = at(page.data?.modified, 'json-ld') ?? fromMeta(changedMeta, publishedMeta, '');
  const sure =
    at(page.data?.published, 'json-ld') ??
    fromMeta(publishedMeta, changedMeta, '') ??
    show('marked time', (date) => date.isMarked && date.place !== 'aside');
  const inUrl = dateInUrl(page.url);
  const url = inUrl && { value: inUrl.day, evidence: 'url' };
  const inHead = ({ place, label }: ShownDate): boolean => place === 'head' && label === 'none';
  const weaker = [
    show('near the headline', ({ place, label }) => place === 'head' && label === 'published'),
    inUrl?.isSure === true ? url : undefined,
    show('time element', (date) => inHead(date) && date.isTime),
    show('near the headline', inHead),
    fromMeta(vagueMeta, /publi|modif|updat/, '?'),
    show('below the text', ({ place, label }) => label === 'published' && place !== 'aside'),
    show(
      'above the headline',
      ({ place, label }) => place === 'above' && label !== 'other' && label !== 'changed',
    ),
    inLines(page.lines, zone, ['published', 'none']),
    inLines(page.top, zone, ['published']),
    url,
  ];
  // What was changed before it was published was not published then.
  const last = modified === undefined ? undefined : dayAfter(modified.value);
  const written =
    sure ??
    weaker.find(
      (date) => date !== undefined && (last === undefined || date.value.slice(0, 10) <= last),
    );
  const published = written && (finerThan(written, shown) ?? written);
  return {
    ...(published === undefined ? {} : { published }),
    ...(modified === undefined ? {} : { modified }),
  };
}

function dayAfter(value: string): string {
  return new Date(Date.parse(value.slice(0, 10)) + 86_400_000).toISOString().slice(0, 10);
}

/** Where it knows the day only, and the page shows the hour as well. */
function finerThan(
  { value, evidence }: ArticleDate,
  shown: readonly ShownDate[],
): ArticleDate | undefined {
  if (value.length > 10) return undefined;
  const finer = shown.find(
    (date) =>
      date.value.startsWith(`${value}T`) &&
      date.place !== 'aside' &&
      (date.label === 'published' || (date.label === 'none' && date.place === 'head')),
  );
  return finer && { value: finer.value, evidence };
}

/** Longer lines are text. */
const longestLine = 120;

function inLines(
  lines: readonly string[],
  zone: string | undefined,
  labels: readonly DateLabel[],
): ArticleDate | undefined {
  for (const line of lines)
    if (line.length < longestLine)
      for (const { value, before, after } of findDates(line, zone))
        if (labels.includes(labelOf(before, after)) && standsAlone(before, after))
          return { value, evidence: 'text' };
  return undefined;
}
