/** A real model of 135 million parameters sits the quick exam: it ends, and grants it nothing. */
import { expect, test } from 'vitest';
import { cli, temporaryFolder } from '../support/cli.ts';
import { quickPaper, seeded } from '../exam/candidates.ts';
import { host, probe } from './server.ts';

const names = probe.reachable ? probe.models.map(({ name }) => name.replace(/:latest$/, '')) : [];
/** A small model that follows instructions, where the server has it; else its first. */
const model = ['smollm2', ...names].find((name) => names.includes(name)) ?? '';

/** Sixty questions on two cores that do other things besides took up to ten minutes. */
const slowest = 1_500_000;

interface Result {
  readonly engine: { readonly digest: string };
  readonly marks: {
    readonly obedience: Readonly<Record<string, { first: number; repaired: number; lost: number }>>;
    readonly judging: {
      readonly pairs: readonly {
        readonly allowed: boolean;
        readonly falsePassed: { readonly hits: number; readonly of: number };
        readonly truePassed: { readonly hits: number; readonly of: number };
      }[];
    };
  };
}

test(
  'a small model sits the quick exam and may judge nothing',
  async () => {
    const cwd = await temporaryFolder();
    const argv = ['exam', model, '--quick', '--json', ...seeded, '--ollama-host', host];
    const { code, out, err } = await cli(argv, { cwd });
    expect(err).toContain(`${quickPaper.items.length} of ${quickPaper.items.length} questions`);
    expect(code).toBe(0);
    const { engine, marks } = JSON.parse(out) as Result;
    expect(engine.digest).toMatch(/^[0-9a-f]{64}$/);
    const asked = Object.values(marks.obedience).flatMap((count) => Object.values(count));
    expect(asked.reduce((sum, n) => sum + n, 0)).toBe(quickPaper.items.length);
    for (const { allowed, falsePassed, truePassed } of marks.judging.pairs) {
      expect(allowed).toBe(false);
      // The marks themselves, and not only the word quick, keep so small a model from judging.
      const good =
        falsePassed.hits <= falsePassed.of / 10 && truePassed.hits >= 0.6 * truePassed.of;
      if (model === 'smollm2') expect(good).toBe(false);
    }
  },
  slowest,
);
