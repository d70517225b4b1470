/** Who writes: the servers, their models, what their exams let them do, and how fast they are. */
import { totalmem } from 'node:os';
import type { Settings } from '../../../config/settings.ts';
import { parseOllamaHost } from '../../../engines/ollama-host.ts';
import { chosenModel, openOllamaEngine } from '../../../engines/ollama-open.ts';
import {
  findModel,
  probeOllama,
  type OllamaModel,
  type OllamaProbe,
} from '../../../engines/ollama-probe.ts';
import { createOpenAiEngine } from '../../../engines/openai-compatible.ts';
import { probeOpenAi } from '../../../engines/openai-probe.ts';
import { exitCodes } from '../../../errors.ts';
import { gainText, type KeptEmbeddingExam } from '../../../exam/embedding-result.ts';
import { embeddingExamKey } from '../../../exam/reports.ts';
import { allowedPairs, examKey, mayWrite, whyRetake, type KeptExam } from '../../../exam/result.ts';
import type { Writing } from '../../../model/drafts.ts';
import type { Manifest } from '../../../model/run.ts';
import { readBasis, readReports, readResults } from '../../state/exam-files.ts';
import type { Io } from '../../terminal/io.ts';
import { fault, ok, warning, type Finding } from './finding.ts';
import { checkSpeed, smallestModel, workIn } from './speed.ts';

export interface ModelOptions {
  readonly settings: Settings;
  readonly state: string;
  /** Of the latest weeks. */
  readonly runs: readonly Manifest[];
  /** Asks the model one short question. */
  readonly measure: boolean;
  readonly io: Io;
}

/** The one to begin with: how fast a machine is shows only once a model runs on it. */
const first = smallestModel.model;

/** Longest that the measurement may take, in ms; loading the model not counted in by Ollama's own warm-up. */
const limits = { firstTokenMs: 120_000, idleMs: 60_000, totalMs: 150_000 };

export async function checkModels(options: ModelOptions): Promise<readonly Finding[]> {
  const { engine, openaiUrl } = options.settings;
  if (engine === 'extractive')
    return [
      ok(
        'model',
        'none is wanted (engine: extractive): posts are made of the sources’ own sentences',
      ),
    ];
  if (engine === 'openai') return checkOpenAi(options);
  return [
    ...(openaiUrl === undefined
      ? []
      : [
          warning(
            'model',
            `openai-url is set (${openaiUrl}), and engine is ${engine}: runs don’t ask that server`,
            'engine: openai, and model: its model’s name',
          ),
        ]),
    ...(await checkOllama(options)),
  ];
}

async function checkOpenAi({
  settings,
  runs,
  measure,
  io,
}: ModelOptions): Promise<readonly Finding[]> {
  const { openaiUrl, model, openaiKeyEnv, contextTokens } = settings;
  if (openaiUrl === undefined || model === undefined)
    return [
      fault(
        'model',
        exitCodes.usage,
        `engine is openai, and ${openaiUrl === undefined ? 'openai-url' : 'model'} is not set`,
        'for example openai-url: http://127.0.0.1:8080/v1 and model: qwen3.5-9b',
      ),
    ];
  const apiKey = io.env[openaiKeyEnv];
  const probe = await probeOpenAi(openaiUrl, { apiKey, signal: io.signal });
  if (!probe.reachable)
    return [
      fault(
        'model',
        exitCodes.model,
        `no OpenAI-compatible server at ${openaiUrl}: ${probe.reason}`,
        `start it, or set openai-url; its key is read from ${openaiKeyEnv}`,
      ),
    ];
  const findings = [
    ok(
      'model',
      `a server${probe.server === undefined ? '' : ` (${probe.server})`} answers at ${openaiUrl}`,
    ),
  ];
  const found = probe.models?.find(({ id }) => id === model || id === `${model}:latest`);
  if (probe.models !== undefined && found === undefined)
    findings.push(
      warning(
        'model',
        `it lists no model ${model}, but ${probe.models.map(({ id }) => id).join(', ') || 'none'}`,
        'set model: one of these; some servers take any name',
      ),
    );
  else if (found !== undefined)
    findings.push(
      ok('model', `${model}${found.context === undefined ? '' : `, context ${found.context}`}`),
    );
  if (found?.context !== undefined && found.context < contextTokens)
    findings.push(
      warning(
        'model',
        `context-tokens is ${contextTokens}, the model’s context ${found.context}`,
        `context-tokens: ${found.context}`,
      ),
    );
  if (!measure) return findings;
  const speed = await checkSpeed({
    name: model,
    memory: memoryInGiB(),
    work: workIn(runs, model),
    open: (onProgress) =>
      Promise.resolve(
        createOpenAiEngine({
          baseUrl: openaiUrl,
          model,
          apiKey,
          contextTokens,
          limits,
          signal: io.signal,
          onProgress,
          firstWaitMs: limits.totalMs,
        }),
      ),
  });
  return [...findings, speed];
}

