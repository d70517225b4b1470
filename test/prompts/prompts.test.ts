import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { loadPrompts, ownPrompts, parsePrompt, promptIds } from '../../src/config/prompts.ts';
import { UsageError } from '../../src/errors.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('the package’s prompts', () => {
  // A changed template without a new version would let old answers pass for new ones.
  test('are the pinned ones; whoever changes one raises its version', async () => {
    const prompts = await loadPrompts();
    const pins = promptIds.map((id) => {
      const { version, template } = prompts[id];
      return { id: prompts[id].id, version, sha256: sha256(template) };
    });
    expect(pins).toEqual([
      {
        id: 'system',
        version: 1,
        sha256: 'b96462037864067e5d163fb6425734a3e0a272b47afd73433e93a2c5bf81bb86',
      },
      {
        id: 'choose',
        version: 1,
        sha256: '8df875c30746d74fd5208220a5ed14abf315abe8ae629f01cf30ce0f0b5005c4',
      },
      {
        id: 'infer',
        version: 1,
        sha256: 'd2d20e1c7ddf5ccf5a657ffc2cf3f46fa4a1e533593784c8af65fbaeb8be7148',
      },
      {
        id: 'write',
        version: 1,
        sha256: 'f2d48ca5b9b16d9fe1a0a51df84c926966527fe403ccb484b144a4324800f15c',
      },
      {
        id: 'remark',
        version: 1,
        sha256: '188ae86c0366face6e5bf7d1c479336a8781bc71eeb77c600ba21f562b602753',
      },
      {
        id: 'judge',
        version: 1,
        sha256: '103ffa302219353438a3e27fbb387a27484048f68b2a769f6acee618e43a75e5',
      },
    ]);
  });

  test('are all that lies in the folder', async () => {
    const files = await readdir(ownPrompts);
    expect(files.toSorted()).toEqual(promptIds.map((id) => `${id}.md`).toSorted());
  });

  test('keep what changes from call to call at their end, for the server’s prompt cache', async () => {
    const prompts = await loadPrompts();
    for (const id of ['choose', 'infer', 'write', 'remark', 'judge'] as const) {
      const [fixed = ''] = prompts[id].template.split('⟦資料⟧');
      expect(fixed).not.toMatch(
        /\{\{(?:most|title|headlines|offers|sentences|facts|claims|document|claim|date)\}\}/,
      );
    }
  });
});

describe('a prompt file', () => {
  const whole = '---\nid: choose\nversion: 2\nvariables: [topic]\n---\nAbout {{topic}}.\n';

  test('is read whole', () => {
    expect(parsePrompt('choose.md', 'choose', whole)).toEqual({
      id: 'choose',
      version: 2,
      variables: ['topic'],
      template: 'About {{topic}}.',
    });
  });

  test.each([
    [
      'a stray variable',
      whole.replace('About', 'About {{title}},'),
      /^choose\.md:6: \{\{title\}\}/,
    ],
    [
      'an idle variable',
      whole.replace('[topic]', '[topic, title]'),
      /^choose\.md:4: variable title/,
    ],
    [
      'an unknown key',
      whole.replace('---\nAbout', 'owner: me\n---\nAbout'),
      /^choose\.md:5: unknown key "owner"/,
    ],
    ['another id', whole.replace('id: choose', 'id: write'), /^choose\.md:2: id is write/],
    ['a version that is no number', whole.replace('2', 'two'), /^choose\.md:3: version/],
    ['a missing key', whole.replace('version: 2\n', ''), /^choose\.md:\d: version/],
    ['no front matter', 'About {{topic}}.', /^choose\.md:1: no front matter/],
    ['broken YAML', whole.replace('[topic]', '[topic'), /^choose\.md:[45]: /],
  ])('with %s is refused by file and line', (_, text, message) => {
    expect(() => parsePrompt('choose.md', 'choose', text)).toThrow(UsageError);
    expect(() => parsePrompt('choose.md', 'choose', text)).toThrow(message);
  });

  test('that is missing is named', async () => {
    await expect(loadPrompts('/nonexistent')).rejects.toThrow(/^\/nonexistent\/system\.md: /);
  });
});
