import { describe, expect, test } from 'vitest';
import { createOllamaEngine } from '../../src/engines/ollama.ts';
import type { Story } from '../../src/model/story.ts';
import { summarise } from '../../src/stages/summarise/summarise.ts';
import { article, story, summariseParams, townHall } from '../stages/summarise/stories.ts';
import {
  last,
  line,
  piece,
  refuses,
  says,
  scriptedOllama,
  type Reply,
} from '../support/scripted-ollama.ts';

/** Of each the first sentence may be shortened, so that there is something to choose. */
const stories: readonly Story[] = [
  [
    '北港輕軌明年動工',
    '北港市政府26日宣布，北港輕軌將於明年三月動工，遠岸工程承造十二座車站。',
    '居民協會要求每週公布噪音數據。',
    '捷運局將在河岸種植櫻花。',
  ],
  [
    '南灣渡輪改用電動船',
    '青澳航運26日表示，南灣渡輪將於五月改用電動船，碧海造船廠承造八艘新船。',
    '漁會要求賠償網具損失。',
    '售票亭將遷往舊海關旁。',
  ],
  [
    '東嶺兒童醫院收治病人',
    '林崗基金會26日宣布，東嶺兒童醫院將於六月收治病人，禾光建設承建九間病房。',
    '護理師工會質疑人力短缺。',
    '藥局將延長夜間服務。',
  ],
  [
    '綠原科技試產鈉電池',
    '綠原科技26日表示，鈉電池產線將於七月試產電芯，西川大學承租兩間實驗室。',
    '勞動局將檢查廠房通風。',
    '股東會將改選董事。',
  ],
].map(([title = '', ...sentences], i) => story(article(`h${i}`, title, sentences)));

/** A first sentence without its last clause. */
const shortened = (sentence: string): string => sentence.replace(/，[^，]+$/, '。');

/** Each call gets what its own schema asks for: the short form of the first sentence. */
const right: Reply = (response, body) => {
  const schema = JSON.stringify(body.format);
  const text = schema.includes('restsOn')
    ? '{"remarks":[]}'
    : schema.includes('"text"')
      ? '{"headline":{"text":"標題","facts":[0]},"sentences":[{"text":"內文。","facts":[1]}]}'
      : '{"headline":1,"sentences":[3,4]}';
  return says(text)(response, body);
};

const wrong: Readonly<Record<string, Reply>> = {
  'cut JSON': says('{"headline":', { done_reason: 'length' }),
  'talk in place of JSON': says('我不想回答這個問題。'),
  'numbers from nowhere': says('{"headline":77,"sentences":[78]}'),
  silence: () => undefined,
  'a closed stream': (response) => void response.end(piece('{"headline"')),
  'a torn connection': (response) => void response.destroy(),
  'an error in the stream': (response) => void response.end('{"error":"unexpected EOF"}\n'),
  'an end without done': (response) =>
    void response.end(
      line({ message: { content: '{"headline":1,"sentences":[2,4]}' }, done: false }),
    ),
  'a proxy’s page': refuses(502, '<html>Bad Gateway</html>', 'text/html'),
  'a prompt cut short': (response) =>
    void response.end(piece('{"headline":1,"sentences":[2,4]}') + last(300)),
};

/** Wordings are chosen by number, or written. */
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
    // Of four questions and, where it writes, one about remarks every other one.
    expect(calls).toBe(way === 'choose' ? 4 : 5);
    expect(new Set(lost).size).toBe(way === 'choose' ? 2 : 3);
    expect(value.engine).toBe(llm.info);
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
    // The answers about the first and the third story are lost, those about the others are there.
    const texts = ['sh0', 'sh1', 'sh2', 'sh3'].map((id) =>
      value.drafts
        .filter(({ storyId, role }) => storyId === id && (role === 'headline' || role === 'body'))
        .map(({ text }) => text),
    );
    for (const [i, told] of texts.entries()) {
      const { title = '', sentences = [] } = articles.get(`h${i}`) ?? {};
      const own = sentences.map(({ text }) => text);
      if (i % 2 === 0) expect(told).toEqual([title, ...own]);
      else if (way === 'choose')
        expect(told).toEqual([title, shortened(own[0] ?? ''), ...own.slice(1)]);
      else expect(told).toEqual(['標題', '內文。']);
    }
  });

  test.each(Object.entries(wrong))('%s, and never does better, ends the run', async (_, reply) => {
    const server = await scriptedOllama([reply]);
    const llm = createOllamaEngine({
      host: server.origin,
      model: 'test-model',
      contextTokens: 8192,
      limits: { firstTokenMs: 200, idleMs: 200, totalMs: 1000 },
    });
    const params = await summariseParams('zh-TW', judges);
    await expect(summarise.run(stories, { llm }, params)).rejects.toMatchObject({
      name: 'ModelError',
      exitCode: 5,
    });
  });
});

test.each(Object.entries(wrong))(
  'where only what may be inferred is asked, a server that gives %s ends the run with exit 5',
  async (_, reply) => {
    const server = await scriptedOllama([reply]);
    const llm = createOllamaEngine({
      host: server.origin,
      model: 'test-model',
      contextTokens: 8192,
      limits: { firstTokenMs: 200, idleMs: 200, totalMs: 1000 },
    });
    await expect(summarise.run([townHall], { llm }, await summariseParams())).rejects.toMatchObject(
      {
        name: 'ModelError',
        exitCode: 5,
      },
    );
  },
);
