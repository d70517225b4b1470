/** Google News as it answers machines, and the outlets behind it, on loopback: all hosts through one proxy. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { createHttpFetcher } from '../../src/adapters/http/fetcher.ts';
import type { Fetcher } from '../../src/ports.ts';
import { declareLoopback } from './network.ts';

/** What stands behind a wrapped link. */
export interface Linked {
  readonly id: string;
  readonly title: string;
  readonly outlet: string;
  /** `https://a.example` */
  readonly site: string;
  /** ISO 8601. */
  readonly at: string;
  /** Where the link leads. */
  readonly url: string;
}

export interface Script {
  /** Links by edition: `zh-TW`. */
  readonly editions: Readonly<Record<string, readonly Linked[]>>;
  /** From which request for links on, the call after it included, Google refuses, and how; absent: never. */
  readonly refuses?: {
    readonly after: number;
    readonly how: 'status 429' | 'status 403' | 'sorry';
  };
  /** Google asks for consent first: what it takes for a no, or nothing that it takes. */
  readonly consent?: 'cookie' | 'form' | 'again and again';
  /** The call that resolves links: gone, or answering without a URL. */
  readonly rpc?: 'gone' | 'empty';
  /** Answers of other hosts by URL. */
  readonly others?: Readonly<Record<string, string>>;
}

export interface Scripted {
  readonly fetcher: Fetcher;
  /** `METHOD URL` of each request that arrived, in order. */
  readonly asked: readonly string[];
  /** Of these, those to Google but for searches. */
  readonly forLinks: () => readonly string[];
}

/** Serves until the test ends. */
export async function scriptedGoogle(script: Script): Promise<Scripted> {
  const asked: string[] = [];
  let links = 0;
  const byId = new Map(
    Object.values(script.editions)
      .flat()
      .map((link) => [link.id, link]),
  );
  const isForLinks = (url: URL): boolean =>
    url.host === 'news.google.com' && url.pathname !== '/rss/search';
  const server = http.createServer((request, response) => {
    const url = new URL(`https://${request.headers.host ?? ''}${request.url ?? ''}`);
    asked.push(`${request.method ?? ''} ${url.href}`);
    const send = (status: number, body: string, headers: http.OutgoingHttpHeaders = {}): void => {
      response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers });
      response.end(body);
    };
    const to = (location: string, headers: http.OutgoingHttpHeaders = {}): void => {
      send(302, '', { location, ...headers });
    };
    // Redirects stay in plain HTTP, as all here does.
    const plain = (href: string): string => href.replace(/^https:/, 'http:');
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      if (url.host === 'consent.google.com') {
        const wanted = url.searchParams.get('continue') ?? '';
        if (url.pathname !== '/save') return send(200, consentPage(wanted));
        const fields = new URLSearchParams(body);
        const declined = fields.get('set_eom') === 'true' && script.consent === 'form';
        return to(plain(fields.get('continue') ?? ''), {
          'set-cookie': `SOCS=${declined ? 'declined' : 'no'}; Domain=.google.com; Path=/`,
        });
      }
      if (url.host === 'www.google.com')
        return send(429, '<!doctype html><form id="captcha-form"></form>');
      if (url.host !== 'news.google.com') {
        const found = script.others?.[url.href];
        return found === undefined
          ? send(404, '')
          : send(200, found, { 'content-type': 'text/plain; charset=utf-8' });
      }
      if (url.pathname === '/rss/search')
        return send(200, searchFeed(script.editions[url.searchParams.get('hl') ?? ''] ?? []), {
          'content-type': 'application/xml; charset=utf-8',
        });
      links++;
      if (script.refuses !== undefined && links > script.refuses.after) {
        const { how } = script.refuses;
        return how === 'sorry'
          ? to(`http://www.google.com/sorry/index?continue=${encodeURIComponent(url.href)}`)
          : send(Number(how.slice(-3)), 'We’re sorry…');
      }
      const cookie = request.headers.cookie ?? '';
      const declined = { cookie: /SOCS=CAE=/, form: /SOCS=declined/, 'again and again': /^never$/ };
      if (
        script.consent !== undefined &&
        request.method === 'GET' &&
        !declined[script.consent].test(cookie)
      )
        return to(
          `http://consent.google.com/m?continue=${encodeURIComponent(url.href)}&gl=DE&hl=de`,
        );
      const id = /\/articles\/([\w-]+)$/.exec(url.pathname)?.[1];
      if (id !== undefined)
        return send(
          200,
          `<!doctype html><html><c-wiz><div data-n-a-id="${id}" data-n-a-ts="1769439731" data-n-a-sg="sg-${id}"></div></c-wiz></html>`,
        );
      if (script.rpc === 'gone') return send(404, 'not found');
      send(200, resolved(body, script.rpc === 'empty' ? new Map() : byId), {
        'content-type': 'application/json',
      });
    });
  });
  server.on('connect', (_request, socket) => {
    socket.on('error', () => undefined);
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    server.emit('connection', socket);
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  declareLoopback(port);
  const inner = createHttpFetcher({
    proxy: { httpProxy: `http://127.0.0.1:${port}` },
    perHostDelayMs: 0,
  });
  onTestFinished(async () => {
    await inner.close();
    server.closeAllConnections();
    server.close();
  });
  return {
    asked,
    forLinks: () => asked.filter((line) => isForLinks(new URL(line.split(' ')[1] ?? ''))),
    // Over plain HTTP to the proxy, and back: there is no certificate for other people's hosts.
    fetcher: {
      fetch: async (request) => {
        const response = await inner.fetch({
          ...request,
          url: request.url.replace(/^https:/, 'http:'),
        });
        return { ...response, url: response.url.replace(/^http:/, 'https:') };
      },
    },
  };
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function searchFeed(links: readonly Linked[]): string {
  const items = links.map(
    ({ id, title, outlet, site, at }) =>
      `<item><title>${escaped(`${title} - ${outlet}`)}</title><link>https://news.google.com/rss/articles/${id}?oc=5</link><guid isPermaLink="false">${id}</guid><pubDate>${new Date(at).toUTCString()}</pubDate><source url="${site}">${escaped(outlet)}</source></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Google 新聞</title>${items.join('')}</channel></rss>`;
}

function consentPage(wanted: string): string {
  const form = (name: string, fields: string): string =>
    `<form action="https://consent.google.com/save" method="POST"><input type="hidden" name="gl" value="DE"><input type="hidden" name="continue" value="${escaped(wanted)}">${fields}<button>${name}</button></form>`;
  const accept =
    '<input type="hidden" name="set_eom" value="false"><input type="hidden" name="set_sc" value="true">';
  return `<!doctype html><html lang="de"><title>Bevor Sie fortfahren</title>${form('Alle akzeptieren', accept)}${form('Alle ablehnen', '<input type="hidden" name="set_eom" value="true">')}</html>`;
}

/** The rows in another order than asked, in chunks; an unknown id has a null row. */
function resolved(body: string, byId: ReadonlyMap<string, Linked>): string {
  const request = JSON.parse(new URLSearchParams(body).get('f.req') ?? '[[]]') as [
    [string, string, null, string][],
  ];
  const rows = request[0].map(([, call, , place]) => {
    const [, , id] = JSON.parse(call) as [string, unknown, string];
    const url = byId.get(id)?.url;
    return [
      'wrb.fr',
      'Fbv4je',
      url === undefined ? null : JSON.stringify(['garturlres', url, 1]),
      null,
      null,
      null,
      place,
    ];
  });
  return `)]}'\n\n${rows
    .reverse()
    .map((row) => `100\n${JSON.stringify([row])}`)
    .join('\n')}`;
}
