/** One page in, one article out: the only file that knows the order of the steps. */
import { type ArticleKind, giftOf } from '../../model/article-kind.ts';
import { detectLanguage } from '../../text/languages.ts';
import { readAgency } from './facts/agency.ts';
import { type RawBlock, readBlocks } from './page/blocks.ts';
import { choose } from './body/choose.ts';
import { headlineAt } from './body/headline.ts';
import { clean } from './cuts/clean.ts';
import { gatherClues } from './facts/clues.ts';
import { readDates } from './facts/dates.ts';
import { squeeze } from './page/dom.ts';
import { joinPage } from './body/further.ts';
import { readHead } from './facts/head.ts';
import { canonicalUrl, identify, readByline, readOutlet } from './facts/identity.ts';
import { readLinkedData, readNodes } from './facts/json-ld.ts';
import { ownNodes } from './facts/whose-node.ts';
import { judgeKind } from './kind/judge.ts';
import { readOwnNode } from './kind/own-node.ts';
import { readSurroundings } from './kind/surroundings.ts';
import { heldAgainst, whatIsKnown } from './facts/known.ts';
import { weight } from './page/measure.ts';
import { inParts } from './body/parts.ts';
import { openFallbacks } from './page/fallbacks.ts';
import { type Parsed, parseFast, parseStrict } from './page/parse.ts';
import { type Prepared, prepare } from './page/prepare.ts';
import { cutConsent } from './cuts/consent.ts';
import { cutNeighbours } from './cuts/neighbours.ts';
import { cutRails } from './cuts/rails.ts';
import { asWritten } from './page/written.ts';
import { readShownDates } from './facts/shown-dates.ts';
import { readTitle } from './facts/title.ts';
import type { Cut, DecodedPage, PageSource, Reading, ReadOptions } from '../../model/reading.ts';
import { trim } from './cuts/trim.ts';

/** What such a page says is said to its visitor, and never told on. */
const notices: ReadonlySet<ArticleKind> = new Set(['consent-wall', 'bot-check', 'soft-404']);
/** Text that would be lost if the fast parser's empty answer were believed, or what elements hold that are left out. */
const worthAnotherTry = 400;

/**
 * Reads an article, all its pages. Throws what `readOne` throws for the first page; a further page that can't be
 * read is named in `unread`.
 */
