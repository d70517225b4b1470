/** Words of other Chinese news and what Taiwan says instead: YAML beside this file, read strictly. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

const wordList = z.strictObject({ about: z.string().min(1), words: z.string().min(1) });
const terms = z.record(
  z.string(),
  z.strictObject({ about: z.string().min(1), words: z.record(z.string(), z.string()) }),
);
const file = z
  .strictObject({
    mainland: terms,
    hongKong: terms,
    kept: z.record(z.string(), wordList),
    signs: z.strictObject({ hongKong: wordList, taiwan: wordList }),
    forms: z.record(z.string(), z.string()),
  })
  .parse(parse(readFileSync(fileURLToPath(new URL('taiwan-terms.yaml', import.meta.url)), 'utf8')));

function wordsOf(groups: z.infer<typeof terms>): Readonly<Record<string, string>> {
  return Object.assign({}, ...Object.values(groups).map(({ words }) => words));
}

/** Words of the mainland, most of which Hong Kong uses too: word → Taiwan's. */
export const mainlandTerms: Readonly<Record<string, string>> = wordsOf(file.mainland);
/** Words of Hong Kong: word → Taiwan's. */
export const hongKongTerms: Readonly<Record<string, string>> = wordsOf(file.hongKong);
/** Forms of characters that Taiwan's newspapers print where OpenCC prefers the dictionary's. */
export const taiwanForms: Readonly<Record<string, string>> = file.forms;

const kept = Object.values(file.kept).flatMap(({ words }) => words.split(/\s+/));

/** By first character: words, the longest first, each with what is printed for it. */
type Table = ReadonlyMap<string, readonly (readonly [word: string, own: string])[]>;

function tableOf(...lists: readonly Readonly<Record<string, string>>[]): Table {
  const all = new Map(lists.flatMap((list) => Object.entries(list)));
  // What Taiwan says already stays: 演算法 holds 算法.
  for (const word of [...all.values(), ...kept]) all.set(word, word);
  const table = new Map<string, (readonly [string, string])[]>();
  for (const entry of [...all].toSorted(([a], [b]) => b.length - a.length)) {
    const first = entry[0].charAt(0);
    table.set(first, [...(table.get(first) ?? []), entry]);
  }
  return table;
}

/** Where Chinese comes from that is not Taiwan's. */
export type Region = 'mainland' | 'hongKong';

const tables: Readonly<Record<Region, Table>> = {
  mainland: tableOf(mainlandTerms),
  hongKong: tableOf(mainlandTerms, hongKongTerms),
};

/**
 * Puts each term as Taiwan says it, from the left, the longest first. `isTorn` says of a stretch that it begins or ends
 * inside of another word: there no term stands.
 */
export function withTaiwanTerms(
  text: string,
  region: Region,
  isTorn: (start: number, end: number) => boolean,
): string {
  let done = '';
  for (let at = 0; at < text.length;) {
    const found = tables[region]
      .get(text.charAt(at))
      ?.find(([word]) => text.startsWith(word, at) && !isTorn(at, at + word.length));
    done += found?.[1] ?? text.charAt(at);
    at += found?.[0].length ?? 1;
  }
  return done;
}

/** Fewer words of another region are chance: a paper in Taiwan quotes one. */
const fewestForeign = 2;

const signs = {
  hongKong: [...file.signs.hongKong.words.split(/\s+/), ...Object.keys(hongKongTerms)],
  taiwan: file.signs.taiwan.words.split(/\s+/),
} as const;

/** Whether a text in Traditional characters says more things as Hong Kong does than as Taiwan does. */
export function speaksHongKong(text: string): boolean {
  const count = (words: readonly string[]): number =>
    new Set(words.filter((word) => text.includes(word))).size;
  const foreign = count(signs.hongKong);
  return foreign >= fewestForeign && foreign > count(signs.taiwan);
}
