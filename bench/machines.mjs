/**
 * How many posts an hour 1, 4 and 16 workers make, and what binds them: a discrete simulation from measured numbers, held
 * against real workers on loopback.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './data.mjs';
import { inventedReports } from './invented-reports.mjs';
import { print, skip } from './table.mjs';
import { listening, model } from './topics.mjs';

/**
 * A day of topics as they are. Pages and hosts: the bundled recording asks 28 hosts for 34 pages, at most 5 at one, and
 * topics of one country share their outlets. Seconds of the model: 27 a story for a model of 1.5 billion parameters on
 * two cores, 7 stories; a graphics card takes a tenth. Seconds of the processor: `speed` of this bench, real pages.
 */
const topicsOfDay = {
  pages: 34,
  hosts: 60,
  /** Share of a topic's pages that some topic before it asked for. */
  common: 0.2,
  spacing: 0.2,
  latency: 0.5,
  processor: 4,
  model: 190,
  /** Asked of Google, one after the other over all workers. */
  google: 10,
  googlePause: 2,
};

/** Requests under way at one host and in all, of one worker. */
const atOnce = { host: 2, all: 16 };

/** The same numbers every time. */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** Runs events in the order of their times. */
function schedule() {
  const waiting = [];
  const at = (time, run) => {
    let [low, high] = [0, waiting.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (waiting[middle].time <= time) low = middle + 1;
      else high = middle;
    }
    waiting.splice(low, 0, { time, run });
  };
  return {
    at,
    run: () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) next.run(next.time);
    },
  };
}

/**
 * Workers at `topics` topics. Each takes a job, asks its pages (spaced at each host over all workers, few at once of its
 * own), computes, and has its model answer.
 * @returns seconds in all, and what share of them each resource was busy
 */
export function simulate(workers, topics, of) {
  const random = randomFrom(20260126);
  const { at, run } = schedule();
  const hostNext = Array.from({ length: of.hosts }, () => 0);
  const hostBusy = Array.from({ length: of.hosts }, () => 0);
  // Some outlets are asked far more often than others: the weight of the nth is 1/n.
  const weights = hostNext.map((_, i) => 1 / (i + 1));
  const sum = weights.reduce((a, b) => a + b, 0);
  const hostOf = () => {
    let left = random() * sum;
    return weights.findIndex((weight) => (left -= weight) <= 0);
  };
  const jobs = Array.from({ length: topics }, () => ({
    pages: Array.from({ length: of.pages }, () => (random() < of.common ? undefined : hostOf())),
  }));
  let googleNext = 0;
  const busy = { model: 0, processor: 0, google: 0 };
  let end = 0;

  function take(now) {
    const job = jobs.shift();
    if (job === undefined) {
      end = Math.max(end, now);
      return;
    }
    fetchPages(
      job.pages.filter((host) => host !== undefined),
      now,
      (time) => google(of.google, time),
    );
  }
  function fetchPages(pages, now, done) {
    const waiting = [...pages];
    const under = new Map();
    let all = 0;
    const start = (time) => {
      for (let i = 0; i < waiting.length && all < atOnce.all;) {
        const host = waiting[i];
        if ((under.get(host) ?? 0) >= atOnce.host) {
          i++;
          continue;
        }
        waiting.splice(i, 1);
        under.set(host, (under.get(host) ?? 0) + 1);
        all++;
        const begins = Math.max(time, hostNext[host]);
        hostNext[host] = begins + of.spacing;
        hostBusy[host] += of.spacing;
        at(begins + of.latency, (answered) => {
          under.set(host, under.get(host) - 1);
          all--;
          start(answered);
        });
      }
      if (all === 0 && waiting.length === 0) done(time);
    };
    start(now);
  }
  function google(left, now) {
    if (left === 0) return compute(now);
    const begins = Math.max(now, googleNext);
    googleNext = begins + of.latency + of.googlePause;
    busy.google += of.latency + of.googlePause;
    at(begins + of.latency, (time) => google(left - 1, time));
  }
  function compute(now) {
    busy.processor += of.processor;
    busy.model += of.model;
    at(now + of.processor + of.model, take);
  }
  for (let i = 0; i < workers; i++) at(0, take);
  run();
  const shares = {
    'the model': busy.model / end / workers,
    'the processor': busy.processor / end / workers,
    'the busiest host': Math.max(...hostBusy) / end,
    Google: busy.google / end,
  };
  return { seconds: end, shares };
}

