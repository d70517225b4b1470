import { describe, expect, test } from 'vitest';
import { analysisIn, useIn } from '../../src/content/views.ts';
import { readStory } from '../../src/drafts/read-story.ts';
import { anArticle, aStory } from '../support/articles.ts';

function sentence(text: string) {
  const [source] = readStory(aStory(anArticle('a', '標題', text)), 'zh-TW').sources;
  const found = source?.sentences[1];
  if (found === undefined) throw new Error(`no sentence: ${text}`);
  return found;
}

describe('analysis', () => {
  test.each([
    ['market', '分析師周硯平認為，售價下調可能侵蝕海嶽晶片的毛利與獲利。'],
    ['comparison', '學者林若水指出，潮汐處理器的效能優於同級對手，但仍落後一代。'],
    ['industry', '律師陳遠舟認為，新法恐怕難以執行。'],
  ])('of the group %s is what somebody holds: %s', (group, text) => {
    expect(analysisIn(sentence(text))).toMatchObject({ group });
  });

  test.each([
    ['what happened', '海嶽晶片26日發表潮汐處理器，售價420美元。'],
    ['what nobody says', '潮汐處理器可能改變市場的競爭。'],
    ['what is said and holds nothing', '執行長林若水表示，工廠設在北港。'],
    ['English', 'Analysts believe the chip may change the market.'],
  ])('is not %s', (_, text) => {
    expect(analysisIn(sentence(text))).toBeUndefined();
  });

  test('has more signs the more of it is held', () => {
    const one = analysisIn(sentence('律師陳遠舟認為，新法難以執行。'))?.signs ?? Infinity;
    const more = analysisIn(sentence('律師陳遠舟認為，新法恐怕難以執行，勢必拖累市場的投資。'));
    expect(more?.signs).toBeGreaterThan(one);
  });
});

describe('use', () => {
  test.each([
    ['developers', '開發者可免費下載原始碼，部署在自己的伺服器。'],
    ['users', '用戶須在3月1日前更新 App，否則帳號將停用。'],
  ])('to %s is something that they can act on: %s', (group, text) => {
    expect(useIn(sentence(text))).toMatchObject({ group });
  });

  test.each([
    ['terms for nobody', '博物館的門票免費。'],
    ['somebody without terms', '開發者齊聚北港。'],
    ['English', 'Developers can download the source code for free.'],
  ])('is not %s', (_, text) => {
    expect(useIn(sentence(text))).toBeUndefined();
  });

  test('in Simplified is known by the same words', () => {
    expect(useIn(sentence('用户须在3月1日前更新 App，否则账号将停用。'))).toMatchObject({
      group: 'users',
    });
  });
});
