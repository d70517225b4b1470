/** Which model judges in a run, and between which languages its exam lets it. */
import { join } from 'node:path';
import { resolveSettings } from '../../config/layers.ts';
import { loadPrompts } from '../../config/prompts.ts';
import type { Settings } from '../../config/settings.ts';
import type { RunDeadline } from '../../engines/run-deadline.ts';
import { AnswerError, ModelError } from '../../errors.ts';
import { allowedPairs, whyRetake } from '../../exam/result.ts';
import type { EngineInfo } from '../../model/drafts.ts';
import type { Pair } from '../../model/judging.ts';
import type { Llm } from '../../ports.ts';
import type { Judging } from '../../stages/judge/alone.ts';
import { chooseEngine } from './choose-engine.ts';
import { examsOf, readResults, recordOf } from '../state/exam-files.ts';
import type { Io } from '../terminal/io.ts';
import { packageRoot, stateFolder } from '../state/places.ts';

export interface ChosenJudge {
  /** Asked for `pairs` alone. */
  readonly llm: Llm;
  readonly pairs: readonly Pair[];
  /** One line for the talk: who judges, or why nobody does. */
  readonly said?: string;
  /** A judge was named and can't be had: the run is degraded by it. */
  readonly missing?: string;
}

export interface JudgeOptions {
  readonly settings: Settings;
  readonly writer: Llm;
  /** Where the records of exams lie. */
  readonly state: string;
  readonly io: Io;
  readonly progress: (text: string) => void;
  /** Judge of an earlier run of the same day and topic: its stored answers serve when the server is away. */
  readonly earlier: EngineInfo | undefined;
  /** The writer's, too. */
  readonly deadline: RunDeadline | undefined;
  /** Nobody wrote what is judged: `writer` is the judge itself. */
  readonly alone?: true;
}

/** The word for no judge. */
const off = 'off';

/**
 * The named model, where it has sat the whole exam of today under this state folder; the one that writes, under whatever
 * name, only where `judge-own` says so. Whatever is missing, the run goes on: what rules can't prove gives way to the source's own sentence.
 */
export async function chooseJudge(options: JudgeOptions): Promise<ChosenJudge> {
  const { settings, writer } = options;
  const nobody = (said?: string): ChosenJudge => ({
    llm: writer,
    pairs: [],
    ...(said !== undefined && { said }),
  });
  // Sentences that no model wrote need no judge.
  const model = settings.judge;
  if (model === undefined || model === off || writer.info.engine === 'extractive') return nobody();
  const { engine } = writer.info;
  const { exams } = await readResults(options.state);
  const sat = exams.filter(
    (one) => one.engine.model === model && one.engine.engine === engine && !one.quick,
  );
  const advice = `\`digest exam ${model}\` would tell what it may judge`;
  if (sat.length === 0) return nobody(`No judge: ${model} has not sat the exam; ${advice}.`);
  let llm: Llm;
  try {
    llm = model === writer.info.model ? writer : await opened(model, options);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return { ...nobody(), missing: `No judge: ${error.message}` };
  }
  if (isSame(llm.info, writer.info) && !settings.judgeOwn && !options.alone)
    return nobody(
      `No judge: ${model} writes, and is no judge of its own sentences unless --judge-own says so.`,
    );
  const record = await recordOf(options.state, llm.info);
  if (record === undefined) {
    const [old] = await examsOf(options.state, llm.info);
    return nobody(
      `No judge: ${model}: ${whyRetake(old ?? sat[0] ?? { format: 3, engine: llm.info })}.`,
    );
  }
  const allowed = allowedPairs(record);
  if (allowed.length === 0) return nobody(`No judge: by its exam, ${model} may judge nothing.`);
  return {
    llm: forgiving(llm),
    pairs: allowed,
    said: `Judge: ${model}, for ${allowed.join(', ')}.`,
  };
}

/** One model, maybe under two names. */
function isSame(one: EngineInfo, other: EngineInfo): boolean {
  return (
    one.engine === other.engine &&
    (one.model === other.model || (one.digest !== undefined && one.digest === other.digest))
  );
}

/** A judge that goes away costs its answers, not the run. */
function forgiving(llm: Llm): Llm {
  return {
    ...llm,
    ask: async (request, ahead) => {
      try {
        return await llm.ask(request, ahead);
      } catch (error) {
        if (!(error instanceof ModelError)) throw error;
        throw new AnswerError('server', error.message, { cause: error });
      }
    },
  };
}

async function opened(
  model: string,
  { settings, writer, io, progress, earlier, deadline }: JudgeOptions,
): Promise<Llm> {
  const engine = writer.info.engine === 'openai' ? 'openai' : 'ollama';
  const { llm } = await chooseEngine({
    settings: { ...settings, engine, model },
    io,
    earlier,
    progress,
    deadline,
  });
  return llm;
}

/**
 * For `digest stage verify --judge`: the named model with what its exam lets it judge; says on standard
 * error who judges or why nobody does.
 * @throws ModelError when the server or the model is not there; UsageError for wrong settings
 */
export async function openExaminedJudge(
  model: string,
  typed: Partial<Record<'ollamaHost' | 'openaiUrl' | 'state' | 'blog', string | undefined>>,
  io: Io,
): Promise<Judging> {
  const { settings } = await resolveSettings({ ...typed, model }, io.env, io.cwd);
  const engine =
    settings.engine === 'openai' || typed.openaiUrl !== undefined ? 'openai' : 'ollama';
  const progress = (): void => undefined;
  const named = { ...settings, engine, judge: model } as const;
  const { llm: writer } = await chooseEngine({ settings: named, io, earlier: undefined, progress });
  const state = stateFolder(settings, io.cwd);
  const chosen = await chooseJudge({
    settings: named,
    writer,
    state,
    io,
    progress,
    earlier: undefined,
    deadline: undefined,
    alone: true,
  });
  if (chosen.said !== undefined) io.err(`${chosen.said}\n`);
  const { judge: prompt } = await loadPrompts(join(packageRoot, 'prompts'));
  return { llm: chosen.llm, pairs: chosen.pairs, prompt };
}
