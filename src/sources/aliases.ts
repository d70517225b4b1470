/** The topic's names: which of them to ask for, and whether a text mentions one. */
import type { Alias, Script, Topic } from '../model/topic.ts';
import { foldForComparison } from '../text/scripts.ts';

/** The names in the given scripts, each once; the topic's own name when it lists no aliases at all. */
export function namesIn(topic: Topic, scripts: readonly Script[]): readonly string[] {
  if (topic.aliases.length === 0) return [topic.name];
  const names = topic.aliases.filter((alias) => scripts.includes(alias.script));
  return [...new Set(names.map((alias) => alias.text))];
}

/** A name as search engines take it: in quotation marks when it holds a space. */
export function quoted(name: string): string {
  return /\s/.test(name) ? `"${name}"` : name;
}

/**
 * Whether the text mentions one of the names, whatever script it is in. A Latin name must stand as
 * a word: version numbers may follow it (`Qwen3`) and so may a capital (`QwenLM`), letters may not.
 * No names means that everything belongs to the topic.
 */
export function mentions(text: string, aliases: readonly Alias[]): boolean {
  if (aliases.length === 0) return true;
  const plain = text.normalize('NFKC');
  let folded: string | undefined;
  return aliases.some((alias) => {
    if (alias.script === 'latin') return mentionsWord(plain, alias.text.normalize('NFKC'));
    folded ??= foldForComparison(text);
    return folded.includes(foldForComparison(alias.text));
  });
}

/**
 * Whether an item can belong to the topic by its title and what other text there is of it. With
 * nothing but a title it can: the page may still speak of the topic.
 */
export function mayBelong(
  title: string,
  texts: readonly (string | undefined)[],
  aliases: readonly Alias[],
): boolean {
  const told = texts.filter((text) => (text ?? '').trim() !== '');
  return told.length === 0 || mentions([title, ...told].join('\n'), aliases);
}

function mentionsWord(text: string, word: string): boolean {
  const lower = text.toLowerCase();
  const wanted = word.toLowerCase();
  for (let at = lower.indexOf(wanted); at !== -1; at = lower.indexOf(wanted, at + 1)) {
    const before = text[at - 1] ?? ' ';
    const after = text[at + word.length] ?? ' ';
    const last = text[at + word.length - 1] ?? '';
    const joined =
      /\p{Script=Latin}/u.test(after) && !(/\p{Ll}/u.test(last) && /\p{Lu}/u.test(after));
    if (!/[\p{Script=Latin}\p{Nd}]/u.test(before) && !joined) return true;
  }
  return false;
}
