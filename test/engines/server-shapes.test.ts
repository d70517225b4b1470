/** What OpenAI-compatible servers answer and refuse, each in its own shape; wordings as their users report them. */
import { describe, expect, test } from 'vitest';
import { createOpenAiEngine, type OpenAiOptions } from '../../src/engines/openai-compatible.ts';
import type { Llm } from '../../src/ports.ts';
import { aRequest } from '../support/model-request.ts';
import type { LoopbackServer } from '../support/network.ts';
import { event, says, scripted, type Body, type Reply } from '../support/scripted-openai.ts';

const limits = { firstTokenMs: 5000, idleMs: 5000, totalMs: 10_000 };

function engine(server: LoopbackServer, options: Partial<OpenAiOptions> = {}): Llm {
  return createOpenAiEngine({
    baseUrl: `${server.origin}/v1`,
    model: 'test-model',
    contextTokens: 8192,
    limits,
    firstWaitMs: 5,
    ...options,
  });
}

const good = says('{"facts":[1,3]}');

function status(code: number, body: unknown, headers: Record<string, string> = {}): Reply {
  return (response) => {
    response.writeHead(code, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

/** Refuses while `unwanted` says so. */
function pickyAbout(unwanted: (body: Body) => boolean, refusal: Reply): Reply {
  return (response, body) => (unwanted(body) ? refusal : good)(response, body);
}

const has =
  (...keys: readonly string[]) =>
  (body: Body): boolean =>
    keys.some((key) => key in body);
const hasSystem = ({ messages }: Body): boolean =>
  (messages as readonly { role: string }[]).some(({ role }) => role === 'system');

const forbidden = (key: string): unknown => ({
  type: 'extra_forbidden',
  loc: ['body', key],
  msg: 'Extra inputs are not permitted',
});

describe('a request that is refused is stripped until it is taken', () => {
  test.each<[string, (body: Body) => boolean, Reply]>([
    [
      'vLLM: xgrammar',
      has('response_format'),
      status(400, {
        object: 'error',
        message: 'The provided JSON schema contains features not supported by xgrammar.',
        type: 'BadRequestError',
        code: 400,
      }),
    ],
    [
      'vLLM: a field of which the words say nothing',
      has('response_format'),
      status(400, { object: 'error', message: 'Invalid request.', code: 400 }),
    ],
    [
      'vLLM: stream options',
      has('stream_options'),
      status(400, {
        object: 'error',
        message: "[{'type': 'extra_forbidden', 'loc': ('body', 'stream_options')}]",
      }),
    ],
    [
      'llama.cpp: the grammar',
      has('response_format'),
      status(400, {
        error: {
          code: 400,
          message: 'Failed to initialize samplers: failed to parse grammar',
          type: 'invalid_request_error',
        },
      }),
    ],
    [
      'llama.cpp: both of two',
      has('response_format'),
      status(400, 'Either "json_schema" or "grammar" can be specified, but not both'),
    ],
    [
      'llama.cpp: a format of its own, with 500',
      has('response_format'),
      status(500, {
        error: {
          code: 500,
          message: 'The model produced output that does not match the expected peg-native format',
          type: 'server_error',
        },
      }),
    ],
    [
      'llama.cpp: a template without a system role, with 500',
      hasSystem,
      status(500, {
        error: {
          code: 500,
          message:
            "While executing CallExpression at line 189, column 32 in source: raise_exception('After the optional system message, conversation roles must alternate')",
          type: 'server_error',
        },
      }),
    ],
    [
      'llama-cpp-python: 500 without a word',
      has('response_format'),
      status(500, 'Internal Server Error'),
    ],
    [
      'LM Studio: an error that is a string',
      has('response_format'),
      status(400, { error: "'response_format.type' must be 'text'" }),
    ],
    [
      'LM Studio: the template',
      hasSystem,
      status(400, {
        error: 'Error rendering prompt with jinja template: "System role not supported".',
      }),
    ],
    [
      'Mistral: two fields, with 422',
      has('seed', 'stream_options'),
      (response, body) =>
        status(422, {
          object: 'error',
          message: {
            detail: ['seed', 'stream_options'].filter((key) => key in body).map(forbidden),
          },
        })(response, body),
    ],
    [
      'Ministral: roles',
      hasSystem,
      status(400, { message: 'Only user, assistant and tool roles are supported, got system.' }),
    ],
    [
      'FastAPI: one field after the other',
      has('seed', 'stream_options', 'response_format'),
      (response, body) =>
        status(422, {
          detail: ['seed', 'stream_options', 'response_format']
            .filter((key) => key in body)
            .slice(0, 1)
            .map(forbidden),
        })(response, body),
    ],
    [
      'OpenAI: a temperature, with 500',
      has('temperature'),
      status(500, {
        error: { message: "Unsupported value: 'temperature' does not support 0 with this model." },
      }),
    ],
    [
      'koboldcpp: a detail',
      has('response_format'),
      status(422, { detail: { msg: 'unable to convert json_schema to GBNF', type: 'bad' } }),
    ],
    [
      'LocalAI: within the stream',
      has('response_format'),
      (response) =>
        void response.end(
          event({ error: { code: 500, message: 'rpc error: grammar could not be parsed' } }),
        ),
    ],
    [
      'vllm.cpp: a finish_reason',
      has('response_format'),
      (response) =>
        void response.end(
          event({ choices: [{ delta: { content: '"' }, finish_reason: 'error' }] }) +
            'data: [DONE]\n\n',
        ),
    ],
    [
      'a gateway that takes nothing but the messages',
      has('response_format', 'max_tokens', 'stream_options', 'seed', 'temperature'),
      status(400, { message: 'bad request' }),
    ],
  ])('%s', async (_, unwanted, refusal) => {
    const server = await scripted(pickyAbout(unwanted, refusal));
    const llm = engine(server);
    expect((await llm.ask(aRequest)).json).toEqual({ facts: [1, 3] });
    const calls = server.bodies.length;
    // What was found out is kept.
    await llm.ask(aRequest);
    expect(server.bodies).toHaveLength(calls + 1);
  });

  test('a system message is put before the question', async () => {
    const server = await scripted(
      pickyAbout(hasSystem, status(400, { error: { message: 'System role not supported' } })),
    );
    await engine(server).ask(aRequest);
    const [first, ...rest] = (server.bodies.at(-1)?.['messages'] ?? []) as {
      role: string;
      content: string;
    }[];
    expect(rest).toEqual([]);
    expect(first?.role).toBe('user');
    expect(first?.content.startsWith(`${aRequest.system}\n\n${aRequest.prompt}`)).toBe(true);
    expect(server.bodies.at(-1)).toHaveProperty('response_format');
  });

  test('what is refused whatever it holds is told in the first words, and stripped once', async () => {
    let n = 0;
    const server = await scripted((response, body) =>
      status(400, { message: `no ${++n}` })(response, body),
    );
    const llm = engine(server);
    await expect(llm.ask(aRequest)).rejects.toThrow(/no 1\b/);
    const calls = server.bodies.length;
    await expect(llm.ask(aRequest)).rejects.toMatchObject({ name: 'AnswerError' });
    expect(server.bodies).toHaveLength(calls + 1);
    expect(server.bodies.at(-1)).toHaveProperty('response_format');
  });

  test('a prompt that is too long is no reason to strip', async () => {
    const server = await scripted(
      status(400, {
        object: 'error',
        message:
          "This model's maximum context length is 2048 tokens. However, you requested 9000; reduce max_tokens.",
      }),
    );
    await expect(engine(server).ask(aRequest)).rejects.toMatchObject({ fault: 'truncated-prompt' });
    expect(server.bodies).toHaveLength(1);
  });
});

const stream =
  (...events: readonly unknown[]): Reply =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(events.map(event).join('') + 'data: [DONE]\n\n');
  };
const delta = (what: unknown, finish: string | null = null, more: object = {}): unknown => ({
  choices: [{ index: 0, delta: what, finish_reason: finish }],
  ...more,
});
const answer = '{"facts":[1,3]}';

describe('an answer is read whatever its wrapping', () => {
  test.each<[string, Reply]>([
    ['without a finish_reason', stream(delta({ content: answer }))],
    ['with an empty one (LocalAI)', stream(delta({ content: answer }, ''), delta({}, ''))],
    ['that just closes', (response) => void response.end(event(delta({ content: answer })))],
    ['as parts', stream(delta({ content: [{ type: 'text', text: answer }] }), delta({}, 'stop'))],
    [
      'as parts with thoughts among them (Mistral)',
      stream(
        delta({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: '嗯 {1}' }] }] }),
        delta({ content: [{ type: 'text', text: answer }] }, 'stop'),
      ),
    ],
    [
      'in reasoning_content only',
      stream(delta({ reasoning_content: `先想。${answer}` }), delta({}, 'stop')),
    ],
    [
      'in reasoning only (vLLM)',
      stream(delta({ reasoning: answer }), delta({ content: '\n' }, 'stop')),
    ],
    [
      'after reasoning',
      stream(delta({ reasoning_content: '{"facts":[2]}' }), delta({ content: answer }, 'stop')),
    ],
    [
      'in a fence with talk',
      stream(delta({ content: `好的：\n\`\`\`json\n${answer}\n\`\`\`\n希望有幫助 {}` }, 'stop')),
    ],
    ['after a draft', stream(delta({ content: `草稿 {"facts":[9]}，定稿 ${answer}` }, 'stop'))],
    [
      'in one piece',
      status(200, {
        choices: [
          { index: 0, message: { role: 'assistant', content: answer }, finish_reason: 'stop' },
        ],
        usage: { prompt_tokens: 300, completion_tokens: 5 },
      }),
    ],
    [
      'in one piece over several lines',
      (response) =>
        void response.end(JSON.stringify({ choices: [{ message: { content: answer } }] }, null, 2)),
    ],
    [
      'in lines of JSON',
      (response) =>
        void response.end(
          `${JSON.stringify(delta({ content: answer }))}\n${JSON.stringify(delta({}, 'stop'))}\n`,
        ),
    ],
    [
      'with lines that end in CR LF',
      (response) =>
        void response.end(
          `: keep-alive\r\n\r\nevent: message\r\ndata:${JSON.stringify(delta({ content: answer }, 'stop'))}\r\n\r\ndata:[DONE]\r\n\r\n`,
        ),
    ],
    [
      'with nulls',
      stream(
        { choices: [{ delta: null }] },
        { choices: null },
        delta({ content: answer, role: null }),
        delta({ content: null }, 'stop'),
      ),
    ],
    ...[
      { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
      { prompt_tokens: null, completion_tokens: null },
      { prompt_tokens: '12', completion_tokens: -1 },
      { total_tokens: 3050 },
      {},
    ].map(
      (usage) =>
        [
          `with usage ${JSON.stringify(usage)}`,
          stream(delta({ content: answer }, null, { usage }), delta({}, 'stop', { usage })),
        ] as [string, Reply],
    ),
  ])('%s', async (_, reply) => {
    const server = await scripted(reply);
    expect((await engine(server).ask(aRequest)).json).toEqual({ facts: [1, 3] });
  });

  test('reasoning is no answer to a question that wants words', async () => {
    const server = await scripted(stream(delta({ reasoning_content: 'Yes' }), delta({}, 'stop')));
    expect((await engine(server).ask({ ...aRequest, schema: {} })).json).toBe('');
  });

  test('a server that is told the form a second time gets it right', async () => {
    let calls = 0;
    const server = await scripted((response, body) =>
      says(calls++ === 0 ? '第一和第三句。' : answer)(response, body),
    );
    expect(await engine(server).ask(aRequest)).toMatchObject({
      json: { facts: [1, 3] },
      repaired: true,
    });
  });
});

