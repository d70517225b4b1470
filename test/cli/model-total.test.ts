/** `model-total`: a slow model costs its answers, never the post. */
import { expect, test, vi } from 'vitest';
import { cli, temporaryFolder } from '../support/cli.ts';
import { piece, says, scriptedOllama } from '../support/scripted-ollama.ts';
import { smallSite } from '../support/small-site.ts';

test('a run whose model’s time is used up still prints its post, from the sources’ own sentences', async () => {
  const site = await smallSite();
  const server = await scriptedOllama([
    says('{"facts":[1,2]}'),
    (response) => void response.write(piece('{"facts":')),
  ]);
  const cwd = await temporaryFolder();
  const flags = await site.topic(cwd);
  const { code, out, err } = await cli([...flags, '--engine', 'ollama', '--log', 'json'], {
    cwd,
    env: { DIGEST_OLLAMA_HOST: server.origin, DIGEST_MODEL_TOTAL: '1' },
  });
  expect(code, err).toBe(0);
  expect(out).toContain('離線翻譯');
  expect(err).toContain('the model’s 1 s for this run are used up');
  expect(server.questions).toHaveLength(2);
  await vi.waitFor(() => expect(server.closedEarly()).toBe(1));
});

test('progress tells the time left from what was asked so far', async () => {
  const site = await smallSite();
  const server = await scriptedOllama([
    (response, body) =>
      says(
        JSON.stringify(body.format).includes('headline')
          ? '{"headline":{"text":"標題","facts":[0]},"sentences":[{"text":"內文。","facts":[1]}]}'
          : JSON.stringify(body.format).includes('remarks')
            ? '{"remarks":[]}'
            : '{"facts":[1,2]}',
      )(response, body),
  ]);
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
  const picks = told.filter((text) => text.startsWith('pick ') && text.includes('done'));
  expect(picks.length).toBeGreaterThan(1);
  for (const text of picks) expect(text).toMatch(/, about \d+ (?:s|min) left$/);
});
