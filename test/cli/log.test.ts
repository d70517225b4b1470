import { describe, expect, test } from 'vitest';
import { failureOf } from '../../src/cli/terminal/failure.ts';
import { digestLine } from '../../src/pipeline/digest.ts';
import { StageFailure } from '../../src/pipeline/runner.ts';
import { cli, demoRecording } from '../support/cli.ts';

const lines = (text: string): readonly Record<string, unknown>[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('what is said on standard error', () => {
  test('--log json: every line is an object; stages, verdicts, hits and the end are there', async () => {
    const { err } = await cli(['qwen', '--replay', demoRecording, '--log', 'json']);
    const events = lines(err);
    expect(new Set(events.map((e) => e['event']))).toEqual(
      new Set([
        'note',
        'stage-start',
        'stage-end',
        'diagnostic',
        'verdict',
        'claims',
        'hit',
        'degraded',
        'end',
      ]),
    );
    expect(events.filter((e) => e['event'] === 'stage-end')).toHaveLength(10);
    expect(events.at(-1)).toMatchObject({ event: 'end', exitCode: 0, written: ['-'] });
  });

  test('--log json: a failure is an object too', async () => {
    const argv = ['qwen', '--replay', demoRecording, '--window', '9d', '--log', 'json'];
    const { code, err } = await cli(argv);
    const failure = lines(err).find((e) => e['event'] === 'failure');
    expect(code).toBe(2);
    expect(failure).toMatchObject({
      exitCode: 2,
      message: expect.stringContaining(
        'not in the recording: GET https://news.google.com',
      ) as string,
    });
  });

  test('--quiet: nothing', async () => {
    const { code, err } = await cli(['qwen', '--replay', demoRecording, '--quiet']);
    expect([code, err]).toEqual([0, '']);
  });

  test('--verbose: every hit with its end', async () => {
    const { err } = await cli(['qwen', '--replay', demoRecording, '--verbose']);
    expect(err.match(/^h[0-9a-f]{12} (?:used|folded into|dropped)/gm)?.length).toBe(34);
  });
});

describe('exit code 1', () => {
  test('is for a bug, with its stack and what to do', () => {
    const failure = failureOf(
      new StageFailure(digestLine, 'verify', new TypeError('x is not y'), {
        records: [],
        values: {},
      }),
      {
        signal: new AbortController().signal,
      },
    );
    expect(failure).toMatchObject({
      exitCode: 1,
      message: expect.stringContaining('--record') as string,
      stack: expect.stringContaining('TypeError: x is not y') as string,
    });
  });
});
