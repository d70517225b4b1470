/** A file of links: one a line, blank lines and what follows a `#` at the beginning of a line or after a space left out. */
import { UsageError } from '../errors.ts';
import { hasPassword } from '../sources/spec-fields.ts';

/**
 * The links in their order, each once.
 * @param path names the file in errors
 * @throws UsageError for the first line that is no http(s) URL, with its number, and for a file without any
 */
export function parseLinks(path: string, text: string): readonly string[] {
  const links = new Map<string, string>();
  for (const [i, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const link = line.replace(/(?:^|\s)#.*$/, '').trim();
    if (link === '') continue;
    const fault = faultOf(link);
    if (fault !== undefined)
      throw new UsageError(`${path}:${i + 1}: ${fault}: “${link.slice(0, 100)}”`, {
        hint: 'One http(s) address a line; # begins a comment.',
      });
    const { href } = new URL(link);
    if (!links.has(href)) links.set(href, href);
  }
  if (links.size === 0)
    throw new UsageError(`${path}: no links in it.`, {
      hint: 'One http(s) address a line; # begins a comment.',
    });
  return [...links.values()];
}

function faultOf(link: string): string | undefined {
  if (/\s/.test(link)) return 'more than one word on the line';
  if (!URL.canParse(link))
    return URL.canParse(`https://${link}`) && link.includes('.')
      ? 'an address without https:// before it'
      : 'no address';
  const { protocol, hostname } = new URL(link);
  if (protocol !== 'http:' && protocol !== 'https:') return 'no http(s) address';
  if (hasPassword(link))
    return 'a name and password in the address, which would be kept in records';
  return hostname === '' ? 'no address' : undefined;
}
