/** `sections`: a post of one's own parts, and what can't be one. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli, demoRecording, temporaryFolder, type CliResult } from '../support/cli.ts';

const own = `sections:
  - { id: news, heading: '要聞 <b>[x](y) {{ z }}', items: 2 }
  - key-points
  - { id: analysis, items: 1 }
  - { id: sources, heading: 出處 }
`;

async function postWith(
  digestYaml: string,
  ...more: readonly string[]
): Promise<CliResult & { cwd: string }> {
  const cwd = await temporaryFolder();
  await writeFile(join(cwd, 'digest.yaml'), digestYaml);
  const made = await cli(
    ['qwen', '--replay', demoRecording, '--engine', 'extractive', '--state', 'st', ...more],
    { cwd },
  );
  return { ...made, cwd };
}

const headingsOf = (post: string, level: 2 | 3): readonly string[] =>
  post
    .split('\n')
    .filter((line) => line.startsWith(`${'#'.repeat(level)} `))
    .map((line) => /\{#([\w-]+)\}$/.exec(line)?.[1] ?? line);

describe('a post of one’s own sections', () => {
  test('has them in their order, under their headings, with so many items, and is proved again', async () => {
    const { code, out, cwd } = await postWith(own);
    expect(code).toBe(0);
    expect(headingsOf(out, 2)).toEqual(['news', 'key-points', 'analysis', 'sources']);
    expect(headingsOf(out, 3).filter((id) => id.startsWith('event-'))).toEqual([
      'event-1',
      'event-2',
    ]);
    expect(out).toContain('## 要聞 &lt;b&gt;');
    expect(out).not.toContain('{{ z }}');
    expect(out).toContain('## 出處 {#sources}');
    const analysis = out.slice(out.indexOf('{#analysis}'), out.indexOf('{#sources}'));
    expect(analysis).toMatch(/^1\. /m);
    expect(analysis).not.toMatch(/^2\. /m);
    await writeFile(join(cwd, 'post.md'), out);
    const verified = await cli(['verify', 'post.md', '--state', 'st'], { cwd });
    expect(verified.out + verified.err).toContain('everything holds');
    expect(verified.code).toBe(0);
  }, 180_000);

  test('lists no source that is cited only in a section that does not stand', async () => {
    const all = await postWith('');
    const few = await postWith('sections: [news, sources]\n');
    const sources = ({ out }: CliResult): number =>
      (out.slice(out.indexOf('{#sources}')).match(/^\d+\. /gm) ?? []).length;
    expect(headingsOf(few.out, 2)).toEqual(['news', 'sources']);
    expect(sources(few)).toBeGreaterThan(0);
    expect(sources(few)).toBeLessThan(sources(all));
    expect(few.out).not.toContain('本期從缺');
  });

  test('named by the flag goes before the file', async () => {
    const { out } = await postWith(own, '--sections', 'sources,news');
    expect(headingsOf(out, 2)).toEqual(['sources', 'news']);
  });

  test('stands in a topic file too', async () => {
    const cwd = await temporaryFolder();
    await mkdir(join(cwd, 'topics'));
    const topic = (sections: string): string =>
      `id: tide\nname: Tide\nsources:\n  - { kind: hn-algolia }\n${sections}`;
    await writeFile(join(cwd, 'topics/tide.yaml'), topic('sections: [news, sources]\n'));
    expect((await cli(['tide', '--dry-run', '--date', 'tomorrow'], { cwd })).err).not.toContain(
      'sections',
    );
    await writeFile(join(cwd, 'topics/tide.yaml'), topic('sections:\n  - news\n  - sorces\n'));
    const { code, err } = await cli(['tide'], { cwd });
    expect(code).toBe(2);
    expect(err).toContain(
      'tide.yaml:7: sections.1: "sorces" is no section; the nearest is "sources"',
    );
  });
});

describe('what can’t be a section', () => {
  test.each([
    [
      'sections:\n  - trend\n  - analisys\n',
      ':3: sections.1: "analisys" is no section; the nearest is "analysis"',
    ],
    ['sections:\n  - { id: news, itmes: 3 }\n  - sources\n', ':2: unknown key "sections.0.itmes"'],
    [
      'sections:\n  - { id: news, items: 50 }\n  - sources\n',
      ':2: sections.0.items: 50 is too large: at most 20',
    ],
    ['sections:\n  - { id: news, heading: "" }\n  - sources\n', ':2: sections.0.heading: '],
    ['sections:\n  - news\n  - sources\n  - news\n', ':4: sections.2: news stands twice'],
    [
      'sections:\n  - news\n  - { id: sources, items: 3 }\n',
      ':3: sections.1: sources lists all that the post cites',
    ],
    ['sections: [news, trend]\n', ':1: sections: sources is missing'],
    ['sections: 3\n', ':1: sections: 3 is not a list'],
    ['sections: [7]\n', ':1: sections.0: 7 is no section'],
  ])('%j', async (yaml, words) => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, 'digest.yaml'), yaml);
    const { code, err } = await cli(['config'], { cwd });
    expect(code).toBe(2);
    expect(err).toContain(`digest.yaml${words}`);
  });

  test('typed', async () => {
    const { code, err } = await cli(['qwen', '--sections', 'news,souces']);
    expect(code).toBe(2);
    expect(err).toContain('--sections: "souces" is no section; the nearest is "sources"');
  });
});
