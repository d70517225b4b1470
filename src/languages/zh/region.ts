/** Where a Chinese text comes from, by its characters and by words that the papers of one region alone use. */
import { hongKongTerms } from '../zh-HK/variety.ts';
import { taiwanTerms } from '../zh-TW/variety.ts';
import type { Region } from './terms.ts';

/** Fewer words of a region are chance: a paper in Taiwan quotes one. */
const fewestSigns = 2;

const signs = {
  // What Taiwan says otherwise than Hong Kong is Hong Kong's.
  hongKong: [...hongKongTerms.signs, ...Object.keys(taiwanTerms.from.hongKong ?? {})],
  taiwan: taiwanTerms.signs,
} as const;

/** @param simplified whether most of its characters are; undefined where nothing tells */
export function regionOf(text: string, simplified: boolean): Region | undefined {
  if (simplified) return 'mainland';
  const count = (words: readonly string[]): number =>
    new Set(words.filter((word) => text.includes(word))).size;
  const [hongKong, taiwan] = [count(signs.hongKong), count(signs.taiwan)];
  if (hongKong >= fewestSigns && hongKong > taiwan) return 'hongKong';
  return taiwan >= fewestSigns && taiwan > hongKong ? 'taiwan' : undefined;
}
