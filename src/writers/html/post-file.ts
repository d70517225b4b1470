/** A post's file, of whatever format, read for showing it: what its front matter says, and its Markdown. */
import { parseDocument } from 'yaml';
import { shownText } from './markdown.ts';

export interface PostFile {
  readonly title: string;
  readonly tagline: string | undefined;
  /** BCP 47. */
  readonly lang: string;
  /** As the front matter has it, whatever its form; undefined where it has none. */
  readonly date: Date | undefined;
  readonly description: string | undefined;
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  /** Path of the picture under the site's root, or beside the post. */
  readonly image: string | undefined;
  readonly imageAlt: string | undefined;
  /** Without front matter, title, tagline and picture. */
  readonly markdown: string;
}

const block = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*\n/;

/** A file without front matter has its title, tagline and picture at the head of the text. */
export function readPostFile(text: string): PostFile {
  const whole = text.replaceAll('\r\n', '\n').replace(/^\uFEFF/, '');
  const found = block.exec(whole);
  const front = found === null ? {} : valuesOf(found[1] ?? '');
  const rest = found === null ? whole : whole.slice(found[0].length);
  const head = found === null ? headOf(rest) : undefined;
  const picture =
    front['image'] ?? front['cover'] ?? front['ogImage'] ?? listOf(front['images'])[0];
  return {
    title: textOf(front['title']) ?? head?.title ?? '',
    tagline: textOf(front['tagline']) ?? head?.tagline,
    lang: textOf(front['lang']) ?? (/[\u3400-\u9fff]/.test(rest) ? 'zh-TW' : 'en'),
    date: dateOf(front['date'] ?? front['pubDate']),
    description: textOf(front['description']),
    tags: listOf(front['tags']),
    categories: listOf(front['categories']),
    // Jekyll's, Astro's and Hugo's themes each have a name of their own for it.
    image:
      textOf(picture) ??
      ['path', 'url', 'image'].map((key) => textOf(mapOf(picture)[key])).find(Boolean) ??
      head?.image,
    imageAlt: textOf(mapOf(picture)['alt']) ?? head?.alt,
    markdown: head?.markdown ?? rest,
  };
}

type Values = Readonly<Record<string, unknown>>;

/** Keys of its own and, of Hugo, those under `params`; nothing where it can't be read. */
function valuesOf(yaml: string): Values {
  const document = parseDocument(yaml, { logLevel: 'silent', uniqueKeys: false });
  const values = document.errors.length > 0 ? {} : mapOf(document.toJS());
  return { ...mapOf(values['params']), ...values };
}

function mapOf(value: unknown): Values {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isMap ? Object.fromEntries(Object.entries(value)) : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.flatMap((item: unknown) => textOf(item) ?? []) : [];
}

/** `2026-01-26 08:00:00 +0800` and RFC 3339. */
function dateOf(value: unknown): Date | undefined {
  if (value instanceof Date) return value;
  const iso = textOf(value)?.replace(
    /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}) ([+-]\d{2})(\d{2})$/,
    '$1T$2$3:$4',
  );
  const date = new Date(iso ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function headOf(text: string): {
  readonly title: string | undefined;
  readonly tagline: string | undefined;
  readonly image: string | undefined;
  readonly alt: string | undefined;
  readonly markdown: string;
} {
  const start = text.search(/^## /m);
  const [head, markdown] = start < 0 ? [text, ''] : [text.slice(0, start), text.slice(start)];
  const paragraphs = head.split(/\n{2,}/).map((part) => part.trim());
  const picture = /^!\[(.*)\]\(([^)\s]*)\)$/.exec(paragraphs.find((p) => p.startsWith('![')) ?? '');
  const title = paragraphs.find((part) => part.startsWith('# '))?.slice(2);
  const tagline = paragraphs.find((part) => part !== '' && !/^(?:# |!\[)/.test(part));
  return {
    title: title && shownText(title),
    tagline: tagline && shownText(tagline),
    image: picture?.[2],
    alt: picture?.[1] && shownText(picture[1]),
    markdown,
  };
}
