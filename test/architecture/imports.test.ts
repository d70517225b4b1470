/** Imports run one way: bin → cli → pipeline → stages → questions → drafts → proof → (text, model); cli → adapters, writers, engines. */
import { readFileSync, readdirSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { queuePackages } from '../../src/adapters/redis/packages.ts';
import { root } from '../support/cli.ts';

/** What each folder of src may import from; `.` stands for the files at src's own level. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  '.': ['.', 'model', 'pipeline'],
  model: ['.', 'model'],
  text: ['.', 'model', 'text'],
  languages: ['.', 'model', 'text', 'languages'],
  time: ['model', 'text', 'time'],
  events: ['.', 'model', 'text', 'events'],
  sources: ['.', 'model', 'text', 'time', 'sources'],
  proof: ['.', 'model', 'text', 'languages', 'proof'],
  drafts: ['.', 'model', 'text', 'languages', 'proof', 'drafts'],
  content: ['.', 'model', 'text', 'languages', 'events', 'proof', 'drafts', 'content'],
  questions: ['.', 'model', 'text', 'languages', 'proof', 'drafts', 'content', 'questions'],
  stages: [
    '.',
    'model',
    'text',
    'time',
    'events',
    'sources',
    'languages',
    'writers',
    'proof',
    'drafts',
    'content',
    'questions',
    'stages',
  ],
  writers: ['.', 'model', 'text', 'languages', 'writers'],
  recheck: ['.', 'model', 'text', 'languages', 'proof', 'drafts', 'writers', 'recheck'],
  engines: ['.', 'model', 'text', 'languages', 'engines'],
  config: ['.', 'model', 'text', 'sources', 'config'],
  queue: ['.', 'model', 'config', 'queue'],
  adapters: ['.', 'model', 'text', 'sources', 'config', 'queue', 'adapters'],
  exam: [
    '.',
    'model',
    'text',
    'languages',
    'events',
    'proof',
    'drafts',
    'content',
    'questions',
    'exam',
  ],
  pipeline: ['.', 'model', 'text', 'events', 'stages', 'pipeline'],
  setup: ['.', 'model', 'text', 'sources', 'config', 'setup'],
  cli: [
    '.',
    'model',
    'text',
    'languages',
    'sources',
    'proof',
    'drafts',
    'stages',
    'writers',
    'engines',
    'config',
    'adapters',
    'queue',
    'pipeline',
    'recheck',
    'exam',
    'setup',
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

const inside = imports
  .filter((i) => i.target.startsWith('.'))
  .map((i) => ({ ...i, to: posix.normalize(posix.join(posix.dirname(i.file), i.target)) }));
const outside = imports.filter((i) => !i.target.startsWith('.'));

describe('imports', () => {
  test('there are imports to look at, in every folder', () => {
    expect(new Set(inside.map((i) => i.from))).toEqual(new Set(Object.keys(allowed)));
  });

  test('run one way', () => {
    const wrong = inside
      .filter((i) => !(allowed[i.from] ?? []).includes(folderOf(i.to)))
      .map((i) => `${i.file} → ${i.to}`);
    expect(wrong).toEqual([]);
  });

  test('no stage imports another; proof, drafts and questions import none', () => {
    // stages/verify/verify.ts → stages/verify
    const stageOf = (path: string): string => path.split('/').slice(0, 2).join('/');
    const toStages = inside.filter((i) => folderOf(i.to) === 'stages');
    expect(toStages.some((i) => stageOf(i.file) === stageOf(i.to))).toBe(true);
    const wrong = toStages
      .filter((i) => ['proof', 'drafts', 'questions'].includes(i.from) || i.from === 'stages')
      .filter((i) => stageOf(i.file) !== stageOf(i.to))
      .map((i) => `${i.file} → ${i.to}`);
    expect(wrong).toEqual([]);
  });

  test('no circle in proof and drafts, imports of types counted', () => {
    const own = inside.filter((i) =>
      [i.from, folderOf(i.to)].every((f) => ['proof', 'drafts'].includes(f)),
    );
    expect(own.length).toBeGreaterThan(50);
    expect(circlesIn(own.map((i) => [i.file, i.to] as const))).toEqual([]);
  });

  test('stages, proof and what else is pure touch neither disk nor network; the rules read their own lists', () => {
    const worldly =
      /^(?:node:)?(?:fs|http|https|net|tls|dns|child_process|process)(?:\/|$)|^undici$/;
    const pure = new Set(
      'stages recheck sources time text languages model proof drafts questions setup'.split(' '),
    );
    const wrong = outside
      .filter((i) => pure.has(i.from) && worldly.test(i.target))
      .map((i) => `${i.file} → ${i.target}`);
    // Read once, when the module is loaded, from beside it.
    expect(wrong.toSorted()).toEqual([
      'languages/zh/terms.ts → node:fs',
      'proof/lexicon/lexicon.ts → node:fs',
      'proof/rules/rules.ts → node:fs',
      'sources/outlets.ts → node:fs',
    ]);
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
    const isOf = (names: object, { target }: Import): boolean =>
      Object.keys(names).some((d) => target === d || target.startsWith(`${d}/`));
    const undeclared = outside
      .filter((i) => !i.target.startsWith('node:') && !isOf(dependencies, i))
      // What may be absent is loaded when it is asked for; its types are gone by then.
      .filter((i) => !(isOf(queuePackages, i) && isLoadedLate(i)))
      .map((i) => `${relative(src, join(src, i.file))} → ${i.target}`);
    expect(undeclared).toEqual([]);
  });
});

function isLoadedLate({ file, target }: Import): boolean {
  const code = readFileSync(join(src, file), 'utf8');
  const whole = new RegExp(`^import (?!type)[^;]*from '${target}'`, 'm');
  return !whole.test(code);
}

/** Groups of files that can be reached from each other, each as one string in order. */
function circlesIn(edges: readonly (readonly [from: string, to: string])[]): readonly string[] {
  const targets = new Map<string, string[]>();
  for (const [from, to] of edges) targets.set(from, [...(targets.get(from) ?? []), to]);
  const reached = (start: string): ReadonlySet<string> => {
    const seen = new Set<string>();
    const waiting = [...(targets.get(start) ?? [])];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(...(targets.get(next) ?? []));
    }
    return seen;
  };
  const reach = new Map([...targets.keys()].map((file) => [file, reached(file)]));
  const circles = [...reach].flatMap(([file, to]) =>
    to.has(file)
      ? [
          [...to]
            .filter((other) => reach.get(other)?.has(file))
            .toSorted()
            .join(' ⇄ '),
        ]
      : [],
  );
  return [...new Set(circles)];
}

test('a circle is found, however long', () => {
  expect(
    circlesIn([
      ['a', 'b'],
      ['b', 'c'],
      ['d', 'a'],
    ]),
  ).toEqual([]);
  expect(
    circlesIn([
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
      ['d', 'a'],
    ]),
  ).toEqual(['a ⇄ b ⇄ c']);
  expect(circlesIn([['a', 'a']])).toEqual(['a']);
});
