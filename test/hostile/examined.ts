/** An exam that the scripted model has passed: only then is it asked to write freely, and, where it is named, to judge. */
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { held, seeded } from '../exam/candidates.ts';
import { cli, temporaryFolder } from '../support/cli.ts';
import { says, scriptedOllama } from '../support/scripted-ollama.ts';
import { askedOf, honest } from './obedient.ts';

let record: Promise<string> | undefined;

/** Sits the exam once for all tests of a file; its answers as a judge are right, and what it writes are its sources' own sentences. */
async function sit(): Promise<string> {
  const server = await scriptedOllama([
    (response, body) => {
      const claim = /句子：(.*)\n回答的格式/.exec(body.messages.at(-1)?.content ?? '')?.[1] ?? '';
      const answer = JSON.stringify(body.format).includes('"answer"')
        ? { answer: held.get(claim) === true ? 'yes' : 'no' }
        : honest(askedOf(body));
      return says(JSON.stringify(answer))(response, body);
    },
  ]);
  const cwd = await temporaryFolder();
  const { code, out } = await cli(
    ['exam', 'test-model', ...seeded, '--ollama-host', server.origin],
    { cwd },
  );
  if (code !== 0) throw new Error(out);
  const folder = join(cwd, '.digest/exams');
  const [name = ''] = await readdir(folder);
  return readFile(join(folder, name), 'utf8');
}

/** Lets the model write and judge in a run of this working folder; gives the flags that name it as a judge. */
export async function admit(cwd: string): Promise<readonly string[]> {
  record ??= sit();
  const folder = join(cwd, '.digest/exams');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'exam.json'), await record);
  return ['--judge', 'test-model', '--judge-own'];
}

/** The ways in which a model is asked to tell a story. */
export const ways = ['chooses', 'writes'] as const;
export type Way = (typeof ways)[number];
