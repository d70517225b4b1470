/** The formats that no site generator reads: data, and a mail. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { markdownIn } from '../../src/recheck/read-envelope.ts';
import { formatFor } from '../../src/writers/formats/formats.ts';
import { cli, demoRecording, temporaryFolder } from '../support/cli.ts';
import { hostileStrings } from '../support/hostile-strings.ts';
import { sampleDigest } from '../support/sample-digest.ts';

async function made(format: string): Promise<{ readonly cwd: string; readonly file: string }> {
  const cwd = await temporaryFolder();
  const argv = ['qwen', '--replay', demoRecording, '--out', 'out', '--state', 'st', '--no-image'];
  const { code, err } = await cli([...argv, '--format', format], { cwd });
  expect([code, err.includes('Written to')]).toEqual([0, true]);
  return { cwd, file: `out/2026-01-26-qwen.${format === 'mail' ? 'eml' : 'post.json'}` };
}

const verify = (cwd: string, file: string): Promise<{ code: number; out: string }> =>
  cli(['verify', file, '--state', 'st'], { cwd });

describe('json', () => {
  test('has every sentence with its proof, and is proved again; a sentence changed in it is found', async () => {
    const { cwd, file } = await made('json');
    const text = await readFile(join(cwd, file), 'utf8');
    const post = JSON.parse(text) as {
      readonly title: string;
      readonly sections: readonly {
        readonly id: string;
        readonly items: readonly { readonly headline?: { readonly text: string } }[];
      }[];
      readonly sources: readonly unknown[];
    };
    expect(post.title).toMatch(/qwen/i);
    expect(post.sections.map(({ id }) => id)).toContain('news');
    expect(post.sources.length).toBeGreaterThan(5);
    const held = await verify(cwd, file);
    expect([held.code, held.out.includes('everything holds')]).toEqual([0, true]);
    const headline = post.sections.find(({ id }) => id === 'news')?.items[0]?.headline?.text ?? '';
    await writeFile(
      join(cwd, file),
      text.replace(`"text": ${JSON.stringify(headline)}`, '"text": "改過的標題"'),
    );
    const changed = await verify(cwd, file);
    expect(changed.code).toBe(1);
    expect(changed.out).toContain('sections of the data are not as the run wrote them');
  });
});

describe('mail', () => {
  test('says the post as text and as HTML, in lines that every server takes, and is proved again', async () => {
    const { cwd, file } = await made('mail');
    const text = await readFile(join(cwd, file), 'utf8');
    // eslint-disable-next-line no-control-regex -- seven bits are what is asked for
    expect(text).toMatch(/^[\x00-\x7f]*$/);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(78);
    const [head, body] = [text.slice(0, text.indexOf('\n\n')), text.slice(text.indexOf('\n\n'))];
    expect(subjectOf(head)).toMatch(/qwen/i);
    expect(head).toContain('Date: Mon, 26 Jan 2026 08:00:00 +0800');
    const boundary = /boundary="([^"]+)"/.exec(head)?.[1] ?? '';
    const parts = body.split(`--${boundary}`).slice(1, -1);
    expect(parts.map((part) => /Content-Type: ([\w/]+)/.exec(part)?.[1])).toEqual([
      'text/plain',
      'text/html',
    ]);
    const html = Buffer.from(parts[1]?.split('\n\n')[1] ?? '', 'base64').toString('utf8');
    const $ = load(html);
    expect($('h2').length).toBeGreaterThanOrEqual(4);
    for (const a of $('a').toArray()) expect(a.attribs['href']).toMatch(/^(?:https?:\/\/|#)/);
    expect($('img, script, link').length).toBe(0);
    const held = await verify(cwd, file);
    expect([held.code, held.out.includes('everything holds')]).toEqual([0, true]);
  });

  test('hostile strings stay text', async () => {
    const digest = await sampleDigest();
    const strings = hostileStrings(200);
    let next = 0;
    const evil = (): string => strings[next++ % strings.length] ?? '';
    const poisoned = {
      ...digest,
      topicName: 'Qwen\r\nBcc: someone@example.org',
      events: digest.events.map((event) => ({
        ...event,
        headline: { ...event.headline, text: evil() },
      })),
      sources: digest.sources.map((source) => ({ ...source, title: evil(), outlet: evil() })),
    };
    const text = formatFor('mail')(poisoned, undefined);
    expect(text.slice(0, text.indexOf('\n\n'))).not.toMatch(/^Bcc/im);
    const html = Buffer.from(
      text.split('text/html')[1]?.split('\n\n')[1]?.split('\n--')[0] ?? '',
      'base64',
    ).toString('utf8');
    const $ = load(html);
    expect($('script, img, iframe, table, svg, form').length).toBe(0);
    expect($('h3').length).toBeGreaterThanOrEqual(digest.events.length);
    expect(markdownIn(text)).toBe(formatFor('markdown')(poisoned, undefined));
  });
});

/** RFC 2047. */
function subjectOf(head: string): string {
  const words = /^Subject: (.*(?:\n .*)*)/m.exec(head)?.[1] ?? '';
  return [...words.matchAll(/=\?utf-8\?B\?([^?]*)\?=/g)]
    .map(([, word = '']) => Buffer.from(word, 'base64').toString('utf8'))
    .join('');
}

test('what is in no envelope is read as it is', () => {
  for (const text of ['## 一\n\n甲。\n', '{ not json', 'Subject: x\n\nno parts\n'])
    expect(markdownIn(text)).toBe(text);
});
