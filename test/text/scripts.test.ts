import { describe, expect, it } from 'vitest';
import {
  foldForComparison,
  hasSimplifiedOnly,
  scriptOf,
  toTaiwan,
} from '../../src/text/scripts.ts';

describe('foldForComparison', () => {
  it('folds scripts, regional forms, width and case to the same string', () => {
    expect(foldForComparison('為什麼臺北的裡長買了軟體？')).toBe(
      foldForComparison('为什么台北的里长买了软体?'),
    );
    expect(foldForComparison('爲著麵條')).toBe(foldForComparison('为着面条'));
    expect(foldForComparison('ＱＷＥＮ　３．５')).toBe('qwen 3.5');
  });

  it('folds a piece as it folds the whole', () => {
    const text = '頭髮發財，乾坤乾淨';
    expect([...text].map((c) => foldForComparison(c)).join('')).toBe(foldForComparison(text));
  });
});

describe('hasSimplifiedOnly', () => {
  it.each([
    '里長在台北',
    '茶几與皇后',
    '老么拮据',
    '范先生展現了征服干擾',
    '税務局温和',
    'Qwen 3.5',
  ])('is not fooled by %s', (text) => expect(hasSimplifiedOnly(text)).toBe(false));

  it.each(['这个', '什么', '发布', '国家', '体育'])('finds %s', (text) =>
    expect(hasSimplifiedOnly(text)).toBe(true),
  );
});

describe('scriptOf', () => {
  it('tells the scripts apart', () => {
    expect(scriptOf('通義千問發布新模型')).toBe('hant');
    expect(scriptOf('通义千问发布新模型')).toBe('hans');
    expect(scriptOf('Qwen releases a model called 千問')).toBe('latin');
    expect(scriptOf('モデルを公開')).toBe('none');
    expect(scriptOf('2026-01-26')).toBe('none');
  });
});

describe('toTaiwan', () => {
  it('converts characters and words', () => {
    expect(toTaiwan('公司发布了新芯片，软件和视频都在手机里。')).toBe(
      '公司發布了新晶片，軟體和影片都在手機裡。',
    );
  });

  it('returns Traditional text byte for byte', () => {
    const text = '里長在台北展現了范先生的軟件，視頻皇后說：「干擾」。';
    expect(toTaiwan(text)).toBe(text);
  });

  it('touches only the sentences that are Simplified', () => {
    expect(toTaiwan('里長說台北很好。这是软件。')).toBe('里長說台北很好。這是軟體。');
  });

  it('knows 筑 as a name’s and as the Simplified 築', () => {
    expect(toTaiwan('紀雅筑說，天色暗了。')).toBe('紀雅筑說，天色暗了。');
    expect(toTaiwan('建筑工地停工')).toBe('建築工地停工');
  });

  it('turns single characters only where a clause mixes both scripts', () => {
    expect(toTaiwan('展現了里長这個人')).toBe('展現了里長這個人');
  });

  it('keeps the words of a quotation and the names that it is told to keep', () => {
    expect(toTaiwan('他说：「这个软件很好」，软件更新了。')).toBe(
      '他說：「這個軟件很好」，軟體更新了。',
    );
    expect(toTaiwan('云从科技与周杰伦合作。', ['周杰伦', '云从'])).toBe('云从科技與周杰伦合作。');
  });

  it("prints Taiwan's quotation marks and leaves apostrophes", () => {
    expect(toTaiwan('他说：“这是‘好’软件。”Qwen’s 作者同意。')).toBe(
      '他說：「這是『好』軟件。」Qwen’s 作者同意。',
    );
  });

  it('leaves Japanese alone', () => {
    const text = '会社は新しい体制を発表した。';
    expect(toTaiwan(text)).toBe(text);
  });
});
