/** A small question for engine tests: which of four sentences matter. */
import type { LlmRequest } from '../../src/ports.ts';

export const aRequest: LlmRequest = {
  label: 'choose sh000000000001',
  task: { kind: 'choose', storyId: 'sh000000000001', headlines: [], sentences: [], most: 3 },
  system: '只輸出 JSON。',
  prompt: '[1] 北港輕軌明年動工。\n[2] 昨天下雨。\n[3] 經費兩百億元。\n[4] 請訂閱。',
  schema: {
    type: 'object',
    properties: {
      facts: { type: 'array', items: { type: 'integer', enum: [1, 2, 3, 4] }, maxItems: 3 },
    },
    required: ['facts'],
    additionalProperties: false,
  },
  maxTokens: 60,
};
