/** `digest doctor`: the server, its models, what each may judge, and which model fits the machine. */
import { describe, expect, test } from 'vitest';
import { cli, temporaryFolder } from '../support/cli.ts';
import { closedPort } from '../support/network.ts';
import { says, scriptedOllama } from '../support/scripted-ollama.ts';

describe('digest doctor', () => {
  test('names each model of the server with its context and what its exam lets it judge', async () => {
    const model = {
      capabilities: ['completion'],
      model_info: { 'general.architecture': 'qwen3', 'qwen3.context_length': 40_960 },
    };
    const server = await scriptedOllama([says('{"answer":"no"}')], { 'test-model:latest': model });
    const cwd = await temporaryFolder();
    const argv = ['doctor', '--ollama-host', server.origin];
    const before = await cli(argv, { cwd });
    expect(before.code).toBe(0);
    expect(before.out).toMatch(/^ok {4}Ollama 0\.31\.2 at http:/m);
    expect(before.out).toContain('model test-model:latest, context 40960, no exam sat');
    expect(before.out).toMatch(
      /^lack {2}runs ask test-model:latest: it chooses by number; it has sat no exam: digest exam test-model/m,
    );
    await cli(['exam', 'test-model', '--ollama-host', server.origin], { cwd });
    const { out } = await cli(argv, { cwd });
    expect(out).toContain('model test-model:latest, context 40960, may judge nothing');
    expect(out).toMatch(/GiB of memory/);
    expect(out).toContain(
      'runs ask test-model:latest: it chooses by number; it has sat the exam (2026-01-26), which lets it choose by number only',
    );
    const told = await cli(argv, { cwd, env: { DIGEST_WRITE: 'free' } });
    expect(told.out).toContain('it words sentences itself (as `write: free` has it)');
  });

  test('says what to do where no server answers, and exits 5', async () => {
    const { code, out } = await cli(['doctor', '--ollama-host', `127.0.0.1:${await closedPort()}`]);
    expect(code).toBe(5);
    expect(out).toMatch(/^lack {2}no Ollama server at .*ollama serve$/m);
  });
});
