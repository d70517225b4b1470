/** robots.txt as RFC 9309 has it: what a site forbids to programs, and how far apart it wants to be asked. */

export interface Robots {
  /** The line that forbids a path with its query, `Disallow: /search`; undefined where none does. */
  readonly forbids: (path: string) => string | undefined;
  /** Between two requests, in milliseconds; 0 where the site does not say. */
  readonly crawlDelayMs: number;
}

/** By this name sites speak to the program; where they do not, the rules for `*` count. */
const ownName = 'digest';

/** The standard asks for 500 KiB at least. In characters. */
const mostText = 512_000;
/** Sites that ask for more mean crawlers of whole sites. In milliseconds. */
const longestDelayMs = 30_000;

export const noRobots: Robots = { forbids: () => undefined, crawlDelayMs: 0 };

interface Rule {
  readonly allows: boolean;
  readonly path: string;
  /** With its escapes as `sameEscapes` has them. */
  readonly pattern: string;
}

interface Group {
  readonly names: string[];
  readonly rules: Rule[];
  crawlDelayMs: number;
}

/** What is no robots.txt (an error page, say) has no rules. */
export function readRobots(text: string): Robots {
  const groups = groupsIn(text);
  const own = groups.filter(({ names }) => names.includes(ownName));
  const ours = own.length > 0 ? own : groups.filter(({ names }) => names.includes('*'));
  if (ours.length === 0) return noRobots;
  const rules = ours
    .flatMap((group) => group.rules)
    // The longest one counts; of two as long, the one that allows.
    .toSorted((a, b) => b.path.length - a.path.length || Number(b.allows) - Number(a.allows));
  return {
    forbids: (path) => {
      const rule = rules.find(({ pattern }) => matches(pattern, sameEscapes(path)));
      return rule === undefined || rule.allows ? undefined : `Disallow: ${rule.path}`;
    },
    crawlDelayMs: Math.min(longestDelayMs, Math.max(...ours.map((group) => group.crawlDelayMs))),
  };
}

function groupsIn(text: string): readonly Group[] {
  const groups: Group[] = [];
  let open = false;
  for (const line of text
    .slice(0, mostText)
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)) {
    const [, key = '', value = ''] =
      /^\s*([a-z-]+)\s*:\s*(.*?)\s*$/i.exec(line.replace(/#.*$/, '')) ?? [];
    const group = groups.at(-1);
    switch (key.toLowerCase()) {
      case 'user-agent': {
        const name = value.toLowerCase().replace(/\/.*$/, '');
        if (open && group !== undefined) group.names.push(name);
        else groups.push({ names: [name], rules: [], crawlDelayMs: 0 });
        open = true;
        break;
      }
      case 'allow':
      case 'disallow':
        open = false;
        if (group !== undefined && value !== '')
          group.rules.push({
            allows: key.toLowerCase() === 'allow',
            path: value,
            pattern: sameEscapes(value),
          });
        break;
      case 'crawl-delay':
        open = false;
        if (group !== undefined && Number(value) > 0) group.crawlDelayMs = Number(value) * 1000;
        break;
      default:
    }
  }
  return groups;
}

/** `*` stands for anything, `$` at the end for the end. No regular expression: one of many stars takes for ever. */
function matches(rule: string, path: string): boolean {
  const [head = '', ...parts] = rule.replace(/\$$/, '').split('*');
  if (!path.startsWith(head)) return false;
  let at = head.length;
  for (const part of parts) {
    const found = path.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  if (!rule.endsWith('$')) return true;
  // What stands before the end may come earlier as well.
  const last = parts.at(-1);
  return last === undefined ? path.length === at : path.endsWith(last);
}

/** `/%e6` and `/%E6`, `/æ` and its escape, are the same. */
function sameEscapes(path: string): string {
  return path
    .replace(/[^\0-\x7f]+/g, encodeURIComponent)
    .replace(/%[0-9a-f]{2}/gi, (escape) => escape.toUpperCase());
}
