/**
 * One way of reading pages, alone in its process: its own warm-up, its own memory.
 *   node bench/contender.mjs NAME REPEATS
 * prints {pages, seconds, rssMb}. What is loaded on the main thread is loaded before the clock starts.
 */
import { pages } from './data.mjs';

const [name, repeats] = process.argv.slice(2);

async function withReadability(open) {
  const { Readability } = await import('@mozilla/readability');
  return async (all) => {
    for (const page of all) {
      try {
        new Readability(open(page)).parse();
      } catch {
        // It throws on some pages; its time counts all the same.
      }
    }
  };
}

async function withDigest(workers) {
  const { extractLines } = await import('../dist/stages/extract/alone.js');
  const { openPageReader } = await import('../dist/cli/composition/page-reader/page-reader.js');
  const reader = openPageReader(workers);
  if (workers === 0) await import('../dist/stages/extract/read-safely.js');
  return async (all) => {
    async function* lines() {
      for (const [i, { url, html }] of all.entries())
        yield JSON.stringify({ id: String(i), url, html });
    }
    let answers = 0;
    for await (const line of extractLines(lines(), { reader })) answers += line === '' ? 0 : 1;
    if (answers !== all.length) throw new Error(`${all.length} pages in, ${answers} answers out`);
    await reader.close();
  };
}

const contenders = {
  'readability-jsdom': async () => {
    const { JSDOM, VirtualConsole } = await import('jsdom');
    return withReadability(
      ({ html, url }) =>
        new JSDOM(html, { url, virtualConsole: new VirtualConsole() }).window.document,
    );
  },
  'readability-linkedom': async () => {
    const { parseHTML } = await import('linkedom');
    return withReadability(({ html }) => parseHTML(html).document);
  },
  'digest-0': () => withDigest(0),
  'digest-2': () => withDigest(2),
};

const once = pages() ?? [];
const all = Array.from({ length: Number(repeats) }, () => once).flat();
const read = await contenders[name]();
const started = performance.now();
await read(all);
const seconds = (performance.now() - started) / 1000;
const rssMb = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ pages: all.length, seconds, rssMb }));
