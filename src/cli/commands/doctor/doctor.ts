/** `digest doctor`: what works on this machine, what is missing, what to do. */
import { totalmem } from 'node:os';
import { resolveSettings } from '../../../config/layers.ts';
import { exitCodes, messageOf } from '../../../errors.ts';
import { parseOllamaHost } from '../../../engines/ollama-host.ts';
import { findModel, probeOllama, type OllamaModel } from '../../../engines/ollama-probe.ts';
import { gainText, type KeptEmbeddingExam } from '../../../exam/embedding-result.ts';
import { embeddingExamKey } from '../../../exam/reports.ts';
import { allowedPairs, examKey, mayWrite, whyRetake, type KeptExam } from '../../../exam/result.ts';
import type { Settings } from '../../../config/settings.ts';
import type { Writing } from '../../../model/drafts.ts';
import { chosenModel } from '../../../engines/ollama-open.ts';
import { readBasis, readReports, readResults } from '../../state/exam-files.ts';
import type { Io } from '../../terminal/io.ts';
import { stateFolder } from '../../state/places.ts';
import type { StateFlags } from '../../command.ts';

/** Models by the memory they need with an 8K context, in GiB; names and sizes as in the Ollama library, 2026-08. */
const advice = [
  { memory: 24, model: 'gpt-oss:20b', size: '13 GB' },
  { memory: 16, model: 'gemma3:12b', size: '8.1 GB' },
  { memory: 12, model: 'qwen3.5:9b', size: '6.6 GB' },
  { memory: 7, model: 'qwen3.5:4b', size: '3.4 GB' },
] as const;

/** @returns 0 when a post can be made with a model, 5 when only without one */
export async function doctor(
  flags: StateFlags & { readonly ollamaHost?: string },
  io: Io,
): Promise<number> {
  const { settings } = await resolveSettings(flags, io.env, io.cwd);
  const say = (ok: boolean, text: string): Promise<void> =>
    io.out(`${ok ? 'ok  ' : 'lack'}  ${text}\n`);
  await say(true, `Node ${process.versions.node}`);
  await say(...(await picture()));
  const host = parseOllamaHost(settings.ollamaHost);
  const probe = await probeOllama(host, { signal: io.signal });
  if (!probe.reachable) {
    await say(
      false,
      `no Ollama server at ${host}: ${probe.reason}. Install it from ollama.com, then: ollama serve`,
    );
  } else {
    await say(true, `Ollama ${probe.version} at ${host}`);
    const { exams, embeddings } = await readResults(stateFolder(settings, io.cwd));
    const today = exams.length === 0 ? '' : examKey(await readBasis());
    const satBy = ({ digest }: OllamaModel): readonly KeptExam[] =>
      exams.filter((exam) => !exam.quick && exam.engine.digest === digest);
    for (const model of probe.models) {
      if (model.broken !== undefined) {
        await say(
          false,
          `  model ${model.name} can't be read: ${model.broken}; ollama rm ${model.name}, then pull it again`,
        );
        continue;
      }
      const sat = satBy(model);
      const counts = sat.find(({ exam }) => exam === today);
      const may =
        counts === undefined
          ? sat.length === 0
            ? 'no exam sat'
            : 'its exam counts no more'
          : `may judge ${allowedPairs(counts).join(', ') || 'nothing'}`;
      const reads = model.context === undefined ? [] : [`context ${model.context}`];
      await say(true, [`  model ${model.name}`, ...reads, may].join(', '));
    }
    const chosen = chosenModel(probe.models, settings.model);
    if (chosen !== undefined && chosen.broken === undefined)
      await say(...writes(chosen, satBy(chosen), today, settings));
    const embed = settings.embed === 'off' ? undefined : settings.embed;
    if (embed !== undefined) await say(...(await embedding(embed, probe.models, embeddings)));
  }
  const memory = totalmem() / 2 ** 30;
  const fit = advice.find((entry) => memory >= entry.memory);
  await io.out(
    fit
      ? `\nFor ${memory.toFixed(0)} GiB of memory: ollama pull ${fit.model} (${fit.size})\n`
      : `\n${memory.toFixed(0)} GiB of memory is little for a model: use --engine extractive.\n`,
  );
  const usable = probe.reachable && probe.models.some(({ broken }) => broken === undefined);
  return usable ? exitCodes.published : exitCodes.model;
}

/** How the model that a run would ask takes part: by which right it words sentences, or that it only chooses. */
function writes(
  { name }: OllamaModel,
  sat: readonly KeptExam[],
  today: string,
  { write }: Pick<Settings, 'write'>,
): readonly [boolean, string] {
  const counts = sat.find(({ exam }) => exam === today);
  const [latest] = sat;
  const how = {
    free: 'it words sentences itself',
    choose: 'it chooses by number',
  } as const;
  const examined =
    counts !== undefined
      ? `has sat the exam (${counts.satAt.slice(0, 10)}), which lets it ${mayWrite(counts) ? 'word sentences itself' : 'choose by number only'}`
      : latest === undefined
        ? `has sat no exam: digest exam ${name}`
        : `has no exam that counts: ${whyRetake(latest)}`;
  const right: Writing = counts !== undefined && mayWrite(counts) ? 'free' : 'choose';
  const wished = write === undefined ? '' : ` (as \`write: ${write}\` has it)`;
  return [
    counts !== undefined,
    `runs ask ${name}: ${how[write ?? right]}${wished}; it ${examined}`,
  ];
}

/** Whether runs get vectors of the model that `embed` names. */
async function embedding(
  name: string,
  models: readonly OllamaModel[],
  exams: readonly KeptEmbeddingExam[],
): Promise<readonly [boolean, string]> {
  const found = findModel(models, name);
  if (found === undefined)
    return [false, `no embedding model ${name} on the server: ollama pull ${name}`];
  const sat = exams.filter(({ engine }) => engine.model === name && engine.digest === found.digest);
  const today = sat.length === 0 ? '' : embeddingExamKey(await readReports());
  const record = sat.find(({ exam }) => exam === today);
  if (record === undefined)
    return [false, `embedding model ${name} has not sat today’s exam: digest exam ${name} --embed`];
  return record.marks.useful
    ? [true, `embedding model ${name} helps to tell events apart: ${gainText(record.marks)}`]
    : [false, `embedding model ${name} is of no use by its exam: ${gainText(record.marks)}`];
}

async function picture(): Promise<readonly [boolean, string]> {
  try {
    await import('@takumi-rs/core');
    return [true, 'the picture can be drawn'];
  } catch (error) {
    return [false, `no picture: ${messageOf(error)}; posts come without one`];
  }
}
