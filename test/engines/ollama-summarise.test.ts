import { describe, expect, test } from 'vitest';
import { createOllamaEngine } from '../../src/engines/ollama.ts';
import type { Story } from '../../src/model/story.ts';
import { summarise } from '../../src/stages/summarise/summarise.ts';
import { sentencesOf } from '../../src/text/sentences.ts';
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
  story(article(`h${i}`, `第${i}件事`, [`甲在${i}區開工。`, `乙花費${i}億元。`, `丙沒有回應。`])),
);

/** Each call gets what its own schema asks for. */
const right: Reply = (response, body) => {
  const schema = JSON.stringify(body.format);
  const text = schema.includes('headline')
    ? '{"headline":{"text":"標題","facts":[0]},"sentences":[{"text":"內文。","facts":[1]}]}'
    : schema.includes('remarks')
      ? '{"remarks":[]}'
      : '{"facts":[2]}';
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

describe('a server that gives, every other time,', () => {
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
    const { value, diagnostics } = await summarise.run(stories, { llm }, await summariseParams());
    expect(diagnostics.map(({ code }) => code)).toEqual(
      [...new Set(lost)].map(() => 'summarise.answer-lost'),
    );
    const articles = new Map(stories.map(({ tellings: [{ article: a }] }) => [a.id, a]));
    expect(new Set(value.drafts.map(({ storyId }) => storyId)).size).toBe(stories.length);
    for (const { articleId, sentence, quote } of value.drafts.flatMap((d) => d.citations)) {
      const cited = articles.get(articleId);
      expect(cited && [cited.title, ...sentencesOf(cited)][sentence]).toBe(quote);
    }
  });

  test('and one that never does better ends the run', async () => {
    const server = await scriptedOllama([says('…')]);
    const llm = createOllamaEngine({
      host: server.origin,
      model: 'test-model',
      contextTokens: 8192,
    });
    await expect(summarise.run(stories, { llm }, await summariseParams())).rejects.toMatchObject({
      name: 'ModelError',
      exitCode: 5,
    });
  });
});
