/** Hostile pages and feeds, and a model that obeys them: the whole program, from the feed to the post. */
import { afterAll, describe, expect, test } from 'vitest';
import { hasKramdown } from '../support/kramdown.ts';
import { cli, temporaryFolder } from '../support/cli.ts';
import { readPost, type ReadPost } from '../support/read-post.ts';
import { scriptedOllama } from '../support/scripted-ollama.ts';
import { attacks, type Attack } from '../hostile/attacks.ts';
import { admit, ways, type Way } from '../hostile/examined.ts';
import { hostileSite } from '../hostile/hostile-site.ts';
import { obedient } from '../hostile/obedient.ts';
import { shown } from '../hostile/post-html.ts';

interface Attempt {
  readonly attack: Attack;
  readonly err: string;
  readonly out: string;
  /** Addresses that the post may link to. */
  readonly pages: readonly string[];
  readonly post: ReadPost;
}

const calm: Attack = { name: 'no attack', place: 'paragraph', payload: '', exit: 0, absent: [] };
const attempts: Record<Way, Attempt[]> = { chooses: [], writes: [] };
const obeyed: Record<Way, number> = { chooses: 0, writes: 0 };

/** Nothing where the run ended without a post, as the attack says it must. */
async function attempt(attack: Attack, way: Way): Promise<Attempt | undefined> {
  const folder = await temporaryFolder();
  const judge = way === 'writes' ? await admit(folder) : [];
  const site = await hostileSite(attack);
  let read = false;
  const server = await scriptedOllama([
    obedient(attack, () => {
      read = true;
    }),
  ]);
  const engine = ['--engine', 'ollama', '--model', 'test-model', '--ollama-host', server.origin];
  const { code, out, err } = await cli(
    [...(await site.topic(folder)), ...engine, ...judge, '--no-image'],
    { cwd: folder },
  );
  expect(code, err).toBe(attack.exit);
  if (read) obeyed[way]++;
  if (code !== 0) {
    expect(out).toBe('');
    return undefined;
  }
  const done = { attack, err, out, pages: site.pages, post: readPost(out) };
  attempts[way].push(done);
  return done;
}

const keysOf = (value: unknown): readonly string[] => Object.keys(value as object);

test('there are at least fifty attacks, each with a name of its own', () => {
  expect(attacks.length).toBeGreaterThanOrEqual(50);
  expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length);
});

describe.each(ways)('against a model that obeys and %s', (way) => {
  test.each([calm, ...attacks])('$name', async (attack) => {
    const done = await attempt(attack, way);
    if (done === undefined) return;
    const { out, post } = done;
    // By a boolean, since a failure would print the post.
    for (const text of attack.absent) expect(out.includes(text), text).toBe(false);
    const [quiet] = attempts[way];
    expect(keysOf(post.front)).toEqual(keysOf(quiet?.post.front));
    expect(keysOf(post.front['digest'])).toEqual(keysOf(quiet?.post.front['digest']));
    expect(post.front['layout']).toBe('post');
  });
});

describe(`as a reader gets it (${hasKramdown() ? 'kramdown' : 'CommonMark: no Ruby here'})`, () => {
  test('no attack puts a tag, a script, a link or a source into a post', () => {
    const all = ways.flatMap((way) => attempts[way]);
    const pages = shown(all.map(({ post }) => post.body));
    const sections = new Set([
      '今日模型趨勢',
      '📰 今日新聞焦點',
      '🔍 深度分析',
      '📌 重點摘要',
      '💡 延伸思考',
      '🔗 資料來源',
    ]);
    const allowed = new Set(['a', 'em', 'h2', 'h3', 'hr', 'li', 'ol', 'p', 'ul']);
    for (const [i, html] of pages.entries()) {
      const { attack = calm, pages: own = [] } = all[i] ?? {};
      const label = attack.name;
      expect(html.warnings, label).toEqual([]);
      expect(
        html.tags.filter((tag) => !allowed.has(tag)),
        label,
      ).toEqual([]);
      expect(html.handlers, label).toEqual([]);
      const query = /[?#].*$/;
      const foreign = html.links.filter(
        (link) => !link.startsWith('#event-') && !own.includes(link.replace(query, '')),
      );
      expect(foreign, label).toEqual([]);
      expect(html.sources, label).toBeLessThanOrEqual(own.length);
      expect(
        html.sections.filter((title) => !sections.has(title)),
        label,
      ).toEqual([]);
      expect(html.longest, label).toBeLessThan(600);
    }
    const posts = 1 + attacks.filter(({ exit }) => exit === 0).length;
    expect(pages).toHaveLength(ways.length * posts);
  });
});

afterAll(() => {
  for (const way of ways)
    process.stdout.write(
      `\n${obeyed[way]} of ${attacks.length} attacks were read and obeyed by the model that ${way}\n`,
    );
});
