/** What of a post's front matter a reader sees, and what it says of the run. */
import { LineCounter, isMap, isScalar, parseDocument } from 'yaml';
import type { YAMLMap } from 'yaml';

/** A string of the front matter, with its line in the file. */
export interface Field {
  readonly name: string;
  readonly line: number;
  readonly text: string;
}

export interface ReadFrontMatter {
  readonly fields: readonly Field[];
  /** What stands under `digest`, as it is. */
  readonly digest: Readonly<Record<string, unknown>>;
  readonly lang: string | undefined;
  /** Where and why the YAML can't be read. */
  readonly error: { readonly line: number; readonly message: string } | undefined;
}

const shown = new Set([
  'title',
  'tagline',
  'ai_summary',
  'description',
  'excerpt',
  'summary',
  // What generators call the words for who can't see the picture.
  'alt',
  'imageAlt',
  'cover_alt',
]);
const block = /^---[ \t]*\n([\s\S]*?)^---[ \t]*(?:\n|$)/m;

/** The front matter at the head of a file, and the file with it blanked out, so that lines keep their numbers. */
export function readFrontMatter(text: string): {
  readonly front: ReadFrontMatter | undefined;
  readonly rest: string;
} {
  const found = text.startsWith('---') ? block.exec(text) : null;
  if (found?.index !== 0) return { front: undefined, rest: text };
  const rest = found[0].replace(/[^\n]/g, '') + text.slice(found[0].length);
  const lines = new LineCounter();
  const document = parseDocument(found[1] ?? '', { lineCounter: lines, uniqueKeys: false });
  const error = document.errors[0];
  const root = document.contents;
  if (error !== undefined || !isMap(root)) {
    const message = error?.message.split('\n')[0]?.replace(/ at line .*/, '') ?? 'no mapping';
    const line = (error?.linePos?.[0].line ?? 0) + 1;
    return { front: { fields: [], digest: {}, lang: undefined, error: { line, message } }, rest };
  }
  const params = root.get('params', true);
  // Hugo keeps every key that is not its own under `params`.
  const outer = isMap(params) ? [root, params] : [root];
  const pictures = outer.flatMap((map) => [map.get('image', true), map.get('cover', true)]);
  const maps = [...outer, ...pictures.filter((node) => isMap(node))];
  const digest = maps.map((map) => map.get('digest')).find((node) => isMap(node));
  return {
    front: {
      fields: maps.flatMap((map) => fieldsOf(map, lines)),
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      digest: (digest?.toJSON() as Record<string, unknown> | undefined) ?? {},
      lang: maps.map((map) => map.get('lang')).find((lang) => typeof lang === 'string'),
      error: undefined,
    },
    rest,
  };
}

function fieldsOf(map: YAMLMap, lines: LineCounter): readonly Field[] {
  return map.items.flatMap(({ key, value }) => {
    const name = isScalar(key) ? String(key.value) : '';
    if (!shown.has(name) || !isScalar(value) || typeof value.value !== 'string') return [];
    // The line of the opening `---` comes before.
    const line = lines.linePos(value.range?.[0] ?? 0).line + 1;
    return [{ name, line, text: value.value }];
  });
}
