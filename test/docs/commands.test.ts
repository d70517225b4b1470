/** What the pages say to type is what the program takes, and does what it takes without a network. */
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { optionsOf, type Command } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands/table.ts';
import { runProgram } from '../../src/cli/program.ts';
import { settingNames, settings } from '../../src/config/setting-table.ts';
import { parseTopic } from '../../src/config/topic-file.ts';
import { listTopics } from '../../src/config/topic-list.ts';
import { keysOf } from '../../src/entries.ts';
import { stageNames } from '../../src/pipeline/digest.ts';
import { cli, demoRecording, ioFor, root, temporaryFolder } from '../support/cli.ts';
import {
  commandsIn,
  flagsIn,
  inlineCommandsIn,
  pageOf,
  pages,
  wordsOf,
  type Page,
} from '../support/documented.ts';

const all = await pages();
const bundled = (await listTopics([join(root, 'topics')])).map(({ id }) => id);
/** Topics that some page says how to write. */
const written = all
  .flatMap((page) => [...commandsIn(page), ...inlineCommandsIn(page)])
  .flatMap((line) => /^digest topic new (\S+)/.exec(line)?.[1] ?? []);
const names = ['千問', 'openai'];

/** A word in capitals, or the fields of a date, stand for what a reader puts there. */
const isPlaceholder = (word: string): boolean => /^[A-Z/]+$/.test(word);

interface Parsed {
  readonly command: Command;
  readonly typed: readonly unknown[];
}

/** @throws Error for a line that the command line does not take */
async function parsed(words: readonly string[]): Promise<Parsed | undefined> {
  let found: Parsed | undefined;
  const taking = commands.map((command) => ({
    ...command,
    act: (typed: readonly unknown[]): Promise<number> => {
      found = { command, typed };
      return Promise.resolve(0);
    },
  }));
  const { io, said } = ioFor({ cwd: '/' });
  if ((await runProgram(words, io, taking)) !== 0) throw new Error(said().err);
  return found;
}

/** What is wrong with a line, beyond what the parser sees. */
function faultsOf({ command, typed }: Parsed): readonly string[] {
  const flags = typed.at(-1) as Readonly<Record<string, unknown>>;
  const faults: string[] = [];
  for (const name of command.settings ?? []) {
    const value = flags[name];
    if (value === undefined || (typeof value === 'string' && isPlaceholder(value))) continue;
    if (!settings[name].schema.safeParse(value).success)
      faults.push(`--${settings[name].key} ${JSON.stringify(value)}`);
  }
  for (const [i, argument] of (command.arguments ?? []).entries()) {
    for (const word of [typed[i]].flat()) {
      if (typeof word !== 'string' || isPlaceholder(word)) continue;
      const known =
        argument.choices ??
        (/^\[topics\.\.\.\]|^\[topic\]|<topic>/.test(argument.name)
          ? [...bundled, ...written, ...names]
          : command.name === 'show' && argument.name === '[what]'
            ? ['ledger', 'manifest', 'provenance', 'verdicts', ...stageNames]
            : [word]);
      if (!known.includes(word)) faults.push(`${argument.name} ${word}`);
    }
  }
  return faults;
}

/** The same line, answered from the bundled recording; undefined of one that needs a network, a model or a file. */
function withoutNetwork(words: readonly string[], blog: string): readonly string[] | undefined {
  const [name = '', second] = words;
  const has = (...flags: readonly string[]): boolean => flags.some((flag) => words.includes(flag));
  if (['show', 'verify', 'stories', 'status', 'config', 'schema', 'man'].includes(name))
    return words;
  if (['completion', 'schedule', 'clean', 'demo', 'index'].includes(name)) return words;
  // Without a file it serves until it is stopped.
  if (name === 'preview') return has('--html') ? words : undefined;
  if (name === 'exam') return has('--list') ? words : undefined;
  if (name === 'topics' || name === 'sources') return second === 'check' ? undefined : words;
  if (name === 'topic')
    return has('--name') ? [...words, ...(has('--no-check') ? [] : ['--no-check'])] : undefined;
  if (name === 'init') return has('--yes') ? words : [...words, '--yes', '--topics', 'qwen'];
  if (name !== 'qwen' && name !== '--replay') return undefined;
  if (has('--model', '--judge', '--embed', '--window', '--stories', '--lang')) return undefined;
  const kept = words.filter(
    (word, i) => !['--record', '--replay'].some((flag) => [word, words[i - 1]].includes(flag)),
  );
  const state = has('--state') ? [] : ['--state', join(blog, '.digest')];
  return [...kept, '--replay', demoRecording, ...state];
}

