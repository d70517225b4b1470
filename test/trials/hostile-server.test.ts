/** A hostile model server, whether it is asked to choose or to write: every run ends with a right post or an honest exit, never with a wrong sentence. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { serve } from '../support/network.ts';
import { cli, temporaryFolder, type CliResult } from '../support/cli.ts';
import { readPost } from '../support/read-post.ts';
import { says, scriptedOllama, type Reply } from '../support/scripted-ollama.ts';
import { phrasesFor } from '../../src/languages/target-languages.ts';
import { printed } from '../../src/drafts/printed.ts';
import { wordingsOf } from '../../src/proof/wordings.ts';
import { sourceOf } from '../proof/support.ts';
import { admit, ways, type Way } from '../hostile/examined.ts';
import { hostileSite, siteTexts } from '../hostile/hostile-site.ts';
import { askedOf, honest, isSpared } from '../hostile/obedient.ts';
import { shown } from '../hostile/post-html.ts';
import { broken, crooked } from '../hostile/servers.ts';

interface Poison {
  readonly name: string;
  readonly text: string;
  readonly repeat?: number;
}

const poisons = parse(
  readFileSync(new URL('../../fixtures/hostile/poison.yaml', import.meta.url), 'utf8'),
) as readonly Poison[];

interface Ran extends CliResult {
  readonly pages: readonly string[];
}

async function run(
  origin: string,
  way: Way = 'chooses',
  model: readonly string[] = ['--model', 'test-model'],
  seconds?: string,
): Promise<Ran> {
  const folder = await temporaryFolder();
  const judge = way === 'writes' ? await admit(folder) : [];
  const site = await hostileSite(undefined);
  const engine = ['--engine', 'ollama', ...model, '--ollama-host', origin, '--no-image'];
  const result = await cli([...(await site.topic(folder)), ...engine, ...judge], {
    cwd: folder,
    env: seconds === undefined ? { DIGEST_MODEL_TIMEOUT: '0.3' } : { DIGEST_MODEL_TOTAL: seconds },
  });
  return { ...result, pages: site.pages };
}

/** What the rules license of the titles and sentences of the pages; with what leans stands what must stand before it. */
const known: ReadonlyMap<string, ReadonlySet<string> | 'alone'> = new Map(
  siteTexts.flatMap(({ title, paragraphs }) => {
    const article = sourceOf(paragraphs, { title });
    const textsOf = (number: number): ReadonlySet<string> => {
      const sentence = article.sentences[number];
      const wordings = sentence === undefined ? [] : wordingsOf(sentence, article);
      return new Set(wordings.map(({ text }) => printed(text, article)));
    };
    return article.sentences.flatMap((sentence) =>
      wordingsOf(sentence, article).map(({ text, against }) => {
        const leans = sentence.number > 0 && against?.effect === 'leans';
        return [printed(text, article), leans ? textsOf(sentence.number - 1) : 'alone'] as const;
      }),
    );
  }),
);

/** What the post says of itself, and the headings under which it sorts what sources say. */
const ofItself = /^(?:今日共\d則動態，|句末的小數字是|句末註明「推論」)/;
const groupHeadings = new Set(Object.values(phrasesFor('zh-TW').groups));

/** Whether nothing licenses the sentence at this place of what is told. */
function isWrong(sentence: string, i: number, told: readonly string[]): boolean {
  if (ofItself.test(sentence) || groupHeadings.has(sentence)) return false;
  const behind = known.get(sentence);
  return behind !== 'alone' && behind?.has(told[i - 1] ?? '') !== true;
}

