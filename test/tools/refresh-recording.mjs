#!/usr/bin/env node
/**
 * Writes the questions of a recording anew around its answers, by label, after a prompt has changed.
 *
 *     node test/tools/refresh-recording.mjs fixtures/replay/qwen-2026-01-26
 *
 * A question without an answer gets the extractive engine's as a start and is named on standard error. Where sentences
 * have come, gone or moved, the numbers of an answer follow the sentences that they were given for; one whose sentence
 * is gone is left out and named. A number that never stood for anything, planted on purpose, stays. An answer that no
 * question asks for any more is named too, and its file removed.
 */
import { readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createMemoryStore } from '../../dist/adapters/file-store.js';
import { recordingLlm } from '../../dist/adapters/recorder.js';
import { readExchanges, readHead, slugOf } from '../../dist/adapters/recording.js';
import { storedPageTexts } from '../../dist/adapters/page-texts.js';
import { replayFetcher } from '../../dist/adapters/replayer.js';
import { openPageReader } from '../../dist/cli/composition/page-reader/page-reader.js';
import { loadPrompts } from '../../dist/config/prompts.js';
import { windowOf } from '../../dist/config/window.js';
import { createExtractiveEngine } from '../../dist/engines/extractive.js';
import { noHistory } from '../../dist/stage.js';
import { digestLine } from '../../dist/pipeline/digest.js';
import { runLine } from '../../dist/pipeline/runner.js';

const folder = resolve(process.argv[2] ?? 'fixtures/replay/qwen-2026-01-26');
const prompts = fileURLToPath(new URL('../../prompts/', import.meta.url));
const head = await readHead(folder);
const { contextTokens, ...info } = head.engine;
const recorded = new Map((await readExchanges(folder, 'llm')).map((e) => [e.request.label, e]));
const extractive = createExtractiveEngine();
const asked = new Set();

/** `[3] text` of a question's data, the text without the mark of a short wording, white space and separators of figures. */
function sentencesIn(prompt) {
  const data = prompt.slice(prompt.lastIndexOf('⟦資料⟧\n'));
  return new Map(
    [...data.matchAll(/^\[(\d+)\] (?:＝\d+ )?(.*)$/gm)].map(([, n, text]) => [
      Number(n),
      text.replace(/\s|(?<=\d),(?=\d{3})/g, ''),
    ]),
  );
}

/** An answer with the numbers that its sentences have in the new question. */
function renumbered(json, prompt, { label, prompt: next }) {
  if (prompt === next) return json;
  const before = sentencesIn(prompt);
  const now = new Map([...sentencesIn(next)].map(([n, text]) => [text, n]));
  const follow = (value) => {
    if (Array.isArray(value)) return value.map(follow).filter((one) => one !== undefined);
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, follow(one)]));
    if (typeof value !== 'number' || !before.has(value)) return value;
    const n = now.get(before.get(value));
    if (n === undefined)
      process.stderr.write(`gone from ${label}: [${value}] ${before.get(value)}\n`);
    return n;
  };
  return follow(json);
}

const llm = recordingLlm(
  {
    info,
    contextTokens,
    ask: async (request) => {
      asked.add(request.label);
      const known = recorded.get(request.label);
      if (known?.answer) {
        const { answer } = known;
        return { ...answer, json: renumbered(answer.json, known.request.prompt, request) };
      }
      process.stderr.write(`new: ${request.label}\n`);
      const { json } = await extractive.ask(request);
      return { json, promptTokens: 0, outputTokens: 0 };
    },
  },
  folder,
);

await runLine(
  digestLine,
  {
    topic: head.topic,
    window: windowOf(head.date, head.windowDays ?? head.topic.windowDays, head.topic.timeZone),
  },
  {
    store: createMemoryStore(),
    ports: {
      fetcher: await replayFetcher(folder),
      pageTexts: storedPageTexts(createMemoryStore()),
      // In this thread.
      pageReader: openPageReader(0),
      llm,
      judge: llm,
    },
    params: {
      topic: head.topic,
      window: windowOf(head.date, head.windowDays ?? head.topic.windowDays, head.topic.timeZone),
      lang: head.lang ?? head.topic.language,
      format: 'jekyll',
      maxStories: head.stories ?? 5,
      image: false,
      ...noHistory,
      prompts: await loadPrompts(prompts),
      judges: [],
    },
    clock: { now: () => 0 },
    portKeys: { llm: info },
    mayReuse: () => false,
  },
);

const kept = new Set([...asked].map((label) => `${slugOf(label, 80)}.yaml`));
for (const name of await readdir(join(folder, 'llm'))) {
  if (kept.has(name)) continue;
  process.stderr.write(`no longer asked: ${name}\n`);
  await rm(join(folder, 'llm', name));
}
