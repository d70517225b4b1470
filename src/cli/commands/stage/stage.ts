/** `digest stage NAME`: one pure stage, JSON in, JSON out, nothing else read or written. */
import { didYouMean } from '../../../config/nearest.ts';
import { UsageError, exitCodes, messageOf } from '../../../errors.ts';
import type { Stage } from '../../../stage.ts';
import { readAll, readLines, type Io } from '../../terminal/io.ts';
import type { StateFlags } from '../../command.ts';

type RunAlone = (input: unknown) => Promise<unknown>;

/** Stages that take one JSON document; each is loaded when it is asked for. */
const documents = {
  dedupe: async () => (await import('../../../stages/dedupe/alone.ts')).runAlone,
  wordings: async () => (await import('../../../drafts/contract/wordings.ts')).runAlone,
  verify: async () => (await import('../../../drafts/contract/verify.ts')).runAlone,
  extractive: async () => (await import('../../../engines/extractive-alone.ts')).runAlone,
  select: async () => whole((await import('../../../stages/select/select.ts')).select),
  compose: async () => whole((await import('../../../stages/compose/compose.ts')).compose),
  render: async () => whole((await import('../../../stages/render/render.ts')).render),
} as const satisfies Record<string, () => Promise<RunAlone>>;

async function whole<I, O>(inLine: Stage<I, O, 'embedder'>): Promise<RunAlone> {
  const { wholeStage } = await import('./whole-stage.ts');
  return wholeStage(inLine);
}

/** Bytes of a page without its compression; more is no news page, and a small file can be unpacked to any size. */
const largestPage = 64_000_000;

const names = ['extract', ...Object.keys(documents)];

export interface StageFlags extends StateFlags {
  readonly lines?: boolean;
  readonly explain?: boolean;
  readonly workers?: string;
  readonly judge?: string;
  readonly ollamaHost?: string;
  readonly openaiUrl?: string;
}

/** @throws UsageError for an unknown stage or input that breaks the contract */
export async function stage(name: string, flags: StageFlags, io: Io): Promise<number> {
  if (name === 'extract') {
    const { extractLines } = await import('../../../stages/extract/alone.ts');
    const { decompress } = await import('../../../adapters/http/body.ts');
    const workers = flags.workers === undefined ? undefined : positive(flags.workers);
    const { openPageReader } = await import('../../composition/page-reader/page-reader.ts');
    const reader = openPageReader(workers);
    const options = {
      reader,
      ...(flags.explain && { explain: true }),
      unpack: (bytes: Uint8Array, url: string) =>
        decompress(bytes, undefined, largestPage, new URL(url)),
    };
    // Without --lines the input is one page, which is one line when its JSON is written compactly.
    const lines = flags.lines ? readLines(io.stdin) : oneLine(io.stdin);
    try {
      for await (const line of extractLines(lines, options)) await io.out(`${line}\n`);
    } finally {
      await reader.close();
    }
    return exitCodes.published;
  }
  if (!(name in documents)) {
    throw new UsageError(`unknown stage "${name}".`, { hint: didYouMean(name, names) });
  }
  if (flags.judge !== undefined && name !== 'verify')
    throw new UsageError('--judge goes with the stage verify.');
  const runAlone =
    flags.judge === undefined
      ? // Held against the names above.
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
        await documents[name as keyof typeof documents]()
      : await verifyWithJudge(flags.judge, flags, io);
  const input = await readAll(io.stdin);
  const result = await io.blocking(() => runAlone(parseInput(name, input)));
  await io.out(`${JSON.stringify(result)}\n`);
  return exitCodes.published;
}

/** The verify stage with a judge beside the rules, or with the rules alone where no exam lets it judge. */
async function verifyWithJudge(model: string, flags: StageFlags, io: Io): Promise<RunAlone> {
  const { openExaminedJudge } = await import('../../composition/choose-judge.ts');
  const { ollamaHost, openaiUrl, state, blog } = flags;
  const typed = { ollamaHost, openaiUrl, state, blog };
  const judging = await openExaminedJudge(model, typed, io);
  const { judgeAlone } = await import('../../../stages/judge/alone.ts');
  return (input) => judgeAlone(input, judging);
}

async function* oneLine(stdin: Io['stdin']): AsyncGenerator<string> {
  yield JSON.stringify(parseInput('extract', await readAll(stdin)));
}

function parseInput(name: string, input: string): unknown {
  // Editors on Windows begin a file with a byte order mark.
  const text = input.replace(/^\uFEFF/, '');
  if (text.trim() === '') {
    throw new UsageError('nothing on standard input.', {
      hint: `Pipe the JSON in: digest stage ${name} < input.json`,
    });
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new UsageError(`standard input is not JSON: ${messageOf(cause)}`, { cause });
  }
}

function positive(text: string): number {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 1)
    throw new UsageError(`--workers: not a number above 0: "${text}".`);
  return n;
}