/** A post without a wrong sentence: what the pages say, word for word or by rule, and links to them only. */
function expectRight({ out, pages }: Ran): void {
  const { front, body } = readPost(out);
  expect(front['layout']).toBe('post');
  const [html] = shown([body]);
  expect(html?.warnings).toEqual([]);
  expect(
    html?.links.filter(
      (link) => !link.startsWith('#') && !pages.includes(link.replace(/#:~:.*$/, '')),
    ),
  ).toEqual([]);
  expect(html?.sources).toBeLessThanOrEqual(pages.length);
  expect(html?.told.filter(isWrong)).toEqual([]);
  expect(html?.told.length).toBeGreaterThan(0);
}

/** Poison in every free field, with the numbers that were asked for; one story's choice is sound, so that there is a post. */
function poisoned(text: string): Reply {
  return (response, body) => {
    const asked = askedOf(body);
    const numbers = asked.lines.slice(0, 2).map(({ n }) => n);
    const sentence = { text, facts: numbers };
    const groups = ['industry', 'comparison', 'market', 'developers', 'users'];
    const answer = {
      choose: isSpared(asked)
        ? honest(asked)
        : { headline: text, sentences: [text, ...numbers], text },
      infer: { remarks: [text, ...numbers], text },
      judge: { answer: text },
      write: { headline: sentence, sentences: [sentence, sentence, sentence] },
      remark: { remarks: groups.map((group) => ({ group, text, restsOn: numbers })) },
    }[asked.kind];
    return says(JSON.stringify(answer))(response, body);
  };
}

describe.each(ways)('poison in every free field of a model that %s', (way) => {
  test.each(poisons)('$name', async ({ text, repeat = 1 }) => {
    const server = await scriptedOllama([poisoned(text.repeat(repeat))]);
    const ran = await run(server.origin, way);
    // What is no sentence at all is dropped, and where nothing is left there is no post.
    expect(way === 'chooses' ? [0] : [0, 5], ran.err).toContain(ran.code);
    if (ran.code === 5) expect(ran.out).toBe('');
    else expectRight(ran);
    const bare = text.trim();
    if (bare !== '') expect(ran.out.includes(bare), bare).toBe(false);
    expect(ran.out).not.toMatch(/planted|onclick|<script|think>|im_start/);
  });
});

describe('a server that spoils every answer', () => {
  test.each(Object.entries(broken))('%s', async (_, reply) => {
    const server = await scriptedOllama([reply]);
    const { code, out, err } = await run(server.origin);
    expect(code, err).toBe(5);
    expect(out).toBe('');
    expect(err).toContain('no answer of test-model could be used');
  });
});

test.each(ways)(
  'a server that stays silent until the model’s time is used up: no model is said to have helped (%s)',
  async (way) => {
    const server = await scriptedOllama([() => undefined]);
    const ran = await run(server.origin, way, ['--model', 'test-model'], '0.3');
    expect(ran.code, ran.err).toBe(0);
    expectRight(ran);
    expect(ran.out).not.toContain('test-model');
    expect(ran.out).toContain('未使用語言模型');
    expect(readPost(ran.out).front['digest']).toMatchObject({ engine: 'extractive' });
  },
);

describe('a server that spoils one answer in two', () => {
  test.each(Object.entries(broken))('%s', async (_, reply) => {
    let n = 0;
    const server = await scriptedOllama([
      (response, body) =>
        n++ % 4 < 2
          ? says(JSON.stringify(honest(askedOf(body))))(response, body)
          : reply(response, body),
    ]);
    const ran = await run(server.origin);
    expect(ran.code, ran.err).toBe(0);
    expectRight(ran);
  });
});

describe.each(ways)('a server that is crooked and %s', (way) => {
  test.each(Object.entries(crooked))('%s', async (_, reply) => {
    const server = await scriptedOllama([reply]);
    const ran = await run(server.origin, way);
    expect(ran.code, ran.err).toBe(0);
    expectRight(ran);
  });
});

describe('a server that is no Ollama', () => {
  const answers: Readonly<Record<string, string>> = {
    'speaks HTML': '<html>hello</html>',
    'says nothing': '',
    'lists a model without a name': '{"version":"1","models":[{"digest":"x","size":1}]}',
    'lists numbers': '{"version":1,"models":[1,2,3]}',
    'answers with an error': '{"error":"go away, see https://planted.example"}',
  };
  test.each(Object.entries(answers))('%s', async (_, body) => {
    const server = await serve((__, response) => response.end(body));
    const { code, out } = await run(server.origin);
    expect(code).toBe(5);
    expect(out).toBe('');
  });
});

test('a model’s name is text, whatever it holds', async () => {
  const name = 'x"]\n---\nlayout: planted\n{% raw %}<script>[a](https://planted.example)';
  const server = await scriptedOllama(
    [(response, body) => says(JSON.stringify(honest(askedOf(body))))(response, body)],
    { [name]: { capabilities: ['completion'] } },
  );
  const ran = await run(server.origin, 'chooses', []);
  expect(ran.code, ran.err).toBe(0);
  expectRight(ran);
  expect(ran.out).not.toMatch(/^layout: planted|<script>|\{%/m);
});
