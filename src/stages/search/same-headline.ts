/**
 * Whether two sources speak of one article: one headline of one outlet on one day. A wrong yes would put another
 * article in the place of the one that was meant, so a headline counts as the same only letter by letter.
 */
import { plainText } from '../../sources/reading/plain-text.ts';
import type { Finding } from '../../sources/source.ts';
import { foldInPlace } from '../../text/fold.ts';
import { domainOf, hostOf, ownerOf } from '../../text/urls.ts';

/** What is compared of an article. */
export interface Headline {
  /** Letters, figures and what changes their meaning; white space, ornament and the outlet's name left out. */
  readonly key: string;
  /** The same with nothing taken off its end, then without its last part, and without the one before that. */
  readonly forms: readonly Form[];
  /** By which the outlet may stand at the end of a headline, folded. */
  readonly names: ReadonlySet<string>;
  /** Registrable domain of the outlet. */
  readonly owner: string | undefined;
  /** Folded name of the outlet. */
  readonly name: string | undefined;
  /** ms since the epoch, or the day (`YYYY-MM-DD`) where no more is known. */
  readonly at: number | string | undefined;
}

interface Form {
  readonly key: string;
  /** The parts that were taken off, folded. */
  readonly without: readonly string[];
}

/** A headline with fewer letters (a Han character counts two) may stand over any article: 今日要聞. */
const fewestLetters = 10;
/** What an outlet puts out under one headline within a day is one article with the times of its versions. */
const longestApart = 12 * 3_600_000;

/** In UTF-16 units; what is longer is no headline. */
const longestTitle = 400;

/** Says nothing by itself; between two figures or two Latin letters it parts or joins them: 3.5, we're, now here. */
const ornament = /[\s\p{Pi}\p{Pf}\p{Ps}\p{Pe}\p{Pd}\p{Cf}"'`´!、。,.;:·•・‧|_~]+/gu;
const quotation = /[\p{Pi}\p{Pf}\p{Ps}\p{Pe}\p{Cf}"`´]/gu;
const latin = /[\p{Script=Latin}\d]/u;
const dash = /[\p{Pd}\u2212]/gu;
const thousands = /(?<=\d),(?=\d{3}(?!\d))/g;
const separator = /^(.*\S)\s*(?:[|｜_»·•]|\s[-–—:：]\s|[–—－])\s*([^|｜_»]+?)\s*$/u;

/** The headline of a finding whose address is the outlet's own, or wrapped and its outlet named by `site`. */
export function headlineOf(
  { url, title, outlet, site, date }: Finding,
  wrapped: boolean,
): Headline {
  const home = wrapped ? site : url;
  const owner = home === undefined ? undefined : domainOf(home);
  const name = outlet === undefined ? undefined : foldName(outlet);
  const host = home === undefined ? undefined : hostOf(home);
  const hosts = [host, host?.split('.')[0], owner?.split('.')[0]];
  const names = new Set([name ?? '', ...hosts.map((one) => foldName(one ?? ''))]);
  names.delete('');
  const forms = formsOf(plainText(title).normalize('NFC').slice(0, longestTitle));
  return {
    key: forms.findLast(({ without }) => without.every((end) => names.has(end)))?.key ?? '',
    forms,
    names,
    owner: owner ?? (home === undefined ? undefined : ownerOf(home)),
    name,
    at: instantOf(date?.value),
  };
}

/** Whether the headline says enough to know an article by. */
export function isTelling({ key }: Headline): boolean {
  return key.length + (key.match(/\p{Script=Han}/gu)?.length ?? 0) >= fewestLetters;
}

/** `timeZone` says which day an instant lies in. */
export function sameArticle(a: Headline, b: Headline, timeZone: string): boolean {
  return sameOutlet(a, b) && sameWords(a, b) && sameDay(a.at, b.at, timeZone);
}

/** The outlet's name goes from the end of either, as often as it stands there; what else stands there belongs to it. */
function sameWords(a: Headline, b: Headline): boolean {
  const isName = (end: string): boolean => a.names.has(end) || b.names.has(end);
  return a.forms.some(
    (one) =>
      one.without.every(isName) &&
      b.forms.some((other) => other.key === one.key && other.without.every(isName)),
  );
}

/** By domain where both have one: an agency's name stands over its reports at many outlets. */
export function sameOutlet(a: Headline, b: Headline): boolean {
  if (a.owner !== undefined && b.owner !== undefined) return a.owner === b.owner;
  return a.name !== undefined && a.name === b.name;
}

/** A day that nobody names is no day: a column has the same headline every morning. */
function sameDay(a: Headline['at'], b: Headline['at'], timeZone: string): boolean {
  if (a === undefined || b === undefined) return false;
  if (typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) > longestApart)
    return false;
  return dayOf(a, timeZone) === dayOf(b, timeZone);
}

/** `YYYY-MM-DD`. */
function dayOf(at: number | string, timeZone: string): string {
  // The Swedish form of a date is that of ISO 8601.
  return typeof at === 'string' ? at : new Date(at).toLocaleDateString('sv-SE', { timeZone });
}

function instantOf(value: string | undefined): number | string | undefined {
  if (value === undefined || /^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
  const instant = Date.parse(value);
  return Number.isNaN(instant) ? undefined : instant;
}

function formsOf(title: string, without: readonly string[] = []): readonly Form[] {
  const form = { key: keyOf(title), without };
  const match = without.length < 2 ? separator.exec(title) : null;
  if (match === null) return [form];
  const [, rest = '', end = ''] = match;
  return [form, ...formsOf(rest, [foldName(end), ...without])];
}

function foldName(name: string): string {
  return foldInPlace(name.normalize('NFC')).replace(/[\s\p{P}]/gu, '');
}

/** What is never left out: question marks, signs, units, and the mark of a headline that was cut. */
function keyOf(title: string): string {
  const folded = foldInPlace(title)
    .replace(/\.{2,}|[…⋯]+/g, '…')
    .replace(dash, '-');
  return folded.replace(thousands, '').replace(ornament, (run: string, at: number, all: string) => {
    const [before = '', after = ''] = [all[at - 1], all[at + run.length]];
    if (latin.test(before) && latin.test(after)) {
      const digits = /\d/.test(before) && /\d/.test(after);
      if (!digits && /\s/.test(run)) return ' ';
      return run.replace(quotation, '').replace(/\s+/g, ' ');
    }
    return run.endsWith('-') && /\d/.test(after) ? '-' : '';
  });
}