export async function readArticle(page: PageSource, options: ReadOptions = {}): Promise<Reading> {
  let article = await readOne(page, options);
  const unread: string[] = [];
  for (const [i, further] of (page.further ?? []).entries()) {
    try {
      article = joinPage(article, await readOne(further, options), i + 2);
    } catch (error) {
      unread.push(`${further.url}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return unread.length === 0 ? article : { ...article, unread };
}

/**
 * Reads one page. Throws `PageTooLarge` for what is beyond the limits of `prepare`, and what jsdom throws
 * where both parsers fail. The same page gives the same reading.
 */
async function readOne(page: DecodedPage, options: ReadOptions): Promise<Reading> {
  const prepared = prepare(page.html);
  const reading = await readPrepared(page, options, prepared);
  const size = sizeOf(reading);
  if (prepared.fallback < worthAnotherTry || prepared.fallback <= size) return reading;
  const opened = await readPrepared(page, options, prepare(openFallbacks(page.html)));
  return sizeOf(opened) > size ? opened : reading;
}

function sizeOf(reading: Reading): number {
  return reading.blocks.reduce((sum, { text }) => sum + weight(text), 0);
}

async function readPrepared(
  page: DecodedPage,
  options: ReadOptions,
  prepared: Prepared,
): Promise<Reading> {
  try {
    const reading = await read(page, options, prepared, parseFast(prepared.html));
    if (
      reading.blocks.length > 0 ||
      weight(prepared.html.replace(/<[^>]*>/g, '').trim()) < worthAnotherTry
    )
      return reading;
  } catch {
    // What the fast parser or the steps after it can't bear, the standard's tree may do.
  }
  return read(page, options, prepared, await parseStrict(prepared.html, page.url));
}

async function read(
  page: DecodedPage,
  options: ReadOptions,
  prepared: Prepared,
  { document, parser, whole }: Parsed,
): Promise<Reading> {
  const { body } = document;
  if (body === null) throw new Error('the page has no body');
  const head = readHead(prepared.head);
  const nodes = readNodes(prepared.jsonLd);
  const written = asWritten(body, prepared.styles);
  const clues = gatherClues(body);
  const data = readLinkedData(ownNodes(nodes, identify(head, clues, page.url)), nodes);
  const known = whatIsKnown(head, data);
  const title = readTitle(head, data, clues, page.url);
  const outlet = readOutlet(head, data);
  const byline = readByline(head, data, clues, outlet);

  const shown = readShownDates(clues, title, options.timeZone);
  const around = readSurroundings(body, title);

  const cleaned = clean(body, known.vouchesFor);
  const all = readBlocks(body);
  const railed = cutRails(body, all, (block) => known.vouchesFor(block.text));
  const asked = cutConsent(railed.blocks, headlineAt(railed.blocks, title));
  const alone = cutNeighbours(asked.blocks, {
    url: page.url,
    title,
    headline: headlineAt(asked.blocks, title),
    vouchesFor: known.vouchesFor,
  });
  const checked = heldAgainst(
    known,
    title,
    all.map(({ text }) => text),
  );
  const choice = await choose(whole, body, all, alone.blocks, checked, title);
  const trimmed = trim(choice.blocks, { url: page.url, title, byline, outlet });

  const text = trimmed.blocks.map((block) => block.text).join('\n');
  const first = choice.blocks[0];
  const start = first === undefined ? 0 : Math.max(0, alone.blocks.indexOf(first));
  const lines = [
    ...choice.blocks.slice(0, 4),
    ...alone.blocks.slice(Math.max(0, start - 8), start),
    ...choice.blocks.slice(-3),
  ];
  const dates = readDates(
    {
      head,
      data,
      shown,
      url: page.url,
      lines: lines.map(({ text: line }) => line),
      top: all.slice(0, 12).map(({ text: line }) => line),
    },
    options.timeZone,
  );
  const agency = readAgency({
    lines: choice.blocks.slice(0, 3).map((block) => block.text),
    byline,
    clues: [...clues, ...choice.blocks.slice(-2)],
    data,
  });
  const verdict = judgeKind({
    url: page.url,
    title,
    byline,
    description: known.description,
    gate: gateOf(cleaned),
    outlet,
    head,
    data,
    own: readOwnNode(nodes, page.url, title),
    around,
    dated: dates.published !== undefined,
    text,
    size: weight(text),
    shown: all
      .slice(0, 60)
      .map((block) => block.text)
      .join('\n'),
    lines: choice.blocks.map(({ kind, text: line, emphatic, element }) => ({
      text: line,
      heading: kind === 'heading',
      emphatic,
      code: element.localName === 'pre',
    })),
    foot: below(alone.blocks, choice.blocks.at(-1)),
    plays: prepared.plays,
    asksPassword: /type\s*=\s*["']?password/i.test(prepared.html),
  });
  return {
    title,
    ...(byline === undefined ? {} : { byline }),
    ...(agency === undefined ? {} : { agency }),
    ...(outlet === undefined ? {} : { outlet }),
    url: canonicalUrl(head, page.url),
    lang: detectLanguage(`${title}\n${text}`),
    kind: verdict.kind,
    reason: verdict.evidence.join('; '),
    kindEvidence: verdict.evidence,
    ...(dates.published === undefined ? {} : { publishedAt: dates.published }),
    ...(dates.modified === undefined ? {} : { modifiedAt: dates.modified }),
    ...(known.description === undefined ? {} : { description: known.description }),
    blocks: notices.has(verdict.kind)
      ? []
      : giftOf(verdict.kind) === 'parts'
        ? inParts(choice.blocks, trimmed.blocks)
        : trimmed.blocks.map(({ kind, text: line }) => ({ kind, text: line })),
    parser,
    chosen: choice.why,
    cuts: [...written, ...cleaned, ...railed.cuts, ...asked.cuts, ...alone.cuts, ...trimmed.cuts],
  };
}

/** The lines right after a block. */
function below(blocks: readonly RawBlock[], last: RawBlock | undefined): readonly string[] {
  const at = last === undefined ? -1 : blocks.indexOf(last);
  return at === -1 ? [] : blocks.slice(at + 1, at + 4).map(({ text }) => text);
}

/** What boxes say that were cut for being a gate, by their names. */
function gateOf(cuts: readonly Cut[]): string {
  return cuts
    .filter(({ reason }) => /paywall|upsell|subscri/.test(reason))
    .map(({ text }) => squeeze(text).slice(0, 300))
    .join(' ');
}
