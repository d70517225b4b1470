/** Many topics in one run, against the time that the model takes for them: it answers one question at a time whatever is done. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './data.mjs';
import { inventedReports } from './invented-reports.mjs';
import { print } from './table.mjs';

const date = '2026-01-26';
const names = 'Alvora Bellisk Corvane Dystrel Elmora Farrow Gelvin Hostra Ilmena Jorvik'.split(' ');
const pagesOfTopic = 20;
const latencyMs = 300;
/** As a model of 1.5 billion parameters takes on two cores for a question of a post. */
const usualMs = 4000;

function site(name, reports) {
  const page = ({ title, text }) =>
    `<!doctype html><html lang="zh-TW"><title>${name} ${title}</title><meta property="article:published_time" content="${date}T09:00:00+08:00"><article><h1>${name} ${title}</h1>${text
      .split('。')
      .filter((sentence) => sentence !== '')
      .map((sentence) => `<p>${name}表示，${sentence}。</p>`)
      .join('')}</article></html>`;
  const server = createServer((request, response) => {
    const [, number] = /^\/(\d+)$/.exec(request.url) ?? [];
    setTimeout(() => {
      if (request.url === '/feed') response.end(feed());
      else if (number === undefined) response.writeHead(404).end();
      else
        response
          .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
          .end(page(reports[number]));
    }, latencyMs);
  });
  const feed = () =>
    `<rss version="2.0"><channel><title>${name} News</title>${reports
      .map(
        ({ title }, i) =>
          `<item><title>${name} ${title}</title><link>http://127.0.0.1:${server.address().port}/${i}</link><pubDate>Mon, 26 Jan 2026 09:00:00 +0800</pubDate></item>`,
      )
      .join('')}</channel></rss>`;
  return server;
}

/** Answers with the least that the schema allows, after as long as a model takes. */
export function model(answerMs) {
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const json = (value) => response.end(JSON.stringify(value));
    if (request.url === '/api/version') return json({ version: '0.31.2' });
    if (request.url === '/api/tags')
      return json({ models: [{ name: 'bench:latest', digest: '0'.repeat(64), size: 7 }] });
    if (request.url === '/api/show') return json({});
    const body = JSON.parse(text);
    const asked = body.format !== undefined;
    if (asked) server.askedMs += answerMs;
    const count = body.messages.reduce((sum, { content }) => sum + content.length, 0);
    setTimeout(
      () => {
        const content = asked ? JSON.stringify(least(body.format)) : '';
        response.end(
          `${JSON.stringify({ message: { role: 'assistant', content }, done: true, done_reason: 'stop', prompt_eval_count: count, eval_count: 12 })}\n`,
        );
      },
      asked ? answerMs : 0,
    );
  });
  server.askedMs = 0;
  return server;
}

function least({ type, enum: choices, properties, items, minItems = 0, minimum = 0 }) {
  if (choices) return choices[0];
  if (properties)
    return Object.fromEntries(Object.entries(properties).map(([key, of]) => [key, least(of)]));
  if (type === 'array')
    return Array.from({ length: minItems }, (_, i) => items.enum?.[i] ?? least(items));
  return type === 'string' ? '' : minimum;
}

export const listening = (server) =>
  new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      done(server);
    });
  });

export async function topics() {
  const folder = mkdtempSync(join(tmpdir(), 'digest-bench-'));
  mkdirSync(join(folder, 'topics'));
  const reports = inventedReports(pagesOfTopic * names.length, 0);
  const sites = await Promise.all(
    names.map((name, i) =>
      listening(site(name, reports.slice(i * pagesOfTopic, (i + 1) * pagesOfTopic))),
    ),
  );
  const server = await listening(model(usualMs));
  for (const [i, name] of names.entries())
    writeFileSync(
      join(folder, `topics/${name.toLowerCase()}.yaml`),
      `id: ${name.toLowerCase()}\nname: ${name}\naliases:\n  - { text: ${name}, script: latin }\nsources:\n  - { kind: feed, url: 'http://127.0.0.1:${sites[i].address().port}/feed', name: ${name} News }\n`,
    );
  const rows = [];
  for (const asked of [names.slice(0, 1), names]) {
    server.askedMs = 0;
    const argv = [
      'run',
      ...asked.map((name) => name.toLowerCase()),
      '--date',
      date,
      '--out',
      'out',
    ];
    const hosts = sites.map((one) => `127.0.0.1:${one.address().port}`).join(',');
    const started = performance.now();
    const child = spawn(
      process.execPath,
      [
        join(root, 'bin/digest.js'),
        ...argv,
        '--state',
        `state-${asked.length}`,
        '--engine',
        'ollama',
        '--ollama-host',
        `127.0.0.1:${server.address().port}`,
        '--allow-private',
        hosts,
        '--quiet',
      ],
      { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const code = await new Promise((done) => child.on('close', done));
    const seconds = (performance.now() - started) / 1000;
    const modelSeconds = server.askedMs / 1000;
    rows.push([
      `${asked.length} topics, exit ${code}`,
      seconds,
      modelSeconds,
      seconds / modelSeconds,
    ]);
  }
  print(
    `Topics in one run: ${pagesOfTopic} pages each, ${usualMs / 1000} s an answer`,
    ['run', 'seconds', 'of these the model’s', 'ratio'],
    rows,
  );
  for (const one of [...sites, server]) one.close();
  rmSync(folder, { recursive: true, force: true });
}
