/** Imports run one way: bin → cli → pipeline → stages → (sources, text, model); cli → adapters, writers, engines. */
import { readFileSync, readdirSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../support/cli.ts';

/** What each folder of src may import from; `.` stands for the files at src's own level. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  '.': ['.', 'model', 'pipeline'],
  model: ['.', 'model'],
  text: ['.', 'model', 'text'],
  sources: ['.', 'model', 'text', 'sources'],
  stages: ['.', 'model', 'text', 'sources', 'writers', 'stages'],
  writers: ['.', 'model', 'text', 'writers'],
  recheck: ['.', 'model', 'text', 'stages', 'writers', 'recheck'],
  engines: ['.', 'model', 'text', 'engines'],
  config: ['.', 'model', 'text', 'config'],
  adapters: ['.', 'model', 'text', 'config', 'adapters'],
  exam: ['.', 'model', 'text', 'stages', 'exam'],
  pipeline: ['.', 'model', 'stages', 'pipeline'],
  cli: [
    '.',
    'model',
    'text',
    'sources',
    'stages',
    'writers',
    'engines',
    'config',
    'adapters',
    'pipeline',
    'recheck',
    'exam',
    'cli',
  ],
};

interface Import {
  readonly file: string;
  readonly from: string;
  readonly target: string;
}

const src = join(root, 'src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((f) =>
  f.endsWith('.ts'),
);
const folderOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '.') : '.');

const imports: readonly Import[] = files.flatMap((file) => {
  const text = readFileSync(join(src, file), 'utf8');
  return [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((match) => ({
    file: file.replaceAll('\\', '/'),
    from: folderOf(file),
    target: match[1] ?? '',
  }));
});

const inside = imports.filter((i) => i.target.startsWith('.'));
const outside = imports.filter((i) => !i.target.startsWith('.'));

describe('imports', () => {
  test('there are imports to look at, in every folder', () => {
    expect(new Set(inside.map((i) => i.from))).toEqual(new Set(Object.keys(allowed)));
  });

  test('run one way', () => {
    const wrong = inside
      .map((i) => ({ ...i, to: posix.normalize(posix.join(posix.dirname(i.file), i.target)) }))
      .filter((i) => !(allowed[i.from] ?? []).includes(folderOf(i.to)))
      .map((i) => `${i.file} → ${i.to}`);
    expect(wrong).toEqual([]);
  });

  test('stages, recheck, sources, text and model touch neither disk nor network', () => {
    const worldly =
      /^(?:node:)?(?:fs|http|https|net|tls|dns|child_process|process)(?:\/|$)|^undici$/;
    const wrong = outside
      .filter(
        (i) =>
          ['stages', 'recheck', 'sources', 'text', 'model'].includes(i.from) &&
          worldly.test(i.target),
      )
      .map((i) => `${i.file} → ${i.target}`);
    expect(wrong).toEqual([]);
  });

  test('only the CLI names the process, the clock or chance', () => {
    const wrong = files
      .map((f) => f.replaceAll('\\', '/'))
      .filter((f) => !/^(?:cli|adapters)\//.test(f))
      .filter((f) => {
        const code = readFileSync(join(src, f), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
        return /\bprocess\.|Date\.now\(|new Date\(\)|Math\.random\(|performance\.now\(/.test(code);
      });
    // An engine measures how long a model takes, for progress only; no result depends on it.
    expect(wrong.filter((f) => !f.startsWith('engines/'))).toEqual([]);
  });

  test('no file imports what the package does not declare', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const undeclared = outside
      .filter((i) => !i.target.startsWith('node:'))
      .filter(
        (i) =>
          !Object.keys(dependencies).some((d) => i.target === d || i.target.startsWith(`${d}/`)),
      )
      .map((i) => `${relative(src, join(src, i.file))} → ${i.target}`);
    expect(undeclared).toEqual([]);
  });
});
