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

interface Fault {
  readonly kind: string;
  readonly text: string;
  readonly truth: string;
  /** It is in the answer to the second question about a sentence. */
  readonly second?: true;
}

const demo = async (...more: readonly string[]): Promise<CliResult> =>
  cli(['qwen', '--date', '2026-01-26', '--replay', demoRecording, ...more]);

const faults = parse(
  await readFile(join(demoRecording, 'planted-faults.yaml'), 'utf8'),
) as readonly Fault[];

const read = async (cwd: string, name: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(join(cwd, 'st/runs/2026-01-26/qwen', name), 'utf8')) as Record<
    string,
    unknown
  >;

describe('the demo', () => {
  test('prints the post to stdout and nothing else; says on stderr what was dropped and why', async () => {
    const { code, out, err } = await demo();
    expect(code).toBe(0);
    expect(out).toMatch(/^---\nlayout: "?post"?\ntitle: "QWEN 每日動態 - 2026-01-26"\n/);
    expect(out.match(/^## .*/gm)?.map((h) => h.replace(/ \{#.*/, ''))).toEqual([
      '## 今日模型趨勢',
      '## 📰 今日新聞焦點',
      '## 🔍 深度分析',
      '## 📌 重點摘要',
      '## 💡 延伸思考',
      '## 🔗 資料來源',
    ]);
    expect(err).toContain('What the model said and the sources do not bear out:');
    expect(err).toMatch(/because leaves out “不”/);
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
    const { code, out } = await demo('--engine', 'extractive');
    expect(code).toBe(0);
    expect(out).toMatch(/^ {2}engine: "?extractive"?$/m);
    expect(out).toContain('未使用語言模型');
    expect(out).not.toContain('示範答案');
    expect(out).not.toContain('≈');
  });

  test('in English', async () => {
    const { code, out } = await demo('--engine', 'extractive', '--lang', 'en');
    expect(code).toBe(0);
    expect(out).toMatch(/^lang: "?en"?$/m);
    expect(out).toContain("Alibaba's Qwen app tops 100 million monthly users");
  });
});

describe('planted faults', () => {
  test('stand in the recorded answers, at least twelve kinds', async () => {
    const answers = (await readExchanges<LlmExchange>(demoRecording, 'llm'))
      .map((exchange) => JSON.stringify(exchange.answer?.json))
      .join('\n');
    for (const { text } of faults) expect(answers).toContain(JSON.stringify(text).slice(1, -1));
    expect(new Set(faults.map((fault) => fault.kind)).size).toBeGreaterThanOrEqual(12);
  });

  test('each is caught, and none reaches the post', async () => {
    const cwd = await temporaryFolder();
    const { out } = await cli(['qwen', '--replay', demoRecording, '--state', 'st'], { cwd });
    const shown = await cli(['show', '2026-01-26/qwen', 'verify', '--state', 'st'], { cwd });
    const verdicts = shown.out.split(/^(?=quoted|aligned|judged|repaired|replaced|dropped)/m);
    const published = new Set(
      out.split('\n').flatMap((line) => splitSentences(line.replace(/\[［[^)]*\)/g, ''))),
    );
    expect(published).toContain('公司內部文件顯示，平頭哥去年尚未獲利。');
    for (const { kind, text, second } of faults) {
      const verdict = verdicts.find((v) => v.includes(text));
      expect(verdict, kind).toMatch(second ? /^replaced / : /^(?:repaired|replaced|dropped) /);
      expect(verdict, kind).toMatch(/because /);
      expect(published, kind).not.toContain(text);
    }
  });

  test('good sentences near their sources are kept as they were drafted', async () => {
    const { out } = await demo();
    for (const sentence of [
      '阿里巴巴週一宣布，旗下 AI 助理「千問 App」的月活躍用戶已突破 1 億，距離去年 11 月 17 日公測上線約兩個月。',
      '遠峰航空資訊長何霽月表示，旅客資料不會傳送到阿里雲。',
      '截至當天16時，Qwen3.9-32B在兩個平台的下載量合計超過4.1萬次。',
    ]) {
      expect(out).toContain(sentence);
    }
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
      claims: Record<'proposed' | 'repaired' | Verdict['outcome'], number>;
    };
    const { quoted, aligned, judged, repaired, replaced, dropped } = claims;
    expect(quoted + aligned + judged + replaced + dropped).toBe(claims.proposed);
    const first = faults.filter(({ second }) => !second);
    expect(repaired + replaced + dropped).toBeGreaterThanOrEqual(first.length - 1);
    expect(repaired).toBeGreaterThan(0);
  });
});
