/** What the project's pages say to type: commands, snippets of YAML, flags, links. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './cli.ts';

export interface Page {
  /** From the project's root: `docs/own-model.md`. */
  readonly path: string;
  /** Bodies of indented and fenced blocks, with the word behind the fence. */
  readonly blocks: readonly { readonly kind: string; readonly text: string }[];
  /** What stands outside of blocks. */
  readonly prose: string;
}

/** README in both languages, then what lies in docs/. */
export async function pages(): Promise<readonly Page[]> {
  const docs = (await readdir(join(root, 'docs'))).filter((name) => name.endsWith('.md'));
  const paths = ['README.md', 'README.zh-TW.md', ...docs.toSorted().map((name) => `docs/${name}`)];
  return Promise.all(
    paths.map(async (path) => pageOf(path, await readFile(join(root, path), 'utf8'))),
  );
}

export function pageOf(path: string, text: string): Page {
  const blocks: { kind: string; text: string }[] = [];
  const fenced = text.replace(/^```(\w*)\n([^]*?)^```$/gm, (_, kind: string, body: string) => {
    blocks.push({ kind, text: body });
    return '';
  });
  const prose = fenced.replace(/(?:^ {4}.*\n)+/gm, (body) => {
    blocks.push({ kind: '', text: body.replace(/^ {4}/gm, '') });
    return '';
  });
  return { path, blocks, prose };
}

/** Command lines in their order, as they are typed: without the remark behind them, and each of several by itself. */
export function commandsIn({ blocks }: Page): readonly string[] {
  return blocks
    .filter(({ kind }) => kind === '' || kind === 'sh')
    .flatMap(({ text }) => text.split('\n'))
    .map((line) => line.replace(/(?:^|\s+)# .*/, '').trim())
    .filter((line) => /^(?:digest(?!:)|npm|npx|node|cd|eval|ollama|git|sudo)\b/.test(line))
    .flatMap((line) => line.split(/ (?:&&|\|) /));
}

/** Lines of this program in running text: `` `digest topics check qwen` ``. */
export function inlineCommandsIn({ prose }: Page): readonly string[] {
  return [...prose.matchAll(/`(digest [a-z-][^`]*)`/g)].map(([, line = '']) => line);
}

/** `--flag` wherever it stands. */
export function flagsIn({ prose }: Page): readonly string[] {
  return [...prose.matchAll(/`[^`]*`/g)].flatMap(([code]) => code.match(/--[a-z][a-z-]*/g) ?? []);
}

/** Words of a line of this program, quoted ones whole; undefined of any other. Files that go in and come out are left out. */
export function wordsOf(line: string): readonly string[] | undefined {
  const inner = /^eval "\$\((.*)\)"$/.exec(line)?.[1] ?? line;
  const called = /^(?:sudo )?(?:digest|node bin\/digest\.js)(?: |$)/.exec(inner);
  if (called === null) return undefined;
  const words = inner
    .slice(called[0].length)
    .replaceAll(/ (?:[<>]|>>) ?\S+/g, '')
    .match(/(?:[^\s']|'[^']*')+/g);
  return (words ?? []).map((word) => word.replaceAll("'", ''));
}
