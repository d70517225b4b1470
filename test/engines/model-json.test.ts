import { describe, expect, test } from 'vitest';
import { readModelJson, schemaForPrompt, withoutThinking } from '../../src/engines/model-json.ts';

const schema = {
  type: 'object',
  properties: {
    facts: { type: 'array', items: { type: 'integer', enum: [1, 2, 3, 4, 5] }, maxItems: 2 },
  },
  required: ['facts'],
  additionalProperties: false,
};

describe('reading', () => {
  test.each([
    ['bare', '{"facts":[1]}'],
    ['between white space', '\n {"facts":[1]}\n\n'],
    ['in a fence', '```json\n{"facts":[1]}\n```'],
    ['after talk', '這是回答：{"facts":[1]}，請查收。'],
    ['after thinking', '<think>{"facts":[5]}</think>{"facts":[1]}'],
    ['after thinking without its beginning', '想好了</think>{"facts":[1]}'],
  ])('JSON %s', (_, text) => {
    expect(readModelJson(text, schema)).toEqual({ ok: true, json: { facts: [1] } });
  });

  test.each([
    '{"facts":["1"]}',
    '{"facts":["[1]"]}',
    '{"facts":[[1]]}',
    '{"facts":[{"text":"a","fact":1}]}',
  ])('a number is found in %s', (text) => {
    expect(readModelJson(text, schema)).toEqual({ ok: true, json: { facts: [1] } });
  });

  test.each([
    ['a number out of the list', '{"facts":[6]}'],
    ['a number among words', '{"facts":["1 and 2"]}'],
    ['two numbers in one', '{"facts":[[1,2]]}'],
    ['a number in words', '{"facts":["one"]}'],
    ['too many', '{"facts":[1,2,3]}'],
    ['a key too many', '{"facts":[1],"note":"x"}'],
    ['a key too few', '{}'],
  ])('%s is off the schema, with a reason', (_, text) => {
    const read = readModelJson(text, schema);
    expect(read).toMatchObject({ ok: false, fault: 'off-schema' });
    expect(!read.ok && read.reason).not.toBe('');
  });

  test.each(['', '沒有答案', '{"facts":[1', '<think>還沒想完 {"facts":[1]}'])(
    '%j is no JSON',
    (text) => {
      expect(readModelJson(text, schema)).toMatchObject({ ok: false, fault: 'not-json' });
    },
  );
});

test('thinking that was never closed is all thinking', () => {
  expect(withoutThinking(' <think>嗯')).toBe('');
});

test('a long row of numbers is told by its ends, a short or broken one as it is', () => {
  expect(schemaForPrompt(schema)).toContain('{"type":"integer","minimum":1,"maximum":5}');
  const odd = { type: 'integer', enum: [1, 2, 4, 5] };
  expect(schemaForPrompt(odd)).toBe(JSON.stringify(odd));
});
