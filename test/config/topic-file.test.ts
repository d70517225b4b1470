import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listTopics, loadTopic, parseTopic } from '../../src/config/topic-file.ts';
import { root, temporaryFolder } from '../support/cli.ts';

const bundled = join(root, 'topics');

describe('topic files', () => {
  test('every bundled topic is valid and asks in the scripts of its aliases', async () => {
    const files = await listTopics([bundled]);
    expect(files.map((f) => f.id)).toContain('qwen');
    for (const { id } of files) {
      const topic = await loadTopic(id, [bundled]);
      expect(topic.aliases.length, id).toBeGreaterThan(0);
      const simplified = topic.aliases.some((alias) => alias.script === 'hans');
      const asksChina = topic.sources.some(
        (s) => s.kind === 'google-news' && s.edition === 'zh-CN',
      );
      expect(asksChina, id).toBe(simplified);
    }
  });

  test('an unknown topic names the nearest', async () => {
    await expect(loadTopic('qwne', [bundled])).rejects.toMatchObject({
      exitCode: 2,
      hint: expect.stringContaining('Did you mean "qwen"?') as string,
    });
  });

  test('defaults make a topic whole', () => {
    const topic = parseTopic('x.yaml', 'id: x\nname: X\nsources: [{ kind: hn-algolia }]\n');
    expect(topic).toMatchObject({
      timeZone: 'Asia/Taipei',
      windowDays: 1,
      language: 'zh-TW',
      aliases: [],
    });
  });

  test.each([
    ['id: x\nname: X\nsource: []\n', /x\.yaml:3: unknown key "source"/],
    ['id: X\nname: X\nsources: [{ kind: hn-algolia }]\n', /x\.yaml:1: id: a slug/],
    [
      'id: x\nname: X\nsources:\n  - { kind: hn-algolia }\n  - { kind: feed, url: ftp://a }\n',
      /x\.yaml:5: sources\.1\.url: an http\(s\) URL/,
    ],
    ['id: x\nname: X\nsources: []\n', /x\.yaml:3: sources: at least one source/],
    [
      'id: x\nname: X\ntimeZone: Mars/Base\nsources: [{ kind: hn-algolia }]\n',
      /x\.yaml:3: timeZone: an IANA time zone/,
    ],
    ['id: x\nid: y\n', /x\.yaml:2: Map keys must be unique/],
  ])('%j is refused with its line', (yaml, message) => {
    expect(() => parseTopic('x.yaml', yaml)).toThrow(message);
  });

  test('the user’s folder goes before the bundled one, and the name must be the id', async () => {
    const own = await temporaryFolder();
    await writeFile(
      join(own, 'qwen.yaml'),
      'id: qwen\nname: Mine\nsources: [{ kind: hn-algolia }]\n',
    );
    expect((await loadTopic('qwen', [own, bundled])).name).toBe('Mine');
    await writeFile(
      join(own, 'other.yaml'),
      'id: qwen\nname: Mine\nsources: [{ kind: hn-algolia }]\n',
    );
    await expect(loadTopic('other', [own])).rejects.toThrow(/differs from the file's name/);
  });
});
