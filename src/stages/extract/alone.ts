/** `digest stage extract --lines`: one JSON object a line in, one a line out, in the order of the input. */
import { z } from 'zod';
import { UsageError, messageOf } from '../../errors.ts';
import { timeZone } from '../../sources/spec-fields.ts';
import { decodePage } from '../../text/decode-page.ts';
import { checkValue, wanted } from '../../wrong-value.ts';
import { squeeze } from './page/dom.ts';
import type { PageResult } from '../../model/reading.ts';
import type { PageReader } from '../../ports.ts';

/** Options of `digest stage extract --lines`. */
export interface LineOptions {
  /** Adds `explain` to each answer: the parser, the candidate, each cut with its reason. */
  readonly explain?: boolean;
  readonly reader: PageReader;
  /** Undoes the compression that bytes show. Throws an `Error` with plain words. Without it such bytes are refused. */
  readonly unpack?: (bytes: Uint8Array, url: string) => Promise<Uint8Array>;
}

/** Pages under way at a time: they keep every thread busy without holding the whole input. */
const mostPending = 8;
/** So many characters of each cut are shown. */
const shown = 160;

const shape = 'one object a line: {id, url, html}, or {id, url, body} with body in base64';

const line = z
  .strictObject({
    id: z.string(),
    url: z.url({ protocol: /^https?$/, error: wanted('an http(s) URL') }),
    html: z.string().optional(),
    body: z
      .string()
      .refine((body) => !/[^\w+/=-]/.test(body), 'what stands there is not base64')
      .optional(),
    contentType: z.string().optional(),
    timeZone: timeZone.optional(),
  })
  .refine(({ html, body }) => (html === undefined) !== (body === undefined), {
    path: ['html'],
    message: 'a page has html or body, one of the two',
  })
  .refine(({ html, contentType }) => html === undefined || contentType === undefined, {
    path: ['contentType'],
    message: 'goes with body: html is decoded already',
  });
type Line = z.infer<typeof line>;

function parse(text: string, number: number): Line {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new UsageError(`line ${number} is not JSON`, { cause, hint: shape });
  }
  const { data, wrong } = checkValue(line, json);
  if (wrong === undefined) return data;
  throw new UsageError(
    `line ${number}${wrong.path.length === 0 ? '' : `, ${wrong.path.join('.')}`}: ${wrong.text}.`,
    { hint: shape },
  );
}

/** Why a page has no reading. */
interface Failure {
  readonly ok: false;
  readonly code: string;
  readonly message: string;
}

/** The text of the page, decoded as a run does. */
async function htmlOf(page: Line, unpack: LineOptions['unpack']): Promise<string | Failure> {
  if (page.body === undefined) return page.html ?? '';
  const bytes = Buffer.from(page.body, 'base64');
  try {
    const decoded = decodePage((await unpack?.(bytes, page.url)) ?? bytes, page.contentType);
    return 'refused' in decoded
      ? { ok: false, code: 'not-html', message: `${decoded.refused}${decoded.lie}` }
      : decoded.text;
  } catch (error) {
    return { ok: false, code: 'not-html', message: messageOf(error) };
  }
}

async function read(
  page: Line,
  reader: PageReader,
  unpack: LineOptions['unpack'],
): Promise<PageResult | Failure> {
  const html = await htmlOf(page, unpack);
  if (typeof html !== 'string') return html;
  const options = page.timeZone === undefined ? {} : { timeZone: page.timeZone };
  return reader.read(() => Promise.resolve({ url: page.url, html }), options);
}

function answer(id: string, result: PageResult | Failure, explain: boolean): string {
  if (!result.ok)
    return JSON.stringify({ id, error: { code: result.code, message: result.message } });
  const { reading } = result;
  const why = {
    parser: reading.parser,
    chosen: reading.chosen,
    kind: reading.kind,
    reason: reading.reason,
    publishedEvidence: reading.publishedAt?.evidence ?? null,
    cuts: reading.cuts
      .map(({ reason, text }) => ({ reason, text: squeeze(text) }))
      // Empty boxes say nothing to a reader, and pages have hundreds of them.
      .filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
      .map(({ reason, text }) => ({
        reason,
        text: text.length > shown ? `${text.slice(0, shown)}… (${text.length} characters)` : text,
      })),
  };
  return JSON.stringify({
    id,
    title: reading.title,
    byline: reading.byline ?? null,
    publishedAt: reading.publishedAt?.value ?? null,
    lang: reading.lang,
    kind: reading.kind,
    kindEvidence: reading.kindEvidence,
    text: reading.blocks.map((block) => block.text).join('\n'),
    ...(explain ? { explain: why } : {}),
  });
}

/** Throws `UsageError` that names the line and the path of the first wrong value. Blank lines are skipped. */
export async function* extractLines(
  lines: AsyncIterable<string>,
  options: LineOptions,
): AsyncIterable<string> {
  const pending: { readonly id: string; readonly result: Promise<PageResult | Failure> }[] = [];
  const first = async (): Promise<string> => {
    const next = pending.shift();
    if (next === undefined) throw new Error('nothing is pending');
    return answer(next.id, await next.result, options.explain === true);
  };
  let number = 0;
  for await (const text of lines) {
    number++;
    if (text.trim() === '') continue;
    let page: Line;
    try {
      page = parse(text, number);
    } catch (error) {
      // What stands before the wrong line was asked for, and is answered.
      while (pending.length > 0) yield await first();
      throw error;
    }
    pending.push({ id: page.id, result: read(page, options.reader, options.unpack) });
    if (pending.length > mostPending) yield await first();
  }
  while (pending.length > 0) yield await first();
}
