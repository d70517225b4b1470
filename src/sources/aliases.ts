/** The topic's names: which of them to ask for, and whether a text mentions one. */
import type { Alias, Script, Topic } from '../model/topic.ts';
import { foldForComparison } from '../text/scripts.ts';
import { plainText } from './reading/plain-text.ts';

/** As much of a text is searched for names: beyond that a feed carries books. */
const wholeText = 200_000;

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
  const plain = oneLine(text);
  let folded: string | undefined;
  return aliases.some((alias) => {
    if (alias.script === 'latin') return mentionsWord(plain, oneLine(alias.text));
    folded ??= withoutBlanks(text);
    return folded.includes(withoutBlanks(alias.text));
  });
}

/** Letters of a text that says something beside a headline; Han characters tell twice as much. */
const fewestLetters = 10;

/**
 * Whether an item can belong to the topic by its title and what other text there is of it, HTML or not. With nothing
 * but a title it can: the page may still speak of the topic.
 * @param tags what it is filed under
 */
export function mayBelong(
  title: string,
  texts: readonly (string | undefined)[],
  aliases: readonly Alias[],
  tags: readonly string[] = [],
): boolean {
  if (isNamed(title, texts, aliases, tags)) return true;
  const headline = readable(title);
  return !texts.some((text) => saysMore(readable(text ?? ''), headline));
}

/** Whether an item names the topic in its title, in what other text there is of it, HTML or not, or in its tags. */
export function isNamed(
  title: string,
  texts: readonly (string | undefined)[],
  aliases: readonly Alias[],
  tags: readonly string[] = [],
): boolean {
  const told = [title, ...texts, ...tags].map((text) => readable(text ?? ''));
  return mentions(told.join('\n'), aliases);
}

/** A text as a reader sees it, however often it was escaped on its way. */
function readable(html: string): string {
  let text = html;
  for (let times = 0; times < 3; times++) {
    const plainer = plainText(text, wholeText);
    if (plainer === text) break;
    text = plainer;
  }
  return text;
}

/** Not the headline once more, 閱讀全文 or a picture's name. */
function saysMore(text: string, headline: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return text.length + han >= fewestLetters && !headline.includes(text);
}

/** White space is one, whatever kind it is of. */
function oneLine(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ');
}

/** Chinese has no blanks: those within a name come from lines that were broken. */
function withoutBlanks(text: string): string {
  return foldForComparison(text).replace(/\s+/g, '');
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
