/** The schemas say yes to what the program reads, and no to what it refuses, by a validator of another house. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { settingNames, settings } from '../../src/config/setting-table.ts';
import { topicSchema } from '../../src/config/topic-file.ts';
import { digestYaml } from '../../src/setup/digest-yaml.ts';
import { schemaOf } from '../../src/setup/schema.ts';
import { newTopic } from '../../src/setup/topic-yaml.ts';
import { cli, root } from '../support/cli.ts';

// Formats are for editors; the program itself checks addresses.
const ajv = new Ajv({ strict: true, strictTypes: false, allErrors: true, formats: { uri: true } });
const isConfig = ajv.compile(schemaOf('config'));
const isTopic = ajv.compile(schemaOf('topic'));

const bundled = readdirSync(join(root, 'topics')).map((name) =>
  readFileSync(join(root, 'topics', name), 'utf8'),
);

describe('topic files', () => {
  test('every bundled one is valid', () => {
    expect(bundled.length).toBeGreaterThan(5);
    for (const text of bundled)
      expect([isTopic(parse(text)), isTopic.errors]).toEqual([true, null]);
  });

  const base = { id: 'a', name: 'A', sources: [{ kind: 'outlets' }] };
  test.each([
    [{ ...base, prefer: { words: { 晶片: 2 }, outlets: ['某報'], kinds: { interview: 1 } } }, true],
    [{ ...base, avoid: { words: ['股價'] } }, true],
    [{ ...base, sources: [{ kind: 'feed', url: 'https://a.example/', match: 'all' }] }, true],
    [{ ...base, sources: [{ kind: 'feed' }] }, false],
    [{ ...base, sources: [{ kind: 'rss', url: 'https://a.example/' }] }, false],
    [{ ...base, sources: [] }, false],
    [{ ...base, id: 'A b' }, false],
    [{ ...base, alias: [] }, false],
    [{ ...base, prefer: {} }, false],
    [{ ...base, prefer: { words: { a: 11 } } }, false],
    [{ ...base, prefer: { kinds: ['nonsense'] } }, false],
    [{ ...base, windowDays: 'one' }, false],
  ])('%j: %s, as the program has it', (topic, valid) => {
    expect(isTopic(topic)).toBe(valid);
    expect(topicSchema.safeParse(topic).success).toBe(valid);
  });

  test('one written from answers is valid', () => {
    const topic = topicSchema.parse({ ...base, not: ['濕地', "it's: x"], tags: ['a, b', '[c]'] });
    expect(isTopic(parse(newTopic(topic, '../x.json')))).toBe(true);
    expect(topicSchema.parse(parse(newTopic(topic, undefined)))).toEqual(topic);
  });
});

describe('digest.yaml', () => {
  test('with every setting at what holds anyway is valid', () => {
    const all = Object.fromEntries(settingNames.map((name) => [name, settings[name].fallback]));
    const read = parse(digestYaml(all, [], 'x.json')) as unknown;
    expect([isConfig(read), isConfig.errors]).toEqual([true, null]);
  });

  test('every line that is commented out would be read', () => {
    const text = digestYaml({ blog: '.' }, ['A sentence.'], 'x.json');
    // A setting's block ends with its line.
    const lines = text
      .split('\n\n')
      .flatMap((block) => /^# [a-z-]+: \S.*$/.exec(block.trimEnd().split('\n').at(-1) ?? '') ?? []);
    expect(lines.length).toBeGreaterThan(15);
    const read = parse(lines.map((line) => line.slice(2)).join('\n')) as unknown;
    expect([isConfig(read), isConfig.errors]).toEqual([true, null]);
  });

  test.each([
    [{ stories: 7, image: false, 'allow-private': ['127.0.0.1'] }, true],
    [{ 'allow-private': '127.0.0.1,localhost' }, true],
    [{ stories: 'many' }, false],
    [{ engine: 'gpt' }, false],
    [{ storys: 3 }, false],
    [{ 'in-flight': 65 }, false],
    [{ permalink: '/:title/' }, false],
    [{ 'allow-private': 7 }, false],
  ])('%j: %s', (config, valid) => {
    expect(isConfig(config)).toBe(valid);
  });

  test('every key says what it is for', () => {
    const { properties } = schemaOf('config') as {
      properties: Record<string, { description: string }>;
    };
    for (const name of settingNames)
      expect(properties[settings[name].key]?.description).toBe(settings[name].what);
  });
});

test('digest schema prints them; another name is refused with the nearest', async () => {
  const topic = await cli(['schema', 'topic']);
  expect(JSON.parse(topic.out)).toEqual(schemaOf('topic'));
  expect(JSON.parse((await cli(['schema'])).out)).toEqual(schemaOf('config'));
  const wrong = await cli(['schema', 'topics']);
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('Did you mean "topic"?')]);
});
