/** The line that leads from a post to those before and after it: the first one below the post's last rule. */
import { postLanguages, type PostLanguage } from '../model/topic.ts';
import { phrasesFor } from '../languages/target-languages.ts';

/** Days of the posts before and after, `YYYY-MM-DD`; absent where there is none yet. */
export interface Neighbours {
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** The rule above the footer. Content has none: its hyphens stand in lines of words. */
const rule = '\n\n---\n\n';
const between = ' ｜ ';

/**
 * Puts the line where it belongs, in the place of the one that is there. Without neighbours there is none, and a post
 * without a rule, which a person has taken out, stays as it is.
 */
export function withNeighbours(
  post: string,
  { before, after }: Neighbours,
  lang: PostLanguage,
  linkTo: (date: string) => string,
): string {
  const at = post.lastIndexOf(rule);
  if (at < 0) return post;
  const { neighbours } = phrasesFor(lang);
  const links = [
    ...(before === undefined ? [] : [`[${neighbours.before(before)}](${linkTo(before)})`]),
    ...(after === undefined ? [] : [`[${neighbours.after(after)}](${linkTo(after)})`]),
  ];
  const [head, rest] = [post.slice(0, at + rule.length), post.slice(at + rule.length)];
  const [first = '', ...others] = rest.split('\n\n');
  const footer = isNeighbourLine(first) ? others.join('\n\n') : rest;
  return head + (links.length === 0 ? footer : `${links.join(between)}\n\n${footer}`);
}

const day = String.raw`\d{4}-\d{2}-\d{2}`;

/** Whether a paragraph is such a line: as it stands in the file, or as it shows. */
export function isNeighbourLine(text: string): boolean {
  const shown = text.trim().replace(/\[([^\]\n]*)\]\([^)\n]*\)/g, '$1');
  return lines.some((line) => line.test(shown));
}

const lines = postLanguages.map((lang) => {
  const { before, after } = phrasesFor(lang).neighbours;
  const [back, on] = [before(day), after(day)];
  return new RegExp(`^(?:${back}|${on}|${back}${between}${on})$`);
});
