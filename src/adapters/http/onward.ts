/** Where an answer sends its reader on to: `Location`, `Refresh`, and pages that are nothing but a way to another. */
import { Parser } from 'htmlparser2';
import type { Hop } from './hop.ts';

/** Longer, and the page is one to be read; a page that loads itself anew every few minutes is no way either. In seconds. */
const soon = 10;
/** Bytes in which a way is looked for. */
const looked = 65_536;
/** Bytes of text that a page without an article may have: `Redirecting…`, `Click here if nothing happens`. */
const hardlyAny = 300;

/**
 * The text of the next address, for `new URL(…, here)`; undefined where the answer is the end.
 * @param reads whether a page may say it in its text, as for readers with a browser
 */
export function onwardFrom(
  hop: Pick<Hop, 'status' | 'headers' | 'body'>,
  here: URL,
  reads: boolean,
): string | undefined {
  const { status, headers, body } = hop;
  if (status >= 300 && status < 400) {
    const { location = '' } = headers;
    return [301, 302, 303, 307, 308].includes(status) && location.trim() !== ''
      ? escaped(location)
      : undefined;
  }
  if (!reads || status < 200 || status >= 300) return undefined;
  const page = refreshesIn(body);
  const wayOf = (said: readonly (string | undefined)[]): readonly string[] =>
    said
      .flatMap((text) => refreshTarget(text) ?? [])
      .map(escaped)
      .filter((text) => leadsAway(text, here));
  // An article that sends its reader to another site is read where it stands: who else has a word in it may have put that there.
  const [next] = [
    ...wayOf([headers['refresh']]),
    ...wayOf(page.said).filter(
      (text) => page.hasHardlyAnyText || new URL(text, here).host === here.host,
    ),
  ];
  return next;
}

/**
 * Bytes beyond ASCII as escapes: headers come as Latin-1, and what they mean is bytes (UTF-8 mostly), which a server
 * gets back as it sent them.
 */
function escaped(latin1: string): string {
  return latin1.replace(
    /[\u0080-\u00ff]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** To the front page lead those whose article is gone; that one is not it. */
function leadsAway(text: string, here: URL): boolean {
  if (!URL.canParse(text, here)) return false;
  const next = new URL(text, here);
  if (!/^https?:$/.test(next.protocol)) return false;
  next.hash = '';
  const front = next.host === here.host && next.pathname === '/' && next.search === '';
  return next.href !== here.href && !front;
}

/** `0;url=/a`, `0; URL='/a'`, `0,/a`, `/a` behind a number or without one. */
function refreshTarget(value: string | undefined): string | undefined {
  const parsed = /^\s*(\d*)(?:\.\d*)?\s*[;,\s]?\s*(url\s*=\s*)?([\s\S]*)$/i.exec(value ?? '');
  const [, seconds = '', name, rest = ''] = parsed ?? [];
  if (Number(seconds) > soon || (seconds === '' && name === undefined)) return undefined;
  const quote = /^["']/.exec(rest)?.[0];
  const target = quote === undefined ? rest : (rest.slice(1).split(quote)[0] ?? '');
  return target.trim() === '' ? undefined : target.trim();
}

/** Scripts that do nothing but go: `location.replace("…")`, `window.location.href = '…'`. */
const goes =
  /\blocation(?:\s*\.\s*href)?\s*(?:=|\.\s*(?:replace|assign)\s*\()\s*(["'])((?:https?:)?\\?\/.{0,2000}?)\1/;

/** What `content` of a refresh says in a page, the plain ones first; those for readers without scripts only where nothing else is there to read. */
function refreshesIn(body: Uint8Array): {
  readonly said: readonly string[];
  readonly hasHardlyAnyText: boolean;
} {
  const html = Buffer.from(
    body.buffer,
    body.byteOffset,
    Math.min(body.byteLength, looked),
  ).toString('latin1');
  if (!/http-equiv\s*=\s*["']?\s*refresh|\blocation\b/i.test(html))
    return { said: [], hasHardlyAnyText: false };
  const plain: string[] = [];
  const without: string[] = [];
  const scripted: string[] = [];
  let silent = 0;
  let noscript = 0;
  let script = '';
  let bytes = 0;
  const parser = new Parser({
    onopentag: (name, { 'http-equiv': equiv, content }) => {
      if (name === 'noscript') noscript++;
      if (['script', 'style', 'noscript', 'title', 'template'].includes(name)) silent++;
      if (name === 'script') script = '';
      if (name === 'meta' && equiv?.trim().toLowerCase() === 'refresh' && content !== undefined)
        (noscript > 0 ? without : plain).push(content);
    },
    ontext: (text) => {
      if (silent === 0) bytes += text.replace(/\s+/g, '').length;
      else script += text;
    },
    onclosetag: (name) => {
      if (name === 'noscript') noscript--;
      if (['script', 'style', 'noscript', 'title', 'template'].includes(name)) silent--;
      const target = name === 'script' ? goes.exec(script)?.[2] : undefined;
      if (target !== undefined) scripted.push(`0;url=${unescapedScript(target)}`);
    },
  });
  parser.end(html);
  const hasHardlyAnyText = bytes < hardlyAny;
  const nothingElse =
    hasHardlyAnyText && body.byteLength < looked && !html.includes('application/ld+json');
  return { said: nothingElse ? [...plain, ...without, ...scripted] : plain, hasHardlyAnyText };
}

/** `\/`, `\x3d` and `\u003d` of a string in a script. */
function unescapedScript(text: string): string {
  return text
    .replace(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4}))/gi, (_, x?: string, u?: string) =>
      String.fromCharCode(Number.parseInt(x ?? u ?? '', 16)),
    )
    .replace(/\\(.)/g, '$1');
}