async function checkOllama(options: ModelOptions): Promise<readonly Finding[]> {
  const { settings, state, io } = options;
  const host = parseOllamaHost(settings.ollamaHost);
  const probe = await probeOllama(host, { signal: io.signal });
  const insisted = settings.engine === 'ollama';
  const lack = (text: string, todo: string): Finding =>
    insisted
      ? fault('model', exitCodes.model, text, todo)
      : warning('model', `${text}; posts are made of the sources’ own sentences`, todo);
  if (!probe.reachable)
    return [
      lack(
        `no Ollama server at ${host}: ${probe.reason}`,
        `install it from ollama.com, then: ollama serve && ollama pull ${first}; the doctor then says from its speed whether a larger one fits`,
      ),
    ];
  const findings: Finding[] = [ok('model', `Ollama ${probe.version} at ${host}`)];
  const { exams, embeddings } = await readResults(state);
  const today = exams.length === 0 ? '' : examKey(await readBasis());
  const satBy = ({ digest }: OllamaModel): readonly KeptExam[] =>
    exams.filter((exam) => !exam.quick && exam.engine.digest === digest);
  for (const model of probe.models) findings.push(aboutModel(model, satBy(model), today));
  const chosen = chosenModel(probe.models, settings.model);
  if (chosen === undefined)
    findings.push(
      lack(
        settings.model === undefined
          ? 'it has no model that can chat'
          : `it has no model ${settings.model}`,
        `ollama pull ${settings.model ?? first}`,
      ),
    );
  else if (chosen.broken === undefined) {
    findings.push(rightOf(chosen, satBy(chosen), today, settings));
    if (options.measure) findings.push(await speedOf(chosen, host, options));
  }
  const embed = settings.embed === 'off' ? undefined : settings.embed;
  if (embed !== undefined) findings.push(await embedding(embed, probe, embeddings));
  return findings;
}

function speedOf(
  model: OllamaModel,
  host: string,
  { settings, runs, io }: ModelOptions,
): Promise<Finding> {
  const name = model.name.replace(/:latest$/, '');
  return checkSpeed({
    name,
    size: model.size,
    memory: memoryInGiB(),
    work: workIn(runs, name),
    open: (onProgress) =>
      openOllamaEngine({
        host,
        model: model.name,
        // As runs ask for: another value would make the server load the model again.
        contextTokens: settings.contextTokens,
        limits,
        signal: io.signal,
        onProgress,
      }),
  });
}

function memoryInGiB(): number {
  return totalmem() / 2 ** 30;
}

function aboutModel(model: OllamaModel, sat: readonly KeptExam[], today: string): Finding {
  const { name, broken, context } = model;
  if (broken !== undefined)
    return warning(
      'model',
      `${name} can’t be read: ${broken}`,
      `ollama rm ${name}, then pull it again`,
    );
  const counts = sat.find(({ exam }) => exam === today);
  const may =
    counts === undefined
      ? sat.length === 0
        ? 'no exam sat'
        : 'its exam counts no more'
      : `may judge ${allowedPairs(counts).join(', ') || 'nothing'}`;
  return ok(
    'model',
    [name, ...(context === undefined ? [] : [`context ${context}`]), may].join(', '),
  );
}

/** How the model that a run would ask takes part: by which right it words sentences, or that it only chooses. */
function rightOf(
  { name }: OllamaModel,
  sat: readonly KeptExam[],
  today: string,
  { write }: Pick<Settings, 'write'>,
): Finding {
  const counts = sat.find(({ exam }) => exam === today);
  const [latest] = sat;
  const how = { free: 'it words sentences itself', choose: 'it chooses by number' } as const;
  const right: Writing = counts !== undefined && mayWrite(counts) ? 'free' : 'choose';
  const wished = write === undefined ? '' : ` (as \`write: ${write}\` has it)`;
  const asked = `runs ask ${name}: ${how[write ?? right]}${wished}`;
  if (counts !== undefined)
    return ok(
      'model',
      `${asked}; it has sat the exam (${counts.satAt.slice(0, 10)}), which lets it ${mayWrite(counts) ? 'word sentences itself' : 'choose by number only'}`,
    );
  // Choosing by number asks for no exam.
  const why =
    latest === undefined ? 'it has sat no exam' : `its exam counts no more: ${whyRetake(latest)}`;
  return write === 'free'
    ? warning('model', `${asked}; ${why}`, `digest exam ${name}`)
    : ok('model', `${asked}; ${why} (digest exam ${name} says what else it may do)`);
}

/** Whether runs get vectors of the model that `embed` names. */
async function embedding(
  name: string,
  { models }: OllamaProbe & { readonly reachable: true },
  exams: readonly KeptEmbeddingExam[],
): Promise<Finding> {
  const found = findModel(models, name);
  if (found === undefined)
    return warning('model', `no embedding model ${name} on the server`, `ollama pull ${name}`);
  const sat = exams.filter(({ engine }) => engine.model === name && engine.digest === found.digest);
  const today = sat.length === 0 ? '' : embeddingExamKey(await readReports());
  const record = sat.find(({ exam }) => exam === today);
  if (record === undefined)
    return warning(
      'model',
      `embedding model ${name} has not sat today’s exam`,
      `digest exam ${name} --embed`,
    );
  return record.marks.useful
    ? ok('model', `embedding model ${name} helps to tell events apart: ${gainText(record.marks)}`)
    : warning(
        'model',
        `embedding model ${name} is of no use by its exam: ${gainText(record.marks)}`,
        'embed: off',
      );
}
