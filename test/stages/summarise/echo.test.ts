import { expect, test } from 'vitest';
import { echoesPrompt } from '../../../src/questions/echo.ts';
import { summarise } from '../../../src/stages/summarise/summarise.ts';
import { scriptedLlm } from '../../support/scripted-llm.ts';
import { ferry, summariseParams } from './stories.ts';

test('a stretch of the prompt is an echo, unless a source says it too', () => {
  const template = '範例：港邊步道的攤商可能先受惠。';
  expect(echoesPrompt('港邊步道的攤商，可能更忙。', template, [])).toBe(true);
  expect(echoesPrompt('港邊步道的攤商，可能更忙。', template, ['據報港邊步道的攤商可能停業'])).toBe(
    false,
  );
  expect(echoesPrompt('攤商可能先走。', template, [])).toBe(false);
});

test('a remark that is the example of the prompt is left out, with a note; a remark of its own stays, once', async () => {
  const params = await summariseParams('zh-TW', ['zh-TW/zh-TW']);
  const example =
    /"remarks":\[\{[^\]]*?"text":"([^"]+)"/.exec(params.prompts.remark.template)?.[1] ?? '';
  expect(example).not.toBe('');
  const llm = scriptedLlm(({ task }) => {
    if (task.kind === 'write')
      return {
        headline: { text: '票價不變', facts: [0] },
        sentences: [{ text: '票價不變。', facts: [1] }],
      };
    const remark = { group: 'users', restsOn: [1] };
    const own = { ...remark, text: '通勤的花費可能持平。' };
    return { remarks: [{ ...remark, text: example }, own, own] };
  });
  const { value, diagnostics } = await summarise.run([ferry], { llm }, params);
  expect(value.remarks.map(({ id, text }) => [id, text])).toEqual([['r1', '通勤的花費可能持平。']]);
  expect(diagnostics.map(({ code }) => code)).toEqual(['summarise.echo', 'summarise.echo']);
});

test.each(['industry', 'comparison', 'market', 'developers', 'users'])(
  'words that a remark on %s may well use are none',
  async (group) => {
    const { template } = (await summariseParams()).prompts.remark;
    const heading = new RegExp(`${group}：(.+)`).exec(template)?.[1] ?? '';
    expect(heading).not.toBe('');
    expect(echoesPrompt(`這件事可能影響${heading.slice(0, 7)}，值得留意。`, template, [])).toBe(
      false,
    );
  },
);
