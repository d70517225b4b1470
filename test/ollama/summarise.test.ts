import { expect, test } from 'vitest';
import { openOllamaEngine } from '../../src/engines/ollama-open.ts';
import { summarise } from '../../src/stages/summarise/summarise.ts';
import { sentencesOf } from '../../src/text/sentences.ts';
import { ferry, summariseParams, tram } from '../stages/summarise/stories.ts';
import { host, model } from './server.ts';

test('whatever a real model says, every citation is a sentence of its article', async () => {
  const llm = await openOllamaEngine({ host, model });
  const stories = [tram, ferry];
  const { value } = await summarise.run(stories, { llm }, await summariseParams());
  expect(value.engine).toMatchObject({
    engine: 'ollama',
    digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  });
  expect(new Set(value.drafts.map(({ storyId }) => storyId))).toEqual(new Set(['sh1', 'sh2']));
  const articles = new Map(stories.map(({ tellings: [{ article }] }) => [article.id, article]));
  for (const { articleId, sentence, quote } of value.drafts.flatMap(({ citations }) => citations)) {
    const article = articles.get(articleId);
    const own = article === undefined ? [] : [article.title, ...sentencesOf(article)];
    expect(own[sentence]).toBe(quote);
  }
  const ids = new Set(value.drafts.map(({ id }) => id));
  for (const { restsOn } of value.remarks) for (const id of restsOn) expect(ids).toContain(id);
});
