import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/errors.ts';
import { extractLines } from '../../../src/stages/extract/alone.ts';
import { pageHtml } from './read-page.ts';

async function* lines(...texts: readonly string[]): AsyncGenerator<string> {
  yield* texts;
}

async function all(source: AsyncIterable<string>): Promise<readonly Record<string, unknown>[]> {
  const answers: Record<string, unknown>[] = [];
  for await (const text of source) answers.push(JSON.parse(text) as Record<string, unknown>);
  return answers;
}

const page = (id: string, name: string): string =>
  JSON.stringify({ id, url: 'https://a.example/1', html: pageHtml(name) });

describe('extractLines', () => {
  it('answers each line, in order', async () => {
    const answers = await all(
      extractLines(lines(page('a', 'blocks'), '', page('b', 'rail-inside')), { workers: 0 }),
    );
    expect(answers.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(answers[0]).toMatchObject({
      title: 'Harbour line reopens after nine weeks',
      byline: 'Mara Voss',
      publishedAt: '2026-01-20T07:05:00+01:00',
      lang: 'en',
    });
    expect(String(answers[0]?.['text']).split('\n')).toHaveLength(9);
    expect(answers[0]).not.toHaveProperty('explain');
  });

  it('explains on demand', async () => {
    const [answer] = await all(
      extractLines(lines(page('a', 'rail-inside')), { workers: 0, explain: true }),
    );
    expect(JSON.stringify(answer?.['explain'])).toContain('rail: 其他人也在看');
  });

  it('explains each cut once, with its beginning and its length, and no empty box', async () => {
    const sentence =
      'The keeper of the lamps said that nobody had asked her, and that it was late.';
    const comments = Array.from({ length: 6 }, (_, i) => `<p>Remark ${i} by a reader.</p>`).join(
      '',
    );
    const html = `<h1>Lamps go out</h1><nav>Home Sport</nav><div class="ad-box"></div><div>${`<p>${sentence}</p>`.repeat(2)}<p>Reporting by Ana Ruiz</p></div><div class="comments">${comments}${comments}</div>`;
    const input = JSON.stringify({ id: 'a', url: 'https://a.example/1', html });
    const [answer] = await all(extractLines(lines(input), { workers: 0, explain: true }));
    const { cuts, chosen, parser } = (answer?.['explain'] ?? {}) as Record<string, unknown>;
    expect({ chosen, parser }).toEqual({ chosen: expect.any(String), parser: 'htmlparser2' });
    expect(cuts).toEqual([
      { reason: '<nav>', text: 'Home Sport' },
      {
        reason: 'name comments',
        text: expect.stringMatching(
          /^Remark 0 by a reader\.Remark 1.{100,200}… \(\d{3} characters\)$/,
        ),
      },
      { reason: 'credit', text: 'Reporting by Ana Ruiz' },
    ]);
  });

  it.each([
    ['{"id":', 'line 2 is not JSON'],
    ['{"id":"x","url":"https://a.example/"}', 'line 2, html'],
    ['{"id":"x","url":"file:///etc/passwd","html":""}', 'line 2, url'],
    ['{"id":"x","url":"https://a.example/","html":"","extra":1}', 'line 2'],
  ])('refuses %s', async (bad, message) => {
    const run = all(extractLines(lines(page('a', 'blocks'), bad), { workers: 0 }));
    await expect(run).rejects.toThrow(UsageError);
    await expect(
      all(extractLines(lines(page('a', 'blocks'), bad), { workers: 0 })),
    ).rejects.toThrow(message);
  });

  it('answers an oversized page with an error, and goes on', async () => {
    const huge = JSON.stringify({
      id: 'h',
      url: 'https://a.example/',
      html: '<p>x</p>'.repeat(100_000),
    });
    const answers = await all(extractLines(lines(huge, page('a', 'blocks')), { workers: 0 }));
    expect(answers[0]).toMatchObject({ id: 'h', error: { code: 'too-large' } });
    expect(answers[1]).toMatchObject({ id: 'a', lang: 'en' });
  });
});