describe('counts that leave out what is cached', () => {
  const long = { ...aRequest, prompt: aRequest.prompt.repeat(40) };

  test('are found out by asking the same again, and cost no answer', async () => {
    let before = '';
    const server = await scripted((response, body) => {
      const text = JSON.stringify(body['messages']);
      let common = 0;
      while (common < text.length && text[common] === before[common]) common++;
      before = text;
      const fresh = Math.max(1, Math.round((text.length - common) * 0.2));
      says(answer, 'stop', fresh)(response, body);
    });
    const llm = engine(server);
    for (const end of ['甲', '乙', '丙', '丁'])
      expect((await llm.ask({ ...long, prompt: long.prompt + end.repeat(400) })).json).toEqual({
        facts: [1, 3],
      });
    // One call more than questions.
    expect(server.bodies.length).toBeLessThanOrEqual(5);
  });

  test('are no sign of a cut where hardly anything is counted', async () => {
    const server = await scripted(says(answer, 'stop', 1));
    expect((await engine(server).ask(long)).json).toEqual({ facts: [1, 3] });
    expect(server.bodies).toHaveLength(1);
  });
});

describe('a server that is not ready', () => {
  test.each<[string, Reply]>([
    ['llama.cpp: 503', status(503, { error: { code: 503, message: 'Loading model' } })],
    ['koboldcpp: 503', status(503, { detail: { msg: 'Server is busy; please try again later.' } })],
    ['llama-swap: 502', status(502, '<html>Bad Gateway</html>')],
    ['LM Studio: 500 by words', status(500, { error: 'Model is loading' })],
    [
      '429 in seconds',
      status(429, { error: { message: 'Rate limit reached' } }, { 'retry-after': '0.01' }),
    ],
    [
      '429 by a date',
      status(
        429,
        { error: { message: 'slow down' } },
        { 'retry-after': new Date(0).toUTCString() },
      ),
    ],
  ])('%s is waited for', async (_, busy) => {
    let calls = 0;
    const server = await scripted((response, body) => (++calls < 3 ? busy : good)(response, body));
    expect((await engine(server).ask(aRequest)).json).toEqual({ facts: [1, 3] });
    expect(server.bodies.at(-1)).toHaveProperty('response_format');
  });

  test('is waited for no longer than an answer may take, and never when it asks for more', async () => {
    const server = await scripted(status(429, { message: 'later' }, { 'retry-after': '3600' }));
    await expect(engine(server).ask(aRequest)).rejects.toMatchObject({
      fault: 'timeout',
      message: expect.stringContaining('it asks for 3600 s more') as string,
    });
    expect(server.bodies).toHaveLength(1);
  });

  test('a bill that was not paid is not waited for', async () => {
    const server = await scripted(
      status(429, {
        error: { message: 'You exceeded your current quota', type: 'insufficient_quota' },
      }),
    );
    await expect(engine(server).ask(aRequest)).rejects.toMatchObject({ fault: 'server' });
    expect(server.bodies).toHaveLength(1);
  });
});

describe('an answer without an end is called that', () => {
  test('where the server takes no bound', async () => {
    const server = await scripted((response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const more = (): void => {
        while (!response.destroyed && response.write(event(delta({ content: '1,'.repeat(500) }))));
      };
      response.on('drain', more);
      more();
    });
    await expect(engine(server).ask(aRequest)).rejects.toMatchObject({
      fault: 'endless',
      message: expect.stringContaining('the answer has no end') as string,
    });
  });

  test.each([
    '{"facts":[1,1,1,1,1,1,1,1,1,1,1,1',
    `{"facts":[${'\n '.repeat(40)}`,
    '好的好的好的好的好的好的好的好的好的',
  ])('where the bound stopped %j', async (text) => {
    const server = await scripted(says(text, 'length'));
    await expect(engine(server).ask(aRequest)).rejects.toMatchObject({ fault: 'endless' });
  });
});
