/** A run with an embedding model: granted by its exam, told, recorded, replayed, lost on the way. */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { embeddedText } from '../../src/events/embeddings.ts';
import { reportSchema } from '../../src/exam/reports.ts';
import type { Manifest } from '../../src/model/run.ts';
import { cli, root, temporaryFolder, type CliResult } from '../support/cli.ts';
import {
  embeddingOllama,
  givesVectors,
  near,
  refusesToEmbed,
  vectorOf,
  type EmbeddingOllama,
} from '../support/embedding-ollama.ts';
import { closedPort } from '../support/network.ts';
import { smallSite } from '../support/small-site.ts';

/** What the exam's reports tell, by what a model is given of them. */
const events = new Map(
  (await readFile(join(root, 'fixtures/events/articles.jsonl'), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => reportSchema.parse(JSON.parse(line)))
    .map((report) => [embeddedText(report), report.event] as const),
);

/** Knows the events of the exam, and takes two of the site's stories for one, which by their words they are not. */
const good = givesVectors((text) =>
  near(events.get(text) ?? (text.includes('千問團隊') ? 'team' : text), text, 0.7),
);
/** Knows nothing. */
const useless = givesVectors(vectorOf);

interface Setup {
  readonly cwd: string;
  readonly server: EmbeddingOllama;
  readonly run: (...more: readonly string[]) => Promise<CliResult>;
  readonly exam: (...more: readonly string[]) => Promise<CliResult>;
  readonly manifest: () => Promise<Manifest>;
}

async function setup(reply = good): Promise<Setup> {
  const site = await smallSite();
  const server = await embeddingOllama(reply);
  const cwd = await temporaryFolder();
  const topic = await site.topic(cwd);
  const host = ['--ollama-host', server.origin];
  return {
    cwd,
    server,
    run: (...more) => cli([...topic, '--engine', 'extractive', ...host, ...more], { cwd }),
    exam: (...more) => cli(['exam', 'embedder', '--embed', ...host, ...more], { cwd }),
    manifest: async () =>
      JSON.parse(
        await readFile(join(cwd, '.digest/runs/2026-01-26/small/manifest.json'), 'utf8'),
      ) as Manifest,
  };
}

/** Stories that a run told apart. */
const storiesIn = ({ stages }: Manifest): number | undefined =>
  stages.find(({ stage }) => stage === 'dedupe')?.counts.out;

describe('digest exam --embed', () => {
  test('prints both halves, keeps the record, and asks for nothing twice', async () => {
    const { exam, server, cwd } = await setup();
    const { code, out, err } = await exam();
    expect([code, err]).toEqual([0, expect.stringContaining('eeeeee-embedding.json')]);
    expect(out).toMatch(/held back \(\d+ pairs, \d+ of one event\)/);
    expect(out).toContain('It helps to tell events apart');
    const asked = server.calls.length;
    expect(asked).toBe(12);
    expect((await exam()).out).toBe(out);
    expect(server.calls).toHaveLength(asked);
    await exam('--refresh');
    expect(server.calls).toHaveLength(2 * asked);
    const list = await cli(['exam', '--list'], { cwd });
    expect(list.out).toMatch(/^embedder .*191 reports {2}helps to tell events apart: saves 0\.\d+/);
    expect(list.err).toBe('');
  });

  test('says when a model is of no use', async () => {
    const { exam } = await setup(useless);
    const { code, out } = await exam();
    expect([code, out]).toEqual([0, expect.stringContaining('It is of no use here')]);
    const { marks } = JSON.parse((await exam('--json')).out) as { marks: { useful: boolean } };
    expect(marks.useful).toBe(false);
  });

  test('without a server or with a model that can’t embed it exits 5', async () => {
    const { exam } = await setup(refusesToEmbed(501, 'this model does not support embeddings'));
    expect(await exam()).toMatchObject({ code: 5, err: expect.stringContaining('not support') });
    const nobody = ['--ollama-host', `127.0.0.1:${await closedPort()}`];
    expect((await cli(['exam', 'embedder', '--embed', ...nobody])).code).toBe(5);
  });

  test.each([
    [['--quick'], /without --quick/],
    [['--list'], /no --embed/],
    [['--openai-url', 'http://127.0.0.1:1/v1'], /Ollama server only/],
  ])('refuses %j', async (more, message) => {
    const { code, err } = await cli(['exam', '--embed', ...more]);
    expect([code, err]).toEqual([2, expect.stringMatching(message)]);
  });

  test('asks which model', async () => {
    const { code, err } = await cli(['exam', '--embed']);
    expect([code, err]).toEqual([2, expect.stringContaining('digest exam MODEL --embed')]);
  });
});

describe('a run', () => {
  test('without an embedding model asks nobody, whatever was examined', async () => {
    const { run, exam, server, manifest } = await setup();
    const before = await run();
    await exam();
    const requests = server.requests.length;
    const after = await run('--refresh');
    // A second run also says that it would change nothing.
    const changes = /^No difference to the post .*\n/m;
    expect(after.err).toMatch(changes);
    expect([after.out, after.err.replace(changes, '')]).toEqual([before.out, before.err]);
    expect(server.requests).toHaveLength(requests);
    expect((await manifest()).embedder).toBeUndefined();
    expect(storiesIn(await manifest())).toBe(3);
  });

  test('with one that helps, groups by its vectors too and says so', async () => {
    const { run, exam, manifest, server } = await setup();
    await exam();
    const { code, err } = await run('--embed', 'embedder');
    expect([code, err]).toEqual([0, expect.stringContaining('Embeddings: embedder.')]);
    const { embedder, stages } = await manifest();
    expect(embedder).toEqual({
      engine: { engine: 'ollama', model: 'embedder', digest: 'e'.repeat(64) },
    });
    expect(storiesIn(await manifest())).toBe(2);
    expect(stages.flatMap(({ diagnostics }) => diagnostics.map(({ code: c }) => c))).not.toContain(
      'dedupe.not-embedded',
    );
    const asked = server.calls.length;
    await run('--embed', 'embedder');
    await run('--embed', 'embedder', '--from', 'dedupe');
    expect(server.calls).toHaveLength(asked);
    expect((await run()).err).not.toContain('Embeddings');
    expect(storiesIn(await manifest())).toBe(3);
  });

  test('takes the model from the settings, by its name with or without the tag', async () => {
    const { run, exam, cwd, manifest } = await setup();
    await exam();
    await writeFile(join(cwd, 'digest.yaml'), 'embed: embedder:latest\n');
    expect((await run()).err).toContain('Embeddings: embedder.');
    expect((await run('--embed', 'off')).err).not.toContain('mbeddings');
    expect((await manifest()).embedder).toBeUndefined();
  });

  test('with one that was not examined, is of no use or is another by now, says why not', async () => {
    const { run, exam, server, manifest } = await setup();
    const plain = await run();
    const say = async (why: RegExp): Promise<void> => {
      const { out, err, code } = await run('--embed', 'embedder', '--refresh', '--strict');
      expect([code, err]).toEqual([0, expect.stringMatching(why)]);
      expect(out).toBe(plain.out);
      expect(storiesIn(await manifest())).toBe(3);
    };
    await say(
      /No embeddings: embedder has not sat the exam for them; `digest exam embedder --embed`/,
    );
    await exam();
    server.digest = 'f'.repeat(64);
    await say(/No embeddings: embedder has sat another exam, or was another model then/);
    server.reply = useless;
    await exam();
    await say(/No embeddings: by its exam, embedder is of no use: it saves/);
  });

  test('whose server is away gives what a run without gives, and says so', async () => {
    const { run, exam, manifest } = await setup();
    const plain = await run();
    await exam();
    const away = ['--embed', 'embedder', '--ollama-host', `127.0.0.1:${await closedPort()}`];
    const { code, out, err } = await run(...away, '--refresh');
    expect([code, out]).toEqual([0, plain.out]);
    expect(err).toMatch(/No embeddings: no Ollama server at/);
    expect((await manifest()).embedder).toEqual({
      missing: expect.stringContaining('no Ollama server') as string,
    });
    expect((await run(...away, '--strict')).code).toBe(6);
  });

  test('that loses the server on the way gives what a run without gives, and says so', async () => {
    const { run, exam, manifest, server } = await setup();
    const plain = await run();
    await exam();
    server.reply = refusesToEmbed(500, 'llama runner process has terminated');
    const { code, out, err } = await run('--embed', 'embedder', '--refresh');
    expect([code, out]).toEqual([0, plain.out]);
    expect(err).toMatch(/degraded: dedupe\.not-embedded embedder: .*runner process/);
    const found = (await manifest()).stages.flatMap(({ diagnostics }) => diagnostics);
    expect(found).toContainEqual(expect.objectContaining({ code: 'dedupe.not-embedded' }));
    server.reply = good;
    await run('--embed', 'embedder', '--from', 'dedupe');
    expect(storiesIn(await manifest())).toBe(2);
  });

  test('made again while the server is away has the vectors that it had', async () => {
    const { run, exam, manifest } = await setup();
    await exam();
    await run('--embed', 'embedder');
    const away = ['--embed', 'embedder', '--ollama-host', `127.0.0.1:${await closedPort()}`];
    const { code, err } = await run(...away, '--from', 'dedupe');
    expect([code, err]).toEqual([0, expect.not.stringContaining('degraded')]);
    expect(storiesIn(await manifest())).toBe(2);
  });

  test('is recorded with vectors and scale; a replay gives the same bytes without a server', async () => {
    const { run, exam, cwd } = await setup();
    await exam();
    const recorded = await run('--embed', 'embedder', '--record', 'rec');
    expect(await readdir(join(cwd, 'rec/embed'))).toHaveLength(3);
    const replayed = await cli(['small', '--replay', 'rec', '--state', 'again'], { cwd });
    expect([replayed.code, replayed.out]).toEqual([0, recorded.out]);
    const path = join(cwd, 'again/runs/2026-01-26/small/manifest.json');
    expect(storiesIn(JSON.parse(await readFile(path, 'utf8')) as Manifest)).toBe(2);
    const other = await cli(['small', '--replay', 'rec', '--embed', 'other'], { cwd });
    expect([other.code, other.err]).toEqual([2, expect.stringContaining('"embedder"')]);
    expect((await cli(['small', '--replay', 'rec', '--embed', 'off'], { cwd })).code).toBe(0);
    const [name = ''] = await readdir(join(cwd, 'rec/embed'));
    await writeFile(join(cwd, 'rec/embed', name), 'text: another\nvector: AACAPw==\n');
    const broken = await cli(['small', '--replay', 'rec'], { cwd });
    expect([broken.code, broken.err]).toEqual([2, expect.stringContaining('not in the recording')]);
  });

  test('that lost its vectors is replayed as one that lost them', async () => {
    const { run, exam, cwd, server } = await setup();
    await exam();
    server.reply = refusesToEmbed(500, 'out of luck');
    const recorded = await run('--embed', 'embedder', '--record', 'rec');
    const replayed = await cli(['small', '--replay', 'rec'], { cwd });
    expect([replayed.code, replayed.out]).toEqual([0, recorded.out]);
    expect(replayed.err).toContain('out of luck');
  });
});

describe('digest doctor', () => {
  test('tells whether the embedding model is there, examined and of use', async () => {
    const { exam, server, cwd } = await setup();
    const doctor = async (name = 'embedder'): Promise<string> => {
      const argv = ['doctor', '--ollama-host', server.origin];
      return (await cli(argv, { cwd, env: { DIGEST_EMBED: name } })).out;
    };
    expect(await doctor('other')).toMatch(
      /^warning +model +no embedding model other on the server/m,
    );
    expect(await doctor()).toMatch(
      /^warning +model +embedding model embedder has not sat today’s exam/m,
    );
    await exam();
    expect(await doctor()).toMatch(
      /^ok +model +embedding model embedder helps to tell events apart/m,
    );
    server.reply = useless;
    await exam('--refresh');
    expect(await doctor()).toMatch(/^warning +model +embedding model embedder is of no use/m);
    expect(await doctor('off')).not.toContain('embedding model');
  });
});
