/** Fetching: many pages of many hosts, some of them slow and some of them broken, against the least time that politeness allows. */
import { createServer } from 'node:http';
import { createHttpFetcher } from '../dist/adapters/http/fetcher.js';
import { fetch } from '../dist/stages/fetch/fetch.js';
import { print } from './table.mjs';

const hosts = 40;
const pagesOfHost = 5;
const latencyMs = 100;
const slow = { hosts: 2, latencyMs: 1000 };
/** Of a hundred pages so many break off, answer 503 for good, or never. */
const faulty = 5;
const perHost = { atOnce: 2, delayMs: 200 };
const timeoutMs = 3000;

/** Faults are spread evenly, and none of them is at a slow host. */
const isFaulty = (n) => n % (100 / faulty) === 7;
const faults = ['503', 'reset', 'silence'];

async function host(number) {
  const delay = number < slow.hosts ? slow.latencyMs : latencyMs;
  const server = createServer((request, response) => {
    const [, kind] = /^\/(\w+)\//.exec(request.url) ?? [];
    if (request.url === '/robots.txt') return void response.writeHead(404).end();
    if (kind === 'silence') return;
    setTimeout(() => {
      if (kind === 'reset') return void request.socket.resetAndDestroy();
      response.writeHead(kind === '503' ? 503 : 200, { 'content-type': 'text/html' });
      response.end(`<!doctype html><title>${request.url}</title><p>${request.url}</p>`);
    }, delay);
  });
  await new Promise((done) => server.listen(0, `127.0.0.${number + 1}`, done));
  const { address, port } = server.address();
  return { server, origin: `http://${address}:${port}` };
}

/**
 * What one host takes at least where its requests start so far apart, so many at a time, and each lasts so long; tries
 * after a fault and a page without an answer counted in.
 */
function leastMs(lasting) {
  const places = Array.from({ length: perHost.atOnce }, () => 0);
  let next = 0;
  for (const ms of lasting) {
    const place = places.indexOf(Math.min(...places));
    const start = Math.max(next, places[place]);
    next = start + perHost.delayMs;
    places[place] = start + ms;
  }
  return Math.max(...places);
}

export async function fetching() {
  const sites = await Promise.all(Array.from({ length: hosts }, (_, i) => host(i)));
  const hits = [];
  for (let page = 0; page < pagesOfHost; page++)
    for (const [i, { origin }] of sites.entries()) {
      const n = hits.length;
      const kind = isFaulty(n) && i >= slow.hosts ? faults[((n / 20) % faults.length) | 0] : 'ok';
      const url = `${origin}/${kind}/${n}`;
      hits.push({ id: `h${n}`, source: 'feed:bench', url, title: String(n) });
    }
  // `true`, not a list: hosts on the list would be the user's own, who need no sparing.
  const fetcher = createHttpFetcher({
    allowPrivate: true,
    timeoutMs,
    retries: 0,
    perHostDelayMs: perHost.delayMs,
  });
  const window = { date: '2026-01-26', days: 1, timeZone: 'Asia/Taipei' };
  const started = performance.now();
  const { value, diagnostics } = await fetch.run(hits, { fetcher }, { window });
  const took = performance.now() - started;
  await fetcher.close();
  for (const { server } of sites) {
    server.closeAllConnections();
    server.close();
  }
  const least = Math.max(
    ...sites.map(({ origin }, i) => {
      const own = hits.filter(({ url }) => url.startsWith(`${origin}/`));
      const ms = i < slow.hosts ? slow.latencyMs : latencyMs;
      return leastMs([ms, ...own.map(({ url }) => (url.includes('/silence/') ? timeoutMs : ms))]);
    }),
  );
  const broken = hits.filter(({ url }) => !url.includes('/ok/')).map(({ id }) => id);
  const told = new Set(diagnostics.map(({ subject }) => subject));
  const ended = new Set([...value.map(({ id }) => id), ...told]);
  print(
    `Fetching: ${hits.length} pages of ${hosts} hosts, ${latencyMs} ms each, ${slow.hosts} hosts ${slow.latencyMs} ms, ${broken.length} faults`,
    ['', 'pages', 'lost', 'faults told', 'seconds', 'least', 'times'],
    [
      [
        'fetch',
        value.length,
        hits.length - ended.size,
        `${broken.filter((id) => told.has(id)).length} of ${broken.length}`,
        took / 1000,
        least / 1000,
        took / least,
      ],
    ],
  );
}
