/** `digest verify POST.md`: proves an old post again from the stored articles, offline. */
import { access, readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { resolveSettings } from '../../../config/layers.ts';
import { UsageError, exitCodes } from '../../../errors.ts';
import type { Digest } from '../../../model/digest.ts';
import type { Proved } from '../../../model/drafts.ts';
import { evidenceOf } from '../../../recheck/evidence.ts';
import type { Finding } from '../../../recheck/finding.ts';
import { checkData, markdownIn } from '../../../recheck/read-envelope.ts';
import { readPost, type ReadPost } from '../../../recheck/read-post.ts';
import { recheck } from '../../../recheck/recheck.ts';
import type { Io } from '../../terminal/io.ts';
import { stateFolder } from '../../state/places.ts';
import { findingLine, findingSummary } from './report.ts';
import { readRun, stageValue } from '../../state/stored-run.ts';
import type { StateFlags } from '../../command.ts';

export interface VerifyFlags extends StateFlags {
  readonly run?: string;
  readonly json?: boolean;
}

/**
 * @returns 0 when everything holds, 1 when something does not
 * @throws UsageError when the file, its run or the run's stored results are not there
 */
export async function verify(path: string, flags: VerifyFlags, io: Io): Promise<number> {
  const file = resolve(io.cwd, path);
  const content = await contentOf(file, path);
  const post = readPost(markdownIn(content));
  const name = flags.run ?? runNameOf(post, file);
  const state = await stateOf(flags, name, file, io);
  const manifest = await readRun(state, name);
  const valueOf = async (
    stage: 'verify' | 'compose',
    lists: readonly string[],
  ): Promise<unknown> => {
    const record = manifest.stages.find((one) => one.stage === stage);
    if (record !== undefined) return withLists(await stageValue(state, record), stage, lists);
    throw new UsageError(`the run ${name} ended before ${stage}.`, {
      hint: 'Run the digest again: it goes on from there.',
    });
  };
  // The result of the stage of that name, its lists checked.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const proved = (await valueOf('verify', ['stories', 'claims', 'remarks'])) as Proved;
  // The result of the stage of that name, its lists checked.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const digest = (await valueOf('compose', ['trend', 'events', 'sources'])) as Digest;
  const { findings: ofText, otherRun } = recheck(post, evidenceOf(proved, digest));
  const findings = [...(otherRun ? [] : checkData(content, digest)), ...ofText];
  if (otherRun) {
    io.err(
      `digest: the run ${name} is not the one that the front matter names (it was made again since, or the front matter was edited): title, tagline, footer and the words behind marks are not compared.\n`,
    );
  }
  await io.out(flags.json ? `${JSON.stringify(findings, null, 2)}\n` : textOf(findings, path));
  return findings.every(({ holds }) => holds) ? exitCodes.published : exitCodes.unproved;
}

/** Refuses what another version of the program stored in another form. */
function withLists(value: unknown, stage: string, lists: readonly string[]): unknown {
  const found = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const has = (name: string): boolean => found.some(([key, v]) => key === name && Array.isArray(v));
  if (lists.every(has)) return value;
  throw new UsageError(`the stored result of ${stage} can’t be read.`, {
    hint: 'Another version of the program made it. Run the digest again with --refresh.',
  });
}

function textOf(findings: readonly Finding[], path: string): string {
  return [...findings.map((finding) => findingLine(finding, path)), findingSummary(findings)].join(
    '',
  );
}

async function contentOf(file: string, shown: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new UsageError(`can’t read ${shown}.`, { hint: 'Name a post’s Markdown file.', cause });
  }
}

/** DATE/TOPIC as the front matter says, else as the file is called. */
function runNameOf(post: ReadPost, file: string): string {
  const named = post.front?.digest['run'];
  if (typeof named === 'string') return named;
  const parts = /^(\d{4}-\d{2}-\d{2})-([a-z0-9-]+)(?:\.[a-z]+)+$/.exec(basename(file));
  if (parts) return `${parts[1] ?? ''}/${parts[2] ?? ''}`;
  const broken = post.front?.error === undefined ? '' : ` (${post.front.error.message})`;
  throw new UsageError(`${basename(file)} does not say which run it comes from${broken}.`, {
    hint: 'Neither its front matter (digest: run:) nor its name has DATE and TOPIC. Say --run DATE/TOPIC.',
  });
}

/** The state folder as set, or, unless it was named, the nearest `.digest` above the post that has the run. */
async function stateOf(flags: VerifyFlags, name: string, file: string, io: Io): Promise<string> {
  const { settings } = await resolveSettings(
    { state: flags.state, blog: flags.blog },
    io.env,
    io.cwd,
  );
  const usual = stateFolder(settings, io.cwd);
  if (settings.state !== undefined || (await hasRun(usual, name))) return usual;
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const state = join(folder, '.digest');
    if (await hasRun(state, name)) return state;
    if (folder === dirname(folder)) return usual;
  }
}

async function hasRun(state: string, name: string): Promise<boolean> {
  try {
    await access(join(state, 'runs', name, 'manifest.json'));
    return true;
  } catch {
    return false;
  }
}
