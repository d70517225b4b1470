/** `digest demo [DIR]`: a post, its picture and its page of the bundled recording, and what to try next. */
import { mkdir, readFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { runFolder } from '../../../adapters/run-folder.ts';
import { writeWhole } from '../../../adapters/whole-file.ts';
import { atHome } from '../../../config/home.ts';
import { readTextFile } from '../../../config/text-file.ts';
import { parseYamlFile } from '../../../config/yaml-file.ts';
import { UsageError, exitCodes } from '../../../errors.ts';
import { quoted } from '../../../setup/schedule/cron.ts';
import { calledAs } from '../../state/called.ts';
import { mustBeWritable } from '../../state/folders.ts';
import { packageRoot, shortest } from '../../state/places.ts';
import { inColumns } from '../../terminal/columns.ts';
import type { Io } from '../../terminal/io.ts';
import { preview } from '../preview/preview.ts';
import { run } from '../run/run.ts';
import { plantedFaults, printedIn, tellingLines, wentWrong } from './planted-faults.ts';

const recording = join(packageRoot, 'fixtures/replay/qwen-2026-01-26');

/** By its first line a folder is known as the demo's; its settings make it one to go on working in. */
const marker = '# The folder of `digest demo`: posts lie here, what runs keep in .digest.';
const settingsFile = `${marker}\nout: .\nstate: .digest\n`;

/** @throws UsageError for a folder that holds something else */
export async function demo(typed: string, _flags: object, io: Io): Promise<number> {
  const folder = resolve(io.cwd, atHome(typed, io.env));
  await prepare(folder, typed);
  io.err('Making the post of a bundled recording: some ten seconds, no network, no model.\n');
  const there = join(folder, '.digest');
  const inside: Io = { ...io, cwd: folder, env: unconfigured(io.env, there) };
  const code = await run(
    ['qwen'],
    // An edited post is put back, with a copy: who tries out what verify finds begins anew.
    { replay: recording, refresh: true, force: true, quiet: true },
    inside,
  );
  if (code !== exitCodes.published) return code;
  const faultsFile = join(recording, 'planted-faults.yaml');
  const faults = parseYamlFile(faultsFile, await readTextFile(faultsFile), plantedFaults);
  const kept = runFolder(there, '2026-01-26', 'qwen');
  const [provenance, manifest] = [await kept.readProvenance(), await kept.readManifest()];
  if (provenance === undefined || manifest === undefined)
    throw new Error(`the demo's run left no record in ${there}`);
  const printed = printedIn(provenance);
  const wrong = faults.find((fault) => wentWrong(fault, printed));
  if (wrong !== undefined)
    throw new Error(`the demo's post has a planted fault in it: ${wrong.kind}`);
  const { claims, ledger, written } = manifest;
  const file = (ending: string): string =>
    shortest(written.find((path) => path.endsWith(ending)) ?? '', folder);
  const page = file('.md').replace(/md$/, 'html');
  await preview(file('.md'), { html: page }, { ...inside, err: () => undefined });
  const digest = calledAs(io);
  await io.out(
    [
      'Its model answers are written by hand, with faults on purpose:',
      '',
      ...inColumns([['The model said', 'and what became of it'], ...tellingLines(faults)]),
      '',
      `${ledger.length} links found. ${claims.proposed} sentences: ${claims.quoted} in a source’s own words, ${claims.aligned} shortened by rules.`,
      'The news, outlets and people of the recording are invented.',
      '',
      'Open:',
      ...inColumns([
        [`  ${shortest(join(folder, page), io.cwd)}`, 'the page, in a browser'],
        [`  ${shortest(join(folder, file('.md')), io.cwd)}`, 'the post'],
        [`  ${shortest(join(folder, file('.png')), io.cwd)}`, 'its picture'],
      ]),
      '',
      'Try next:',
      ...inColumns([
        [`  cd ${quoted(shortest(folder, io.cwd))}`, ''],
        [`  ${digest} show latest`, 'what became of each link, and why'],
        [`  ${digest} verify ${file('.md')}`, 'each sentence proved again; change a figure first'],
        [`  ${digest} topic new ID --name NAME`, 'a topic of your own'],
        [`  ${digest} ID`, 'its post of today'],
      ]),
      '',
    ].join('\n'),
  );
  return exitCodes.published;
}

/** Makes the folder the demo's, where nothing else lies in it. */
async function prepare(folder: string, typed: string): Promise<void> {
  await mustBeWritable(folder);
  const path = join(folder, 'digest.yaml');
  const before = await readFile(path, 'utf8').catch(() => '');
  if (before.startsWith(`${marker}\n`)) return;
  const names = await readdir(folder).catch(() => []);
  if (names.length > 0)
    throw new UsageError(`${typed} is there already and is no folder of the demo.`, {
      hint: 'Name another: digest demo DIR.',
    });
  await mkdir(folder, { recursive: true });
  await writeWhole(path, settingsFile);
}

/** What a reader has configured is for posts of their own: the demo's is the same everywhere. */
function unconfigured(env: Io['env'], elsewhere: string): Io['env'] {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith('DIGEST_'));
  return { ...Object.fromEntries(kept), XDG_CONFIG_HOME: elsewhere };
}
