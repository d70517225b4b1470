/** One page in, one article out: the only file that knows the order of the steps. */
import type { ArticleDate, ArticleKind, ArticleLanguage, Block } from '../../model/article.ts';
import { detectLanguage } from '../../text/languages.ts';
import { type RawBlock, readBlocks } from './blocks.ts';
import { type Cut, clean } from './clean.ts';
import { gatherClues } from './clues.ts';
import { readDates } from './dates.ts';
import { densityPick } from './density.ts';
import { type DomDocument, type DomElement, isElement } from './dom.ts';
import { firstMeta, readHead } from './head.ts';
import { canonicalUrl, readByline, readOutlet } from './identity.ts';
import { judgeKind } from './kind.ts';
import { readLinkedData } from './json-ld.ts';
import { type ParserName, parseFast, parseStrict } from './parse.ts';
import { prepare } from './prepare.ts';
import { cutRails } from './rails.ts';
import { readabilityPick } from './readability.ts';
import { key, readTitle } from './title.ts';
import { trim } from './trim.ts';
import { weight } from './measure.ts';

export interface PageSource {
  /** Absolute http(s) URL of the page. */
  readonly url: string;
  readonly html: string;
}

export interface ReadOptions {
  /** IANA zone for times that carry none; without one such a time is read as its day. */
  readonly timeZone?: string;
}

export interface Reading {
  readonly title: string;
  readonly byline?: string;
  readonly outlet?: string;
  readonly url: string;
  readonly lang: ArticleLanguage;
  readonly kind: ArticleKind;
  /** Why it is of that kind; '' for news. */
  readonly reason: string;
  readonly publishedAt?: ArticleDate;
  readonly modifiedAt?: ArticleDate;
  readonly description?: string;
  readonly blocks: readonly Block[];
  readonly parser: ParserName;
  /** Which candidate was taken, and why. */
  readonly chosen: string;
  readonly cuts: readonly Cut[];
}

function under(root: DomElement, blocks: readonly RawBlock[]): readonly RawBlock[] {
  const known = new Map<DomElement, boolean>();
  const inside = (element: DomElement): boolean => {
    const seen = known.get(element);
    if (seen !== undefined) return seen;
    const result =
      element === root || (isElement(element.parentNode) && inside(element.parentNode));
    known.set(element, result);
    return result;
  };
  return blocks.filter((block) => inside(block.element));
}

function size(blocks: readonly RawBlock[]): number {
  return blocks.reduce((sum, block) => sum + weight(block.text), 0);
}

export async function readArticle(page: PageSource, options: ReadOptions = {}): Promise<Reading> {
  const prepared = prepare(page.html);
  let document: DomDocument;
  let parser: ParserName = 'linkedom';
  try {
    document = parseFast(prepared.html);
    if (document.body === null) throw new Error('no body');
  } catch {
    parser = 'jsdom';
    document = await parseStrict(prepared.html, page.url);
  }
  const body = document.body;
  if (body === null) throw new Error('no body');
  const head = readHead(prepared.head);
  const data = readLinkedData(prepared.jsonLd);
  const clues = gatherClues(body);
  const title = readTitle(head, data, clues, page.url);
  const description =
    data?.description ?? firstMeta(head, 'og:description', 'description', 'twitter:description');
  const lead = description === undefined ? '' : key(description).slice(0, 24);
  const told = data?.body === undefined ? '' : key(data.body);
  const isLead = (text: string): boolean => {
    const letters = key(text);
    return (
      (lead.length >= 12 && letters.includes(lead)) ||
      (letters.length >= 30 && told.includes(letters))
    );
  };
  const cuts: Cut[] = [...clean(body, isLead)];
  const all = readBlocks(body);
  const dates = readDates(
    { head, data, clues, url: page.url, lines: all.slice(0, 12).map((block) => block.text) },
    options.timeZone,
  );
  const railed = cutRails(body, all, (block) => isLead(block.text));
  cuts.push(...railed.cuts);
  const outlet = readOutlet(head, data);
  const byline = readByline(head, data, clues, outlet);
  const facts = { title, byline, outlet };
  const pick = densityPick(body, railed.blocks);
  let raw = pick === undefined ? [] : under(pick, railed.blocks);
  let chosen = 'density';
  if (size(raw) < 300 || pick === body || (options as { r?: boolean }).r) {
    for (const block of all) if (!railed.blocks.includes(block)) block.element.remove();
    try {
      const second = readabilityPick(document);
      const other = second === undefined ? [] : readBlocks(second);
      if (size(other) > size(raw) * 0.2 || (options as { r?: boolean }).r) {
        raw = other;
        chosen = 'readability';
      }
    } catch {
      /* the first stands */
    }
  }
  const first = raw[0];
  if (first !== undefined && !raw.some((block) => isLead(block.text))) {
    const at = railed.blocks.indexOf(first);
    const standfirst = railed.blocks
      .slice(Math.max(0, at - 25), at)
      .findLast(
        (block) => isLead(block.text) && weight(block.text) > 100 && block.kind !== 'heading',
      );
    if (standfirst !== undefined) raw = [standfirst, ...raw];
  }
  const trimmed = trim(raw, facts);
  cuts.push(...trimmed.cuts);
  const blocks = trimmed.blocks.map(({ kind, text }) => ({ kind, text }));
  const text = blocks.map((block) => block.text).join('\n');
  const verdict = judgeKind({
    url: page.url,
    title,
    head,
    data,
    dated: dates.published !== undefined,
    text,
    size: weight(text),
    shown: all
      .slice(0, 60)
      .map((block) => block.text)
      .join('\n'),
    asksPassword: /type\s*=\s*["']?password/i.test(prepared.html),
  });
  return {
    title,
    ...(byline === undefined ? {} : { byline }),
    ...(outlet === undefined ? {} : { outlet }),
    url: canonicalUrl(head, page.url),
    lang: detectLanguage(`${title}\n${text}`),
    kind: verdict.kind,
    reason: verdict.reason,
    ...(dates.published === undefined ? {} : { publishedAt: dates.published }),
    ...(dates.modified === undefined ? {} : { modifiedAt: dates.modified }),
    ...(description === undefined ? {} : { description }),
    blocks,
    parser,
    chosen,
    cuts,
  };
}
