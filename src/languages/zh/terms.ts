/** Words of other regions and what a region says instead: terms.yaml of each written standard, read strictly. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { keysOf } from '../../entries.ts';

/** Where Chinese comes from: each has words of its own. */
export type Region = 'mainland' | 'hongKong' | 'taiwan';

const wordList = z.strictObject({ about: z.string().min(1), words: z.string().min(1) });
const group = z.record(
  z.string(),
  z.strictObject({ about: z.string().min(1), words: z.record(z.string(), z.string()) }),
);
const file = z.strictObject({
  mainland: group,
  hongKong: group.optional(),
  taiwan: group.optional(),
  kept: z.record(z.string(), wordList),
  signs: wordList,
  forms: z.record(z.string(), z.string()),
});

export interface Terms {
  /** Words of other regions: word → its own. */
  readonly from: Readonly<Partial<Record<Region, Readonly<Record<string, string>>>>>;
  /** Words that no other region's papers use. */
  readonly signs: readonly string[];
  /** Forms of characters that its newspapers print where OpenCC prefers the dictionary's. */
  readonly forms: Readonly<Record<string, string>>;
  /**
   * Puts each term as the region says it, from the left, the longest first. `isTorn` says of a stretch that it begins
   * or ends inside of another word: there no term stands.
   */
  readonly put: (
    text: string,
    region: Region,
    isTorn: (start: number, end: number) => boolean,
  ) => string;
}

/** By first character: words, the longest first, each with what is printed for it. */
type Table = ReadonlyMap<string, readonly (readonly [word: string, own: string])[]>;

/**
 * Reads `terms.yaml` in a folder.
 * @param folder URL of a file in it, as `import.meta.url` has it
 * @throws where a list is missing, unknown, or says not what it is for
 */
export function readTerms(folder: string): Terms {
  const path = fileURLToPath(new URL('terms.yaml', folder));
  const { kept, signs, forms, ...groups } = file.parse(parse(readFileSync(path, 'utf8')));
  const from = Object.fromEntries(
    keysOf<Region>(groups).map((region) => [region, wordsOf(groups[region] ?? {})]),
  );
  const keptWords = Object.values(kept).flatMap(({ words }) => words.split(/\s+/));
  // Papers of one region borrow most words of the mainland's.
  const tables = new Map(
    keysOf<Region>(groups).map((region) => [
      region,
      tableOf([from['mainland'] ?? {}, from[region] ?? {}], keptWords),
    ]),
  );
  return {
    from,
    signs: signs.words.split(/\s+/),
    forms,
    put: (text, region, isTorn) => putAll(text, tables.get(region), isTorn),
  };
}

function wordsOf(groups: z.infer<typeof group>): Readonly<Record<string, string>> {
  return Object.assign({}, ...Object.values(groups).map(({ words }) => words));
}

function tableOf(
  lists: readonly Readonly<Record<string, string>>[],
  kept: readonly string[],
): Table {
  const all = new Map(lists.flatMap((list) => Object.entries(list)));
  // What the region says already stays: 演算法 holds 算法.
  for (const word of [...all.values(), ...kept]) all.set(word, word);
  const table = new Map<string, (readonly [string, string])[]>();
  for (const entry of [...all].toSorted(([a], [b]) => b.length - a.length)) {
    const first = entry[0].charAt(0);
    table.set(first, [...(table.get(first) ?? []), entry]);
  }
  return table;
}

function putAll(
  text: string,
  table: Table | undefined,
  isTorn: (start: number, end: number) => boolean,
): string {
  let done = '';
  for (let at = 0; at < text.length;) {
    const found = table
      ?.get(text.charAt(at))
      ?.find(([word]) => text.startsWith(word, at) && !isTorn(at, at + word.length));
    done += found?.[1] ?? text.charAt(at);
    at += found?.[0].length ?? 1;
  }
  return done;
}
