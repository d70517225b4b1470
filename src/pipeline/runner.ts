/** Runs a line: looks results up by content, resumes, tells what happens. */
import { contentKey } from '../content-key.ts';
import { TextGone } from '../errors.ts';
import type { StageRecord } from '../model/run.ts';
import type { Clock, Llm, Ports, Store } from '../ports.ts';
import type { AnyStage, Line, Outcome, Params } from '../stage.ts';

export type RunEvent =
  | { readonly kind: 'stage-start'; readonly stage: string; readonly items: number }
  | { readonly kind: 'stage-end'; readonly record: StageRecord };

export interface RunOptions {
  readonly store: Store;
  readonly ports: Ports;
  readonly params: Params;
  readonly clock: Clock;
  /** Address of what answers behind a port; part of the key of each stage that needs the port. */
  readonly portKeys: Readonly<Partial<Record<keyof Ports, unknown>>>;
  /** Whether a stage's stored result may be used; `made` is there for one that asked the web. */
  readonly mayReuse: (stage: string, made?: Made) => boolean;
  readonly onEvent?: (event: RunEvent) => void;
  /** Around stages without ports, which compute for long and wait for nothing. */
  readonly blocking?: <T>(work: () => T) => T;
}

/** What a result of the web is good for. */
export interface Made {
  /** Of the oldest answer that went into it, in ms since the epoch. */
  readonly at: number;
  /** Something in it failed that may have passed by now. */
  readonly passing: boolean;
}

export interface RunResult<O, R> {
  readonly value: O;
  readonly records: readonly StageRecord[];
  /** Each stage's result, by name. */
  readonly values: R;
}

/** A stage threw; what was done before it is kept. */
export class StageFailure<R = unknown> extends Error {
  override readonly name = 'StageFailure';
  readonly line: Line<never, unknown, keyof Ports, R>;
  readonly stage: string;
  readonly records: readonly StageRecord[];
  /** Results of the stages before. */
  readonly values: Partial<R>;

