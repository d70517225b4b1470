#!/usr/bin/env node
/**
 * A news site on loopback, made of pages with known truth: serves each page and a JSON Feed that
 * lists them, so that the whole program can be pointed at real pages without a network.
 *
 *     node test/tools/loopback-site.mjs PAGES.jsonl.gz [PORT] [COUNT]
 *
 * prints the topic file that points at it. Each line of PAGES is {id, html, title?, date?}.
 */
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** Reads the pages of a file of JSON lines, gzipped. */
export function readPages(file, count = Infinity) {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
  return lines.slice(0, count).map((line) => JSON.parse(line));
}

/** Serves `pages` on 127.0.0.1; port 0 takes a free one. */
export async function serveSite(pages, port = 0) {
  const requests = [];
  const server = createServer((request, response) => {
    requests.push(request.url);
    const page = /^\/page\/(\d+)$/.exec(request.url ?? '');
    const row = page && pages[Number(page[1])];
    if (request.url === '/feed.json') {
      response.writeHead(200, { 'content-type': 'application/feed+json; charset=utf-8' });
      response.end(JSON.stringify(feedOf(pages, `http://127.0.0.1:${server.address().port}`)));
    } else if (row) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(row.html);
    } else {
      response.writeHead(404, { 'content-type': 'text/plain' });
      response.end('no such page');
    }
  });
  await new Promise((done) => server.listen(port, '127.0.0.1', done));
  const actual = server.address().port;
  return {
    port: actual,
    origin: `http://127.0.0.1:${actual}`,
    requests,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}

/** A topic file that takes everything the site has. */
export function topicOf(origin, id = 'loopback') {
  return `id: ${id}
name: Loopback
sources:
  - { kind: feed, url: '${origin}/feed.json', name: Loopback }
timeZone: Asia/Taipei
language: zh-TW
tags: [Loopback]
categories: [loopback]
`;
}

function feedOf(pages, origin) {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Loopback',
    home_page_url: origin,
    items: pages.map((row, i) => ({
      id: String(i),
      url: `${origin}/page/${i}`,
      title: row.title ?? `Page ${i}`,
      ...(row.date && { date_published: `${row.date}T00:00:00+08:00` }),
    })),
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [file, port = '0', count = 'Infinity'] = process.argv.slice(2);
  if (!file) {
    process.stderr.write('usage: loopback-site.mjs PAGES.jsonl.gz [PORT] [COUNT]\n');
    process.exit(2);
  }
  const site = await serveSite(readPages(file, Number(count)), Number(port));
  process.stdout.write(topicOf(site.origin));
}
