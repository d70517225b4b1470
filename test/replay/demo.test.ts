/** The bundled recording: what a newcomer sees in the first minute. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readExchanges, type LlmExchange } from '../../src/adapters/recording.ts';
import type { LedgerLine } from '../../src/model/run.ts';
import type { Verdict } from '../../src/model/drafts.ts';
import { splitSentences } from '../../src/text/sentences.ts';
import { cli, demoRecording, temporaryFolder, type CliResult } from '../support/cli.ts';

/** What planted-faults.yaml says of one; its head tells what each key means. */
interface Fault {
  readonly kind: string;
  readonly in: string;
  readonly numbers?: readonly number[];
  readonly sentences?: readonly string[];
  readonly text?: string;
  readonly says?: string;
  readonly never?: readonly string[];
  readonly once?: string;
  readonly stands?: readonly string[];
  readonly truth: string;
}

const demo = async (...more: readonly string[]): Promise<CliResult> =>
  cli(['qwen', '--date', '2026-01-26', '--replay', demoRecording, ...more]);

const faults = parse(
  await readFile(join(demoRecording, 'planted-faults.yaml'), 'utf8'),
) as readonly Fault[];

const exchanges = await readExchanges<LlmExchange>(demoRecording, 'llm');

const read = async (cwd: string, name: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(join(cwd, 'st/runs/2026-01-26/qwen', name), 'utf8')) as Record<
    string,
    unknown
  >;

/** What the numbers of a question stand for, the wordings without the mark of a short one. */
function sentencesIn({ request }: LlmExchange): ReadonlyMap<number, string> {
  const data = request.prompt.slice(request.prompt.lastIndexOf('⟦資料⟧\n'));
  return new Map(
    [...data.matchAll(/^\[(\d+)\] (?:＝\d+ )?(.*)$/gm)].map(([, n, text = '']) => [
      Number(n),
      text,
    ]),
  );
}

/** Every number of an answer, in its order. */
function numbersIn(json: unknown): readonly number[] {
  if (typeof json === 'number') return [json];
  return typeof json === 'object' && json !== null ? Object.values(json).flatMap(numbersIn) : [];
}

/** The post without the marks behind its sentences. */
const unmarked = (post: string): string =>
  post.replace(/[\u2060\u00a0]\[\S+?\]\[\S+?\]/g, '').replace(/^\[[\d-]+\]: .*$/gm, '');

/** What the mark with a label shows when it is pointed at. */
function titleAt(label: string, post: string): string {
  return new RegExp(`^\\[${label}\\]: \\S+ "(.*)"$`, 'm').exec(post)?.[1] ?? '';
}

