import { expect, test } from 'vitest';
import { mentions } from '../../src/sources/aliases.ts';
import { aliases } from './support.ts';

test.each([
  '阿里巴巴的千問今日更新',
  '阿里巴巴的千问今日更新',
  '通義千問',
  '通义千问',
  'Qwen3-Max released',
  'qwen2.5',
  'QWEN 3',
  'Ｑｗｅｎ３',
  'the QwenLM team',
  '使用Qwen模型',
  '(Qwen)',
  'tongyi qianwen by Alibaba',
])('%s mentions the topic', (text) => {
  expect(mentions(text, aliases)).toBe(true);
});

test.each(['Qwenching thirst', 'MyQwen', 'Owen', '千里問路', 'Tongyi', ''])(
  '%j does not',
  (text) => {
    expect(mentions(text, aliases)).toBe(false);
  },
);

test('no names mean everything', () => {
  expect(mentions('anything', [])).toBe(true);
});
