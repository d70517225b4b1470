import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/text/languages.ts';

describe('detectLanguage', () => {
  it.each([
    ['實驗室週四公布第三代語言模型，權重全部開放下載。', 'zh-Hant'],
    ['实验室周四公布第三代语言模型，权重全部开放下载。', 'zh-Hans'],
    [
      'Qwen3-Max-Thinking 發布，Hugging Face 上的 Alibaba Cloud 團隊說明了 benchmark 的結果',
      'zh-Hant',
    ],
    ['研究チームは新しいモデルを公開しました。', 'ja'],
    ['The lab published the third generation of its language model on Thursday.', 'en'],
    ['Jokowi memberikan keterangan kepada wartawan di Jakarta pada hari Senin.', 'und'],
    ['Лаборатория опубликовала третье поколение модели.', 'und'],
    ['12345 !?', 'und'],
    ['', 'und'],
  ])('of %j is %s', (text, lang) => {
    expect(detectLanguage(text)).toBe(lang);
  });
});