const lines = all.flatMap((page) =>
  [...commandsIn(page), ...inlineCommandsIn(page)].map((line) => ({ path: page.path, line })),
);

describe('each page', () => {
  test.each(lines)('$path says what can be typed: $line', async ({ line }) => {
    const words = wordsOf(line);
    // Named, not typed; and help is commander’s own.
    if (words?.length === 1 && commands.some(({ name }) => name === words[0])) return;
    if (words?.[0] === 'help') expect(words).toEqual(['help', 'COMMAND']);
    else if (words !== undefined) {
      const found = await parsed(words);
      expect(found === undefined ? [] : faultsOf(found)).toEqual([]);
    } else if (line.startsWith('npm ')) {
      const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
        scripts: Record<string, string>;
      };
      const script = /^npm run (?:-s )?([\w:]+)/.exec(line)?.[1];
      if (script !== undefined) expect(keysOf(scripts)).toContain(script);
      else expect(line).toMatch(/^npm (?:ci|test|i -g \.|i (?:[\w@/-]+@[\d.]+ ?)+)$/);
    } else expect(line).toMatch(/^(?:cd|man -l|ollama pull|git clone) \S+/);
  });

  test.each(all)('$path names flags and pages that there are', async ({ path, prose }) => {
    const known = commands.flatMap((words) =>
      optionsOf(words).map(({ flags }) => flags.split(' ')[0] ?? ''),
    );
    for (const flag of flagsIn({ path, prose, blocks: [] }))
      expect([...known, '--future', '--version', '--help'], flag).toContain(flag);
    for (const [, link = ''] of prose.matchAll(/(?:\]\(|src(?:set)?=")([^)"#]+)/g))
      if (!/^https?:/.test(link))
        await expect(access(join(root, dirname(path), link)), link).resolves.toBeUndefined();
  });

  test.each(all)('$path gives settings their defaults', ({ prose }) => {
    const keys = new Map(settingNames.map((name) => [settings[name].key, settings[name].fallback]));
    const told = [...prose.matchAll(/`-{0,2}([a-z-]+)` [(（](\d[\d.]*)/g)]
      .map(([, key = '', value]) => [key, Number(value)] as const)
      .filter(([key]) => keys.has(key));
    expect(told).toEqual(told.map(([key]) => [key, keys.get(key)]));
  });

  const snippets = all.flatMap(({ path, blocks }) =>
    blocks.filter(({ kind }) => kind === 'yaml').map(({ text }) => ({ path, text })),
  );
  test.each(snippets)('$path shows YAML that is taken: $text', async ({ text }) => {
    const keys = new Set(settingNames.map((name) => settings[name].key));
    // A list of variants shows one key more than once.
    const variants = text.split('\n').filter((line) => /^\w/.test(line));
    const repeated = new Set(variants.map((line) => line.split(':')[0])).size < variants.length;
    for (const one of repeated ? variants : [text]) {
      const value = parse(one) as Record<string, unknown>;
      if (keysOf(value).every((key) => keys.has(key))) {
        const cwd = await temporaryFolder();
        await writeFile(join(cwd, 'digest.yaml'), one);
        expect((await cli(['config'], { cwd })).err).toBe('');
      } else {
        const whole = { id: 'x', name: 'X', sources: [{ kind: 'hn-algolia' }], ...value };
        expect(parseTopic('topics/x.yaml', stringify(whole)).sources.length).toBeGreaterThan(0);
      }
    }
  });
});

describe('what is typed does what it says', () => {
  const isOffline = (line: string): boolean =>
    withoutNetwork(wordsOf(line) ?? [], '') !== undefined;
  const lived = all.filter(
    (page) => page.path !== 'README.zh-TW.md' && commandsIn(page).some(isOffline),
  );
  test.each(lived)('on $path, in its order', async (page: Page) => {
    const home = await temporaryFolder();
    const blog = join(home, 'blog');
    await mkdir(join(blog, '_posts'), { recursive: true });
    await writeFile(join(blog, '_config.yml'), 'title: mine\ntimezone: Asia/Taipei\n');
    const env = { HOME: home };
    const run = async (words: readonly string[]): Promise<void> => {
      const { code, err } = await cli(words, { cwd: blog, env });
      // `status` has something to look at where a run was a replay.
      expect(words[0] === 'status' ? [0, 6] : [0], `${words.join(' ')}\n${err}`).toContain(code);
    };
    await run(['qwen', '--replay', demoRecording, '--blog', '.', '--state', '.digest']);
    for (const line of commandsIn(page)) {
      const words = withoutNetwork(wordsOf(line) ?? [], blog);
      if (words !== undefined) await run(words);
    }
  });
});

describe('README in Taiwan’s Chinese', () => {
  test('has the same commands in the same order', () => {
    const [english, chinese] = all.map(commandsIn);
    expect(chinese).toEqual(english);
  });

  test('has the same pages behind its links, and the same flags', () => {
    const [english, chinese] = all.map(({ path, prose, blocks }) => ({
      links: [...prose.matchAll(/\]\(([^)#]+)\)/g)].map(([, link = '']) => link),
      flags: flagsIn({ path, prose, blocks }),
    }));
    const own = (links: readonly string[] = []): readonly string[] =>
      links.filter((link) => !link.startsWith('README'));
    expect(own(chinese?.links)).toEqual(own(english?.links));
    expect(chinese?.flags).toEqual(english?.flags);
  });
});

describe('figures', () => {
  const figuresIn = (text: string): readonly string[] => text.match(/\d[\d,.]*\d|\d/g) ?? [];
  const claims = all
    .slice(0, 2)
    .map(
      ({ prose }) => /^## (?:What makes it different|有什麼不一樣)$([^]*?)^## /m.exec(prose)?.[1],
    );

  test('of README are those that were measured', async () => {
    const measured = new Set(figuresIn(await readFile(join(root, 'docs/measured.md'), 'utf8')));
    const [english = ''] = claims;
    expect(figuresIn(english).length).toBeGreaterThan(10);
    for (const figure of figuresIn(english)) expect([...measured], figure).toContain(figure);
  });

  test('are the same in Taiwan’s Chinese', () => {
    const [english, chinese] = claims.map((text = '') => figuresIn(text).toSorted());
    expect(chinese).toEqual(english);
  });
});

describe('a page with a fault', () => {
  const faulty = async (line: string): Promise<unknown> => {
    const [found = ''] = commandsIn(pageOf('x.md', `    ${line}\n`));
    const read = await parsed(wordsOf(found) ?? []);
    return read === undefined ? [] : faultsOf(read);
  };
  test.each([
    ['digest verfy post.md', ['[topics...] verfy', '[topics...] post.md']],
    ['digest schedule crontab', ['<kind> crontab']],
    ['digest show latest verfy', ['[what] verfy']],
    ['digest qwen --engine olama', ['--engine "olama"']],
  ])('is found: %s', async (line, faults) => {
    expect(await faulty(line)).toEqual(faults);
  });
  test.each(['digest qwen --bog ~/blog', 'digest verify', 'digest clean --older'])(
    'is found: %s',
    async (line) => {
      await expect(faulty(line)).rejects.toThrow();
    },
  );
});