  constructor(
    line: Line<never, unknown, keyof Ports, R>,
    stage: string,
    cause: unknown,
    { records, values }: { readonly records: readonly StageRecord[]; readonly values: Partial<R> },
  ) {
    super(`stage ${stage}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.line = line;
    this.stage = stage;
    this.records = records;
    this.values = values;
  }
}

/** Whether a run of this very line failed, so that its results are those of its stages. */
export function isFailureOf<R>(
  line: Line<never, unknown, keyof Ports, R>,
  thrown: unknown,
): thrown is StageFailure<R> {
  return thrown instanceof StageFailure && thrown.line === line;
}

/**
 * Runs `line` on `input`. Where a stored result names a text that is no longer kept, every stage runs anew.
 * @throws StageFailure with the stage's own error as cause
 */
export async function runLine<I, O, N extends keyof Ports, R>(
  line: Line<I, O, N, R>,
  input: I,
  options: RunOptions,
): Promise<RunResult<O, R>> {
  try {
    return await runStages(line, input, options);
  } catch (error) {
    if (!(error instanceof StageFailure && error.cause instanceof TextGone)) throw error;
    return runStages(line, input, { ...options, mayReuse: () => false });
  }
}

async function runStages<I, O, N extends keyof Ports, R>(
  line: Line<I, O, N, R>,
  input: I,
  options: RunOptions,
): Promise<RunResult<O, R>> {
  const records: StageRecord[] = [];
  const values: Record<string, unknown> = {};
  let value: unknown = input;
  for (const stage of line.stages) {
    try {
      const { record, result } = await runStage(stage, value, options);
      records.push(record);
      values[stage.name] = result.value;
      value = result.value;
    } catch (cause) {
      throw new StageFailure(line, stage.name, cause, {
        records,
        values: resultsIn<Partial<R>>(values),
      });
    }
  }
  return { value: resultsIn<O>(value), records, values: resultsIn<R>(values) };
}

/** Stages were checked against each other when the line was put together: what they gave is what the line says. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
function resultsIn<R>(given: unknown): R {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return given as R;
}

async function runStage(
  stage: AnyStage,
  input: unknown,
  options: RunOptions,
): Promise<{ record: StageRecord; result: Outcome<unknown> }> {
  const { store, clock, params, onEvent } = options;
  onEvent?.({ kind: 'stage-start', stage: stage.name, items: countOf(input) });
  const started = clock.now();
  const inputKey = contentKey(input);
  const key = contentKey({
    format: 1,
    stage: stage.name,
    version: stage.version,
    params: Object.fromEntries(stage.uses.map((name) => [name, params[name]])),
    input: inputKey,
    ports: Object.fromEntries(stage.needs.map((port) => [port, options.portKeys[port] ?? null])),
  });
  const stored = await store.get(key);
  const asksWeb = stage.needs.includes('fetcher');
  const known =
    isKept(stored) && options.mayReuse(stage.name, asksWeb ? madeOf(stored) : undefined)
      ? stored
      : undefined;
  const cost: Cost = { calls: 0, prompt: 0, output: 0, oldest: started };
  const run = resultsIn<(i: unknown, p: Ports, q: Params) => ReturnType<AnyStage['run']>>(
    stage.run,
  );
  const work = (): ReturnType<typeof run> => run(input, metered(options.ports, cost), params);
  const blocking = stage.needs.length === 0 ? options.blocking : undefined;
  const result = known ?? (await (blocking === undefined ? work() : blocking(work)));
  const at = asksWeb ? (known?.at ?? cost.oldest) : undefined;
  if (known === undefined) await store.put(key, { ...result, ...(at !== undefined && { at }) });
  const record: StageRecord = {
    stage: stage.name,
    version: stage.version,
    key,
    input: inputKey,
    output: contentKey(result.value),
    cached: known !== undefined,
    counts: { in: countOf(input), out: countOf(result.value) },
    // A clock that is put back meanwhile has nothing take less than no time.
    milliseconds: Math.max(0, clock.now() - started),
    ...(at !== undefined && { at: new Date(at).toISOString() }),
    ...(cost.calls > 0 && { calls: cost.calls }),
    ...(cost.prompt + cost.output > 0 && {
      tokens: { prompt: cost.prompt, output: cost.output },
    }),
    diagnostics: result.diagnostics,
  };
  onEvent?.({ kind: 'stage-end', record });
  return { record, result };
}

/** An outcome as the store has it; `at` is there of those that asked the web. */
type Kept = Outcome<unknown> & { readonly at?: number };

function isKept(value: unknown): value is Kept {
  return (
    typeof value === 'object' &&
    value !== null &&
    'value' in value &&
    'diagnostics' in value &&
    Array.isArray(value.diagnostics)
  );
}

function madeOf({ at = 0, diagnostics }: Kept): Made {
  return { at, passing: diagnostics.some((d) => d.passing === true) };
}

/** What a stage has its ports do. */
interface Cost {
  /** When the oldest answer of the web came that it was given, in ms since the epoch. */
  oldest: number;
  calls: number;
  prompt: number;
  output: number;
}

/** The same ports, counting the calls and tokens that pass, and minding how old answers are. */
function metered(ports: Ports, cost: Cost): Ports {
  return {
    fetcher: {
      fetch: async (request) => {
        const response = await ports.fetcher.fetch(request);
        cost.oldest = Math.min(cost.oldest, response.at ?? cost.oldest);
        return response;
      },
    },
    links: ports.links,
    pageTexts: ports.pageTexts,
    pageReader: ports.pageReader,
    llm: meteredLlm(ports.llm, cost),
    judge: meteredLlm(ports.judge, cost),
    embedder: ports.embedder,
  };
}

function meteredLlm(llm: Llm, cost: Cost): Llm {
  // Without a model nothing is called.
  if (llm.info.engine === 'extractive') return llm;
  return {
    info: llm.info,
    contextTokens: llm.contextTokens,
    ask: async (request, ahead) => {
      cost.calls++;
      const answer = await llm.ask(request, ahead);
      cost.prompt += answer.promptTokens;
      cost.output += answer.outputTokens;
      return answer;
    },
  };
}

/** How many things a value holds: its entries when it is a list, its main list when it is a record. */
function countOf(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  if (typeof value !== 'object' || value === null) return 1;
  const lists = new Map<string, unknown>(Object.entries(value));
  const list = ['drafts', 'claims', 'events']
    .map((name) => lists.get(name))
    .find((found) => found !== undefined);
  return Array.isArray(list) ? list.length : 1;
}
