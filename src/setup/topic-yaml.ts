/** Topic files as `digest init` and `digest topic new` write them. */
import { stringify } from 'yaml';
import type { Topic } from '../model/topic.ts';
import { topicFields } from './topic-fields.ts';
import { comment, schemaLine } from './yaml-comments.ts';

/** Fields of a bundled topic that a blog has its own way of. */
export type Adapted = Partial<Pick<Topic, 'categories' | 'tags' | 'timeZone' | 'language'>>;

/** A bundled topic file with the blog's own values; the rest stays as it is written, comments too. */
export function adaptedTopic(bundled: string, own: Adapted, schemaPath: string): string {
  let text = bundled;
  for (const [key, value] of Object.entries(own)) {
    if (value === undefined) continue;
    // Each of these fields stands on a line of its own in the bundled files.
    const line = new RegExp(`^${key}:.*$`, 'm');
    const written = `${key}: ${flow(value)}`;
    text = line.test(text) ? text.replace(line, () => written) : `${text.trimEnd()}\n${written}\n`;
  }
  return schemaLine(schemaPath) + text;
}

/** On one line: `[a, b]`, `{ a: 1 }`. */
function flow(value: unknown): string {
  const flowCollectionPadding = !Array.isArray(value);
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding }).trim();
}

/** A topic file written from answers, each field with what it is for. */
export function newTopic(topic: Topic, schemaPath: string | undefined): string {
  const list = (entries: readonly unknown[]): string =>
    entries.map((entry) => `  - ${flow(entry)}\n`).join('');
  const field = (key: keyof typeof topicFields, text: string): string =>
    `${comment(topicFields[key])}${text}\n`;
  const words = (key: 'not' | 'with' | 'must'): string => {
    const value = topic[key];
    return value === undefined
      ? field(key, `# ${key}: [word, '/pattern/']`)
      : field(key, `${key}: ${flow(value)}`);
  };
  return [
    schemaPath === undefined ? '' : schemaLine(schemaPath),
    `id: ${flow(topic.id)}\n`,
    `name: ${flow(topic.name)}\n`,
    topic.aliases.length === 0
      ? ''
      : field('aliases', `aliases:\n${list(topic.aliases).trimEnd()}`),
    field(
      'sources',
      topic.sources.length === 0 ? 'sources: []' : `sources:\n${list(topic.sources).trimEnd()}`,
    ),
    field('timeZone', `timeZone: ${flow(topic.timeZone)}`),
    field('windowDays', `windowDays: ${topic.windowDays}`),
    field('language', `language: ${topic.language}`),
    field('tags', `tags: ${flow(topic.tags)}`),
    field('categories', `categories: ${flow(topic.categories)}`),
    words('not'),
    words('with'),
    words('must'),
    field('prefer', '# prefer: { words: { AI: 2 }, outlets: [an outlet] }'),
    field('avoid', '# avoid: { words: [word] }'),
  ].join('');
}