function row(title, workers, topics, of) {
  const { seconds, shares } = simulate(workers, topics, of);
  const [[binds, share]] = Object.entries(shares).toSorted(([, a], [, b]) => b - a);
  return [
    title,
    workers,
    Math.round((topics / seconds) * 3600),
    (topics / seconds) * 3600 * 20,
    `${binds} (${Math.round(share * 100)} % of the time)`,
  ];
}

const kinds = [
  ['a small model on two cores', {}],
  ['the same, ten times as fast', { model: 19 }],
  ['no model', { model: 0 }],
  ['no model, nothing of Google', { model: 0, google: 0 }],
];

export async function machines() {
  const rows = kinds.flatMap(([title, changed]) =>
    [1, 4, 16].map((workers) => row(title, workers, 400, { ...topicsOfDay, ...changed })),
  );
  print(
    'Workers, simulated: 400 topics of 34 pages at 60 hosts',
    ['posts', 'workers', 'an hour', 'in 20 hours', 'what binds'],
    rows.map(([title, workers, hour, day, binds]) => [
      title,
      workers,
      hour,
      Math.round(day),
      binds,
    ]),
  );
  if (spawnSync('redis-server', ['--version']).status !== 0) {
    skip('Workers, for real', 'no redis-server here');
    return;
  }
  print(
    'Workers, simulated and for real: 9 topics of 20 pages at 3 hosts 0.3 s apart, each worker with a model of 1 s an answer',
    ['workers', 'seconds for real', 'simulated', 'ratio'],
    [await held(1), await held(3)],
  );
}

const date = '2026-01-26';
const trial = { topics: 9, pages: 20, hosts: 3, spacing: 0.3, latency: 0.3, answerMs: 1000 };

