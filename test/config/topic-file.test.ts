import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadTopic, otherTopics, parseTopic } from '../../src/config/topic-file.ts';
import { listTopics } from '../../src/config/topic-list.ts';
import { root, temporaryFolder } from '../support/cli.ts';

const bundled = join(root, 'topics');
const head = 'id: x\nname: X\nsources: [{ kind: hn-algolia }]\n';

describe('topic files', () => {
  test('every bundled topic is valid and asks in the scripts of its aliases', async () => {
    const files = await listTopics([bundled]);
    expect(files.map((f) => f.id)).toContain('qwen');
    for (const { id } of files) {
      const topic = await loadTopic(id, [bundled]);
      expect(topic.aliases.length, id).toBeGreaterThan(0);
      const simplified = topic.aliases.some((alias) => alias.script === 'hans');
      const asksChina = topic.sources.some(
        (s) => s.kind === 'google-news' && s['edition'] === 'zh-CN',
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
    ['id: X\nname: X\nsources: [{ kind: hn-algolia }]\n', /x\.yaml:1: id: "X" is not a slug/],
    [
      'id: x\nname: X\nsources:\n  - { kind: hn-algolia }\n  - { kind: feed, url: ftp://a }\n',
      /x\.yaml:5: sources\.1\.url: "ftp:\/\/a" is not an http\(s\) URL/,
    ],
    ['id: x\nname: X\nsources: []\n', /x\.yaml:3: sources: names no source/],
    [
      'id: x\nname: X\ntimeZone: Mars/Base\nsources: [{ kind: hn-algolia }]\n',
      /x\.yaml:3: timeZone: "Mars\/Base" is not an IANA time zone/,
    ],
    ['id: x\nid: y\n', /x\.yaml:2: not YAML: the same key stands twice/],
    [`${head}not: [濕地, '']\n`, /x\.yaml:4: not\.1: /],
    [`${head}with: AI\n`, /x\.yaml:4: with: /],
    [
      `${head}must:\n  - AI\n  - /(晶片/\n`,
      /x\.yaml:6: must\.1: \/\(晶片\/: no regular expression/,
    ],
    [
      `${head}must: ['/(a+)+b/']\n`,
      /x\.yaml:4: must\.0: \/\(a\+\)\+b\/: a pattern that repeats no group/,
    ],
    [`${head}must: ['/.*a.*b.*c/']\n`, /x\.yaml:4: must\.0: .*one of . . \{n,\} at most/],
    [`${head}must: ['/晶片/g']\n`, /x\.yaml:4: must\.0: .*no flag but i/],
    [`${head}must: ['/${'a'.repeat(201)}/']\n`, /x\.yaml:4: must\.0: .*at most 200 characters/],
    [`${head}prefer:\n  words:\n    AI: 0\n`, /x\.yaml:6: prefer\.words\.AI: a weight above 0/],
    [`${head}avoid:\n  words:\n    AI: -1\n`, /x\.yaml:6: avoid\.words\.AI: a weight above 0/],
    [
      `${head}avoid:\n  words:\n    /[/: 1\n`,
      /x\.yaml:6: avoid\.words\.\/\[\/: .*no regular expression/,
    ],
    [
      `${head}prefer: { kinds: { intervew: 1 } }\n`,
      /x\.yaml:4: prefer\.kinds\.intervew: .*Did you mean "interview"/,
    ],
    [`${head}prefer: { kind: { interview: 1 } }\n`, /x\.yaml:4: unknown key "prefer\.kind"/],
    [`${head}not: ['//']\n`, /x\.yaml:4: not\.0: \/\/: an empty pattern; write what/],
    [`${head}not:\n  - 濕地\n  - '，'\n`, /x\.yaml:6: not\.1: ，: no word/],
    [`${head}must: []\n`, /x\.yaml:4: must: nothing in it; name something, or leave it out/],
    [`${head}with: []\n`, /x\.yaml:4: with: nothing in it/],
    [`${head}avoid: {}\n`, /x\.yaml:4: avoid: nothing in it/],
    [`${head}avoid:\n  words: []\n`, /x\.yaml:5: avoid\.words: nothing in it/],
    [`${head}must: ['/.*/']\n`, /x\.yaml:4: must\.0: \/\.\*\/: a pattern that is found in every/],
    [
      `${head}prefer: { parties: ['/(甲+)+/'] }\n`,
      /x\.yaml:4: prefer\.parties\.0: \/\(甲\+\)\+\/: a pattern that repeats no group/,
    ],
    [`${head}avoid: { outlets: [/某報/] }\n`, /x\.yaml:4: avoid\.outlets\.0: .*write the name/],
    [`${head}not: [Ｘ]\n`, /x\.yaml:4: not\.0: Ｘ: is found in the topic's own name “X”/],
    [
      `${head}aliases: [{ text: 燈塔, script: hant }]\nnot:\n  - 濕地\n  - /灯塔?/\n`,
      /x\.yaml:7: not\.1: .* own name “燈塔”/,
    ],
    [`${head}with: [AI]\nnot: [ai]\n`, /x\.yaml:5: not\.0: ai: stands under with too/],
    [
      `${head}prefer: { words: [晶片] }\navoid:\n  words:\n    股價: 1\n    晶片: 2\n`,
      /x\.yaml:8: avoid\.words\.晶片: 晶片: stands under prefer\.words too; leave one/,
    ],
    [`${head}not: [*bold]\n`, /x\.yaml: Unresolved alias .*bold/],
    [
      `${head}tags: &a [x, x, x]\ncategories: [&b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a], &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b], [*c, *c, *c, *c, *c, *c]]\n`,
      /x\.yaml: Excessive alias count/,
    ],
    [`${head}prefer: { parties: 甲 }\n`, /x\.yaml:4: prefer\.parties: a list, or words/],
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

  test('a list under prefer or avoid weighs 1 each', () => {
    const { prefer, avoid } = parseTopic(
      'x.yaml',
      `${head}prefer: { words: [晶片, /AI|人工智慧/], kinds: { interview: 2 } }\navoid: { outlets: [某報] }\n`,
    );
    expect(prefer).toEqual({ words: { 晶片: 1, '/AI|人工智慧/': 1 }, kinds: { interview: 2 } });
    expect(avoid).toEqual({ outlets: { 某報: 1 } });
  });

  test('the other topics are known by their names; a broken file among them ends no run', async () => {
    const own = await temporaryFolder();
    await writeFile(join(own, 'x.yaml'), head);
    await writeFile(
      join(own, 'y.yaml'),
      `${head.replaceAll('x', 'y')}aliases: [{ text: 某某, script: hant }]\n`,
    );
    await writeFile(join(own, 'z.yaml'), 'id: [\n');
    expect(await otherTopics(await loadTopic('x', [own]), [own])).toEqual([
      { id: 'y', names: ['X', '某某'] },
    ]);
  });
});