/** What stands under the heading of each event, without what other outlets say differently. */
function bodiesIn(post: string): readonly string[] {
  return post
    .split(/^### 事件.*$/m)
    .slice(1)
    .map((part) => (part.split(/^##/m)[0] ?? '').replace(/^另有報導稱：.*$/m, '').trim());
}

function eventsIn(post: string): readonly (readonly string[])[] {
  return bodiesIn(unmarked(post)).map((body) => body.split('\n').flatMap(splitSentences));
}

describe('the demo', () => {
  test('prints the post to stdout and nothing else; says on stderr what was dropped and why', async () => {
    const { code, out, err } = await demo();
    expect(code).toBe(0);
    expect(out).toMatch(
      /^---\nlayout: "?post"?\ntitle: "Qwen 每日動態：千問App月活躍用戶破1億 阿里預計2月推5.0版"\n/,
    );
    expect(out.match(/^## .*/gm)?.map((h) => h.replace(/ \{#.*/, ''))).toEqual([
      '## 今日模型趨勢',
      '## 📰 今日新聞焦點',
      '## 🔍 深度分析',
      '## 📌 重點摘要',
      '## 💡 延伸思考',
      '## 🔗 資料來源',
    ]);
    expect(err).toMatch(/no sentence has the number 99/);
  });

  test('says that the answers are an example, written by hand', async () => {
    const { out } = await demo();
    expect(out).toMatch(/^ {2}engine: "?example"?$/m);
    expect(out).toMatch(/^ {2}model: "?example"?$/m);
    expect(out).toContain('示範答案');
  });

  test('is the same to the byte each time, picture included', async () => {
    const cwd = await temporaryFolder();
    const run = async (out: string): Promise<readonly [string, Buffer]> => {
      await cli(['qwen', '--replay', demoRecording, '--out', out], { cwd });
      return [
        await readFile(join(cwd, out, '2026-01-26-qwen.md'), 'utf8'),
        await readFile(join(cwd, out, '2026-01-26-qwen-infographic.png')),
      ];
    };
    const [first, second] = [await run('a'), await run('b')];
    expect(second[0]).toBe(first[0]);
    expect(second[1].equals(first[1])).toBe(true);
  });

  test('without a model, the post is made of the sources’ own sentences and says so', async () => {
    const { code, out, err } = await demo('--engine', 'extractive');
    expect(code).toBe(0);
    expect(out).toMatch(/^ {2}engine: "?extractive"?$/m);
    expect(out).toContain('未使用語言模型');
    expect(out).not.toContain('示範答案');
    expect(out).toMatch(/^ {4}replaced: 0$/m);
    expect(out).toMatch(/^ {4}dropped: 0$/m);
    expect(err).not.toContain('What the model said');
    // Where a sentence is shortened or a day worked out, the mark gives the source's own words.
    const shortened = [...out.matchAll(/\[[⁰¹²³⁴-⁹]+⁻\]\[([\d-]+)\]/g)];
    expect(shortened.length).toBeGreaterThan(0);
    for (const [, label = ''] of shortened)
      expect(titleAt(label, out)).toMatch(/^依.+原句，按規則縮寫：「.+」$/);
  });

  test('in English', async () => {
    const { code, out } = await demo('--engine', 'extractive', '--lang', 'en');
    expect(code).toBe(0);
    expect(out).toMatch(/^lang: "?en"?$/m);
    expect(out).toContain('Alibaba’s Qwen app tops 100 million monthly users');
  });
});

describe('planted faults', () => {
  test('stand in the recorded answers, at least twelve kinds', () => {
    expect(new Set(faults.map((fault) => fault.kind)).size).toBeGreaterThanOrEqual(12);
    expect(new Set(faults.map((fault) => fault.kind)).size).toBe(faults.length);
    for (const { kind, in: label, numbers = [], sentences = [], text, truth } of faults) {
      expect(numbers.length + sentences.length + (text === undefined ? 0 : 1), kind).not.toBe(0);
      expect(truth, kind).not.toBe('');
      const exchange = exchanges.find(({ request }) => request.label === label);
      const json = exchange?.answer?.json;
      const offered = exchange === undefined ? new Map<number, string>() : sentencesIn(exchange);
      const answered = numbersIn(json);
      for (const n of numbers) {
        expect(answered, kind).toContain(n);
        expect(offered.has(n), kind).toBe(false);
      }
      const told = answered.flatMap((n) => offered.get(n) ?? []);
      let at = 0;
      for (const sentence of sentences) {
        const found = told.indexOf(sentence, at);
        expect(found, `${kind}: ${sentence}`).toBeGreaterThanOrEqual(at);
        at = found + 1;
      }
      if (text !== undefined) expect(JSON.stringify(json), kind).toContain(text);
    }
  });

  test('each is caught or does no harm', async () => {
    const { out, err } = await demo();
    const post = unmarked(out);
    const events = eventsIn(out);
    const sentences = new Set(post.split('\n').flatMap(splitSentences));
    expect(events).toHaveLength(7);
    for (const { kind, text, says, never = [], once, stands = [] } of faults) {
      expect([says, never.length > 0, once, stands.length > 0].some(Boolean), kind).toBe(true);
      if (says !== undefined) expect(err, kind).toContain(says);
      if (text !== undefined) expect(post, kind).not.toContain(text);
      // A whole sentence may be the beginning of one that does stand.
      for (const words of never)
        if (words.endsWith('。')) expect(sentences, kind).not.toContain(words);
        else expect(post, kind).not.toContain(words);
      for (const words of stands) expect(post, kind).toContain(words);
      if (once !== undefined)
        expect(
          events.map((told) => told.filter((one) => one === once).length).filter((n) => n > 0),
          kind,
        ).toEqual([1]);
    }
  });
});

describe('what the demo tells', () => {
  test('is, sentence by sentence, a wording that was offered under a number, and proved', async () => {
    const cwd = await temporaryFolder();
    const { out } = await cli(['qwen', '--replay', demoRecording, '--state', 'st'], { cwd });
    const offered = exchanges
      .filter(({ request }) => request.label.startsWith('choose '))
      .map((exchange) => new Set(sentencesIn(exchange).values()));
    expect(offered).toHaveLength(7);
    const events = eventsIn(out);
    expect(events).toHaveLength(7);
    for (const told of events) {
      expect(told.length).toBeGreaterThanOrEqual(3);
      const from = offered.find((texts) => texts.has(told[0] ?? ''));
      for (const sentence of told) expect(from, sentence).toContain(sentence);
    }
    const { claims } = (await read(cwd, 'manifest.json')) as {
      claims: Record<Verdict['outcome'], number>;
    };
    expect(claims).toMatchObject({ replaced: 0, judged: 0 });
    expect(claims.aligned).toBeGreaterThan(0);
  });

  test('is marked as quoted or as shortened, with the source’s own words where it is', async () => {
    const { out } = await demo();
    const told = bodiesIn(out).flatMap((body) => [
      ...body.matchAll(/^(.+?)\u2060\[[⁰¹²³⁴-⁹]+(⁻?)\]\[([\d-]+)\]/gm),
    ]);
    expect(told.map(([, sentence]) => sentence)).toEqual(eventsIn(out).flat());
    const marks = new Map(
      told.map(([, sentence = '', sign, label = '']) => [sentence, sign + titleAt(label, out)]),
    );
    for (const [sentence, mark] of marks)
      expect(mark, sentence).toMatch(/^(?:逐字引自\S+|⁻依\S+原句，按規則縮寫：「.+」)$/);
    expect(marks.get('專案三年總經費為新台幣4800萬元，硬體約占六成。')).toBe('逐字引自數位島');
    const linked = '千問App接上淘寶、支付寶與高德地圖，用戶在對話中就能完成選購、付款與查詢路線。';
    expect(marks.get(`阿里巴巴1月26日宣布，${linked}`)).toBe(
      `⁻依樂讀新聞原句，按規則縮寫：「阿里巴巴今（26）日宣布，${linked}」`,
    );
    // In Taiwan's characters and words, what a paper of the mainland wrote.
    expect(marks.get('點一份外賣的平均下單時間由3分40秒縮短至48秒。')).toBe('逐字引自云桥科技');
  });

  test('asks nothing to be worded', () => {
    const kinds = new Set(exchanges.map(({ request }) => request.label.split(' ')[0]));
    expect(kinds).toEqual(new Set(['choose', 'infer']));
  });
});

describe('the ledger', () => {
  test('holds every hit once, each used, folded or dropped with a reason, as the README intends', async () => {
    const cwd = await temporaryFolder();
    await cli(['qwen', '--replay', demoRecording, '--state', 'st'], { cwd });
    const manifest = await read(cwd, 'manifest.json');
    const ledger = manifest['ledger'] as readonly LedgerLine[];
    const readme = await readFile(join(demoRecording, 'README.md'), 'utf8');
    const intended = [
      ...readme.matchAll(/^\| `(h[0-9a-f]{12})` \|.*\| (used|folded|dropped)[^|]*\|$/gm),
    ];
    expect(ledger.length).toBeGreaterThanOrEqual(18);
    expect(ledger.map((line) => line.id).toSorted()).toEqual(
      intended.map((m) => m[1] ?? '').toSorted(),
    );
    for (const [, id, fate] of intended) {
      const line = ledger.find((l) => l.id === id);
      expect(line?.reason, id).not.toBe('');
      // News of the day is cited itself, or folded into another telling of its event.
      const fates = fate === 'used' ? ['used', 'folded'] : [fate];
      expect(fates, `${id ?? ''} ${line?.reason ?? ''}`).toContain(line?.fate);
      if (line?.into !== undefined) expect(ledger.map((l) => l.id)).toContain(line.into);
    }
    const outlets = new Set(ledger.map((line) => line.source));
    expect(outlets.size).toBeGreaterThanOrEqual(4);
  });

  test('counts in the manifest agree with the verdicts', async () => {
    const cwd = await temporaryFolder();
    await cli(['qwen', '--replay', demoRecording, '--state', 'st'], { cwd });
    const { claims } = (await read(cwd, 'manifest.json')) as {
      claims: Record<'proposed' | Verdict['outcome'], number>;
    };
    const { quoted, aligned, judged, replaced, dropped } = claims;
    expect(quoted + aligned + judged + replaced + dropped).toBe(claims.proposed);
    // What the program plans is never refused, and what the model added says nothing twice.
    expect([replaced, dropped]).toEqual([0, 0]);
  });
});