/** Real workers, each with a model of its own, and the simulation by what these were measured to take. */
async function held(workers) {
  const folder = mkdtempSync(join(tmpdir(), 'digest-bench-'));
  const names = Array.from(
    { length: trial.topics },
    (_, i) => `Alvora${String.fromCodePoint(97 + i)}`,
  );
  const reports = inventedReports(trial.topics * trial.pages, 0);
  const sites = await Promise.all(
    Array.from({ length: trial.hosts }, () => listening(site(names, reports))),
  );
  const hosts = sites.map((one) => `127.0.0.1:${one.address().port}`);
  mkdirSync(join(folder, 'topics'));
  for (const name of names)
    writeFileSync(
      join(folder, `topics/${name.toLowerCase()}.yaml`),
      `id: ${name.toLowerCase()}\nname: ${name}\naliases:\n  - { text: ${name}, script: latin }\nsources:\n${hosts.map((host) => `  - { kind: feed, url: 'http://${host}/${name}', name: ${name} ${host.slice(-5)} }\n`).join('')}`,
    );
  const redis = await redisIn(folder);
  const models = await Promise.all(
    Array.from({ length: workers }, () => listening(model(trial.answerMs))),
  );
  const digest = (...argv) =>
    spawn(process.execPath, [join(root, 'bin/digest.js'), ...argv, '--queue', redis.url], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  try {
    await ended(digest('enqueue', '--all', '--date', date));
    const logs = await Promise.all(
      models.map((server, i) =>
        ended(
          digest(
            'worker',
            '--drain',
            '--log',
            'json',
            '--state',
            `state-${i}`,
            '--engine',
            'ollama',
            '--ollama-host',
            `127.0.0.1:${server.address().port}`,
            '--allow-private',
            hosts.join(','),
          ),
        ),
      ),
    );
    const events = logs.flatMap(eventsIn);
    const times = events.map(({ time }) => Date.parse(time));
    const seconds = (Math.max(...times) - Math.min(...times)) / 1000;
    const asked = models.reduce((sum, { askedMs }) => sum + askedMs, 0) / 1000;
    const computed = events.reduce((sum, { milliseconds = 0 }) => sum + milliseconds, 0) / 1000;
    const { seconds: simulated } = simulate(workers, trial.topics, {
      ...trial,
      common: 0,
      google: 0,
      googlePause: 0,
      processor: computed / trial.topics,
      model: asked / trial.topics,
    });
    return [workers, seconds, simulated, seconds / simulated];
  } finally {
    await redis.stop();
    for (const server of [...sites, ...models]) {
      server.closeAllConnections();
      server.close();
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the process said on standard error. */
async function ended(child) {
  let err = '';
  child.stderr.on('data', (chunk) => (err += chunk));
  const code = await new Promise((done) => {
    child.on('close', done);
  });
  if (code !== 0) throw new Error(`a worker exited ${code}: ${err.slice(0, 400)}`);
  return err;
}

/** Waits for no answer: what these take is the processor's, with whatever else the machine does. */
const computing = new Set(['extract', 'dedupe', 'select', 'verify', 'compose', 'render']);

/** Stages that begin and end; only those that compute have milliseconds. */
function eventsIn(log) {
  return log
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
    .filter(({ event }) => event === 'stage-start' || event === 'stage-end')
    .map(({ time, stage, milliseconds }) => ({
      time,
      ...(computing.has(stage) && { milliseconds }),
    }));
}

/** Every name has a feed, with a share of its reports at each site; the site asks to be left alone between two pages. */
function site(names, reports) {
  const pages = names.flatMap((name, n) =>
    reports
      .slice(n * trial.pages, (n + 1) * trial.pages)
      .map((report, i) => ({ ...report, name, i })),
  );
  return serverOf((request, own) => {
    const [, path = ''] = /^\/(.*)$/.exec(request.url) ?? [];
    if (path === 'robots.txt') return `User-agent: *\nCrawl-delay: ${trial.spacing}\n`;
    if (names.includes(path))
      return `<rss version="2.0"><channel><title>${path}</title>${pages
        .filter(({ name, i }) => name === path && i % trial.hosts === own.number)
        .map(
          ({ title, i }) =>
            `<item><title>${path} ${title}</title><link>http://${request.headers.host}/${path}/${i}</link><pubDate>Mon, 26 Jan 2026 09:00:00 +0800</pubDate></item>`,
        )
        .join('')}</channel></rss>`;
    const page = pages.find(({ name, i }) => path === `${name}/${i}`);
    return page && pageOf(page);
  });
}

let sitesMade = 0;
function serverOf(answer) {
  const own = { number: sitesMade++ % trial.hosts };
  return createServer((request, response) => {
    setTimeout(() => {
      const body = answer(request, own);
      response
        .writeHead(body === undefined ? 404 : 200, {
          'content-type': body?.startsWith('<!')
            ? 'text/html; charset=utf-8'
            : 'text/plain; charset=utf-8',
        })
        .end(body);
    }, trial.latency * 1000);
  });
}

function pageOf({ name, title, text }) {
  return `<!doctype html><html lang="zh-TW"><title>${name} ${title}</title><meta property="article:published_time" content="${date}T09:00:00+08:00"><article><h1>${name} ${title}</h1>${text
    .split('。')
    .filter((sentence) => sentence !== '')
    .map((sentence) => `<p>${name}表示，${sentence}。</p>`)
    .join('')}</article></html>`;
}

async function redisIn(folder) {
  const port = await new Promise((done) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address();
      server.close(() => done(free));
    });
  });
  const server = spawn(
    'redis-server',
    ['--port', port, '--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes'].map(String),
    { stdio: 'ignore' },
  );
  await sleep(1000);
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: () => {
      server.kill('SIGKILL');
      return new Promise((done) => server.on('close', done));
    },
  };
}
