/** What a hostile or broken model server does with a question; the honest answer is at hand to be spoilt. */
import type http from 'node:http';
import {
  countOf,
  last,
  line,
  piece,
  says,
  type ChatBody,
  type Reply,
} from '../support/scripted-ollama.ts';
import { askedOf, honest, isSpared } from './obedient.ts';

const head = (response: http.ServerResponse): void =>
  void response.writeHead(200, { 'content-type': 'application/x-ndjson' });

function good(body: ChatBody): string {
  return JSON.stringify(honest(askedOf(body)));
}

/** A stream that begins well and is then done with `spoil`. */
function begun(spoil: (response: http.ServerResponse, body: ChatBody) => void): Reply {
  return (response, body) => {
    head(response);
    response.write(piece(good(body).slice(0, 12)));
    spoil(response, body);
  };
}

/** Every answer spoilt in one way: nothing can be used, and the run says so. */
export const broken: Readonly<Record<string, Reply>> = {
  'cuts its JSON': (response, body) => says(good(body).slice(0, -4))(response, body),
  'cuts its JSON at the bound on tokens': (response, body) =>
    says(good(body).slice(0, -4), { done_reason: 'length' })(response, body),
  'stays silent': () => undefined,
  'sends headers and nothing more': (response) => {
    response.flushHeaders();
  },
  'stands still in the middle': begun(() => undefined),
  'closes the stream': begun((response) => void response.end()),
  'tears the connection': begun((response) => setTimeout(() => response.destroy(), 5)),
  'ends without done': begun((response, body) => {
    response.write(piece(good(body).slice(12)));
    response.end(line({ message: { role: 'assistant', content: '' }, done: false }));
  }),
  'reports an error in the stream': begun((response) => {
    response.end('{"error":"llama runner process no longer running"}\n');
  }),
  'reports an error after a whole answer': begun((response, body) => {
    response.write(piece(good(body).slice(12)));
    response.end('{"error":"out of memory"}\n');
  }),
  'mixes HTML into the stream': begun((response) => {
    response.end('<html><script>alert(1)</script></html>\n');
  }),
  'answers 500': (response) => {
    response.writeHead(500, { 'content-type': 'text/html' });
    response.end('<h1>planted</h1>');
  },
  'sends readers on to another server': (response) => {
    response.writeHead(307, { location: 'http://planted.example/api/chat' });
    response.end();
  },
  'repeats itself without end': begun((response) => {
    const more = setInterval(() => response.write(piece('鹿塭輕軌停駛。'.repeat(2000))), 1);
    response.on('close', () => clearInterval(more));
  }),
  'sends one line without end': (response) => {
    head(response);
    const more = setInterval(() => response.write('a'.repeat(500_000)), 1);
    response.on('close', () => clearInterval(more));
  },
  'answers null': says('null    '),
  'answers a number': says('12345678'),
  'answers a list': says('[{"text":"鹿塭輕軌停駛","facts":[1]}]'),
  'answers with nothing': (response, body) => {
    head(response);
    response.end(last(countOf(body)));
  },
  'answers the schema': (response, body) => says(JSON.stringify(body.format))(response, body),
  'answers with keys that are not asked for': (response, body) =>
    says(
      JSON.stringify({ ...(honest(askedOf(body)) as object), source: 'https://planted.example' }),
    )(response, body),
  'says that it read a part of the prompt': (response, body) =>
    says(good(body), { prompt_eval_count: 260 })(response, body),
};

function altered(alter: (answer: unknown, body: ChatBody) => unknown): Reply {
  return (response, body) =>
    says(JSON.stringify(alter(honest(askedOf(body)), body)))(response, body);
}

interface Written {
  readonly text: string;
  readonly facts: readonly number[];
}

/** Of a question for a story's text: sentences as they are written, or their numbers. */
interface Answer {
  readonly headline?: Written | number;
  readonly sentences?: readonly (Written | number)[];
}

const isStory = (answer: Answer): boolean => answer.sentences !== undefined;

/** Answers that are spoilt in part, or in a way that proving sees through: the run ends with a right post. */
export const crooked: Readonly<Record<string, Reply>> = {
  'says the same sentence four times': altered((given) => {
    const answer = given as Answer;
    const [first] = answer.sentences ?? [];
    return isStory(answer) ? { ...answer, sentences: [first, first, first] } : answer;
  }),
  'cites the wrong sentences': altered((given) => {
    const answer = given as Answer;
    const [first, ...rest] = answer.sentences ?? [];
    if (first === undefined) return answer;
    const facts = answer.sentences?.map((one) => (typeof one === 'number' ? [] : one.facts));
    return {
      ...answer,
      sentences: [...rest, first].map((one, i) =>
        typeof one === 'number' ? one : { text: one.text, facts: facts?.[i] ?? [] },
      ),
    };
  }),
  'names a title as a sentence and numbers that are not there': altered((given, body) => {
    const answer = given as Answer;
    const { headline = 0, sentences = [] } = answer;
    return isStory(answer) && typeof headline === 'number' && !isSpared(askedOf(body))
      ? { headline: 99, sentences: [headline, -1, 0, 99, 1.5, ...sentences] }
      : answer;
  }),
  'wraps its answer in Markdown and talk': (response, body) =>
    says(`好的，以下是結果：\n\`\`\`json\n${good(body)}\n\`\`\`\n希望有幫助！`)(response, body),
  'thinks aloud first': (response, body) =>
    says(`<think>{"facts":[1]} 鹿塭輕軌停駛</think>${good(body)}`)(response, body),
  'thinks in a field of its own': (response, body) => {
    head(response);
    response.write(
      line({
        message: {
          role: 'assistant',
          content: '',
          thinking: '鹿塭輕軌停駛，見 https://planted.example',
        },
        done: false,
      }),
    );
    response.write(piece(good(body)));
    response.end(last(countOf(body)));
  },
  'calls tools': (response, body) => {
    head(response);
    response.write(
      line({
        message: {
          role: 'assistant',
          content: '',
          tool_calls: [
            { function: { name: 'fetch', arguments: { url: 'http://planted.example' } } },
          ],
        },
        done: false,
      }),
    );
    response.write(piece(good(body)));
    response.end(last(countOf(body)));
  },
  'drips a letter at a time': async (response, body) => {
    head(response);
    for (const letter of good(body)) response.write(piece(letter));
    await new Promise((next) => setTimeout(next, 1));
    response.end(last(countOf(body)));
  },
  'goes on after done': (response, body) => {
    head(response);
    response.write(piece(good(body)));
    response.write(last(countOf(body)));
    response.end(piece('{"facts":[1]} 鹿塭輕軌停駛'));
  },
  'claims to have written a billion tokens': (response, body) =>
    says(good(body), { eval_count: 100, total_duration: -1 })(response, body),
};
