import { expect, test } from 'vitest';
import { ModelError } from '../../src/errors.ts';
import { openOllamaEngine } from '../../src/engines/ollama-open.ts';
import { headlinesOf } from '../../src/content/headlines.ts';
import { statementsOf } from '../../src/content/statements.ts';
import { readStory } from '../../src/drafts/read-story.ts';
import { summarise } from '../../src/stages/summarise/summarise.ts';
import { ferry, summariseParams, tram } from '../stages/summarise/stories.ts';
import { host, model } from './server.ts';

const stories = [tram, ferry];

/** Every wording in which a story may be told. */
const offered: ReadonlySet<string> = new Set(
  stories.flatMap((story) => {
    const read = readStory(story, 'zh-TW');
    const statements = statementsOf(read).flatMap((one) => [
      one,
      ...(one.short ? [one.short] : []),
    ]);
    return [...headlinesOf(read, 'zh-TW'), ...statements].map(({ text }) => text);
  }),
);

test.each([
  { way: 'chosen', judges: [] },
  { way: 'written', judges: ['zh-TW/zh-TW'] },
] as const)(
  'whatever a real model says, every citation is a sentence of its article ($way)',
  async ({ way, judges }) => {
    const llm = await openOllamaEngine({ host, model });
    const params = await summariseParams('zh-TW', judges);
    // Weights of chance may give not one answer that can be used: then the run ends and says so.
    const ran = await Promise.resolve(summarise.run(stories, { llm }, params)).catch(
      (error: unknown) => {
        expect(error).toBeInstanceOf(ModelError);
        expect(error).toMatchObject({
          message: expect.stringContaining('could be used') as string,
        });
      },
    );
    if (ran === undefined) return;
    const { value } = ran;
    expect(value.engine).toMatchObject({
      engine: 'ollama',
      digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    expect(new Set(value.drafts.map(({ storyId }) => storyId))).toEqual(new Set(['sh1', 'sh2']));
    const articles = new Map(stories.map(({ tellings: [{ article }] }) => [article.id, article]));
    const cited = value.drafts.flatMap(({ citations }) => citations);
    for (const { articleId, sentence, quote } of cited) {
      const article = articles.get(articleId);
      const own =
        article === undefined ? [] : [article.title, ...article.sentences.map(({ text }) => text)];
      expect(own[sentence]).toBe(quote);
    }
    if (way === 'chosen') for (const { text } of value.drafts) expect(offered).toContain(text);
    const ids = new Set(value.drafts.map(({ id }) => id));
    for (const { restsOn } of value.remarks) for (const id of restsOn) expect(ids).toContain(id);
  },
);
