import { describe, expect, test } from 'vitest';
import { createOllamaEngine } from '../../src/engines/ollama.ts';
import type { Story } from '../../src/model/story.ts';
import { summarise } from '../../src/stages/summarise/summarise.ts';
import { article, story, summariseParams } from '../stages/summarise/stories.ts';
import {
  last,
  line,
  piece,
  refuses,
  says,
  scriptedOllama,
  type Reply,
} from '../support/scripted-ollama.ts';

const stories: readonly Story[] = Array.from({ length: 4 }, (_, i) =>
  story(
    article(`h${i}`, `北港市政府公布第${i + 1}期`, [
      `北港市政府26日公布第${i + 1}期工程。`,
      `北港市政府26日公布第${i + 1}期經費。`,
      `北港市政府26日公布第${i + 1}期車站。`,
    ]),
  ),
);

/** Each call gets what its own schema asks for. */
const right: Reply = (response, body) => {
  const schema = JSON.stringify(body.format);
  const text = schema.includes('restsOn')
    ? '{"remarks":[]}'
    : schema.includes('"text"')
      ? '{"headline":{"text":"標題","facts":[0]},"sentences":[{"text":"內文。","facts":[1]}]}'
      : schema.includes('headline')
        ? '{"headline":1,"sentences":[3,2]}'
        : '{"facts":[2,3]}';
  return says(text)(response, body);
};

const wrong: Readonly<Record<string, Reply>> = {
  'cut JSON': says('{"facts":[', { done_reason: 'length' }),
  'talk in place of JSON': says('我不想回答這個問題。'),
  'numbers from nowhere': says('{"facts":[77]}'),
  silence: () => undefined,
  'a closed stream': (response) => void response.end(piece('{"facts"')),
  'a torn connection': (response) => void response.destroy(),
  'an error in the stream': (response) => void response.end('{"error":"unexpected EOF"}\n'),
  'an end without done': (response) =>
    void response.end(line({ message: { content: '{"facts":[1]}' }, done: false })),
  'a proxy’s page': refuses(502, '<html>Bad Gateway</html>', 'text/html'),
  'a prompt cut short': (response) => void response.end(piece('{"facts":[1]}') + last(3)),
};

/** Without a judge wordings are chosen, with one they are written. */
const ways = [
  { way: 'choose', judges: [] },
  { way: 'write', judges: ['zh-TW/zh-TW'] },
] as const;

describe.each(ways)('a server that gives, every other time, ($way)', ({ way, judges }) => {
  test.each(Object.entries(wrong))('%s: costs those answers and nothing else', async (_, reply) => {
    let calls = 0;
    const lost: string[] = [];
    const server = await scriptedOllama([
      (response, body) => {
        // By question, not by call: a repair is the same question again.
        const question = body.messages[1]?.content ?? '';
        if (body.messages.length === 2) calls++;
        if (calls % 2 === 0) return right(response, body);
        lost.push(question);
        return reply(response, body);
      },
    ]);
    const llm = createOllamaEngine({
      host: server.origin,
      model: 'test-model',
      contextTokens: 8192,
      limits: { firstTokenMs: 200, idleMs: 200, totalMs: 1000 },
    });
    const params = await summariseParams('zh-TW', judges);
    const { value, diagnostics } = await summarise.run(stories, { llm }, params);
    // Of nine questions every other one.
    expect(calls).toBe(9);
    expect(new Set(lost).size).toBe(5);
    expect(diagnostics.map(({ code }) => code)).toEqual(
      [...new Set(lost)].map(() => 'summarise.answer-lost'),
    );
    const articles = new Map(stories.map(({ tellings: [{ article: a }] }) => [a.id, a]));
    expect(new Set(value.drafts.map(({ storyId }) => storyId)).size).toBe(stories.length);
    for (const { articleId, sentence, quote } of value.drafts.flatMap((d) => d.citations)) {
      const cited = articles.get(articleId);
      const own = cited && [cited.title, ...cited.sentences.map(({ text }) => text)];
      expect(own?.[sentence]).toBe(quote);
    }
    // The texts of the first and the third story are lost, those of the others are there.
    const texts = ['sh0', 'sh1', 'sh2', 'sh3'].map((id) =>
      value.drafts.filter(({ storyId }) => storyId === id).map(({ text }) => text),
    );
    const told = (i: number, ...numbers: readonly number[]): readonly string[] =>
      [0, ...numbers].map((n) => {
        const { title, sentences } = articles.get(`h${i}`) ?? { title: '', sentences: [] };
        return n === 0 ? title : (sentences[n - 1]?.text ?? '');
      });
    expect(texts[1]).toEqual(way === 'choose' ? told(1, 3, 2) : ['標題', '內文。']);
    expect(texts[3]).toEqual(way === 'choose' ? told(3, 3, 2) : ['標題', '內文。']);
    // Whose picks were lost as well: the first three sentences stand in.
    expect(texts[0]).toEqual(told(0, 1, 2, 3));
    expect(texts[2]).toEqual(told(2, 1, 2, 3));
  });

  test('and one that never does better ends the run', async () => {
    const server = await scriptedOllama([says('…')]);
    const llm = createOllamaEngine({
      host: server.origin,
      model: 'test-model',
      contextTokens: 8192,
    });
    const params = await summariseParams('zh-TW', judges);
    await expect(summarise.run(stories, { llm }, params)).rejects.toMatchObject({
      name: 'ModelError',
      exitCode: 5,
    });
  });
});
