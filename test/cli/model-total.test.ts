/** `model-total`: a slow model costs its answers, never the post. */
import { expect, test, vi } from 'vitest';
import { cli, temporaryFolder } from '../support/cli.ts';
import { piece, says, scriptedOllama, type Reply } from '../support/scripted-ollama.ts';
import { smallSite } from '../support/small-site.ts';

interface Numbers {
  readonly items?: { readonly enum?: readonly number[] };
  readonly minItems?: number;
}

interface Format {
  readonly properties?: {
    readonly headline?: { readonly enum?: readonly number[] };
    readonly sentences?: Numbers;
    readonly facts?: Numbers;
  };
}

/** Each question gets what its own schema asks for: the first title, and as few sentences as it takes. */
const obliging: Reply = (response, body) => {
  const { headline, sentences, facts } = (body.format as Format).properties ?? {};
  const first = (of: Numbers | undefined, least: number): readonly number[] | undefined =>
    of?.items?.enum?.slice(0, of.minItems ?? least);
  const answer =
    headline?.enum !== undefined
      ? { headline: headline.enum[0], sentences: first(sentences, 1) }
      : facts !== undefined
        ? { facts: first(facts, 2) }
        : { remarks: [] };
  return says(JSON.stringify(answer))(response, body);
};

test('a run whose model’s time is used up still prints its post, from the sources’ own sentences', async () => {
  const site = await smallSite();
  const server = await scriptedOllama([
    obliging,
    (response) => void response.write(piece('{"facts":')),
    obliging,
  ]);
  const cwd = await temporaryFolder();
  const flags = [...(await site.topic(cwd)), '--engine', 'ollama'];
  const env = { DIGEST_OLLAMA_HOST: server.origin };
  const cut = await cli(flags, { cwd, env: { ...env, DIGEST_MODEL_TOTAL: '1' } });
  expect(cut.code, cut.err).toBe(0);
  expect(cut.out).toContain('離線翻譯');
  expect(cut.err).toContain('the model’s 1 s for this run are used up');
  expect(server.questions).toHaveLength(2);
  await vi.waitFor(() => expect(server.closedEarly()).toBe(1));

  // Later: what was lost is asked again, the answer that came is remembered.
  const later = await cli([...flags, '--from', 'summarise'], { cwd, env });
  expect(later.code, later.err).toBe(0);
  expect(later.err).not.toContain('used up');
  const asked = server.questions.map(({ messages }) => messages[1]?.content);
  expect(asked).toHaveLength(3);
  expect(asked.filter((question) => question === asked[0])).toHaveLength(1);
  expect(asked.filter((question) => question === asked[1])).toHaveLength(2);
});

test('progress tells the time left from what was asked so far', async () => {
  const site = await smallSite();
  const server = await scriptedOllama([obliging]);
  const cwd = await temporaryFolder();
  const flags = await site.topic(cwd);
  const { err } = await cli([...flags, '--engine', 'ollama', '--log', 'json'], {
    cwd,
    env: { DIGEST_OLLAMA_HOST: server.origin },
  });
  const told = err
    .split('\n')
    .filter((line) => line.includes('"event":"progress"'))
    .map((line) => (JSON.parse(line) as { readonly text: string }).text);
  const asked = told.filter((text) => /^(?:pick|choose) /.test(text) && text.includes('done'));
  expect(asked.length).toBeGreaterThan(1);
  for (const text of asked) expect(text).toMatch(/, about \d+ (?:s|min) left$/);
});
