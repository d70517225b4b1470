import { describe, expect, it, test } from 'vitest';
import { alone, filler } from './support.ts';

const far = filler.repeat(5);

/** Each clue with a text that it speaks for or against, and a near one that it must leave alone. */
const cases: Readonly<
  Record<string, readonly (readonly [title: string, text: string, about: boolean])[]>
> = {
  'no name at all': [
    ['山區週末有雨', '氣象站說週末有雨。', false],
    ['三湛石軟體園區', '園區今天動土。', true],
  ],
  'once in passing': [
    ['三款瀏覽器資安漏洞修補', `${far}／楓葉的團隊沒有回應。`, false],
    ['三款瀏覽器資安漏洞修補', `楓葉的團隊沒有回應。／${far}`, true],
    ['三款瀏覽器資安漏洞修補', `${far}／楓葉的團隊沒有回應。湛石軟體說，楓葉下週更新。`, true],
  ],
  'a row of names': [
    ['手機廠推新機', `新機可選裝楓葉、水獺、雲雀等瀏覽器。／${far}`, false],
    ['手機廠推新機', `新機內建楓葉，搭載新的閱讀模式、翻譯和朗讀。／${far}`, true],
    [
      'Phone maker ships a new handset',
      'Buyers can choose between Otter, Maple, and Skylark at setup.',
      false,
    ],
    [
      'Phone maker ships a new handset',
      'It comes with Maple, which now reads pages aloud, translates and prints.',
      true,
    ],
  ],
  tags: [
    ['手機廠推新機', `${far}／標籤：楓葉、手機、瀏覽器`, false],
    ['手機廠推新機', `${far}／#楓葉 #手機`, false],
  ],
  'a line of a round-up': [
    [
      '本週五則',
      '【手機】新機開賣。／【瀏覽器】楓葉更新，楓葉可以朗讀。／【電玩】大作延期。／【遊戲機】降價。',
      false,
    ],
    [
      '楓葉本週更新',
      '【朗讀】楓葉能讀出全文。／【翻譯】快一倍。／【列印】修好。／【書籤】可同步。',
      true,
    ],
  ],
  'a longer word of the dictionary': [['楓葉國移民新制上路', '楓葉國今年放寬名額。', false]],
  'a longer Latin name': [
    [
      'Maple Street reopens after repairs',
      'Shops on Maple Street welcomed back customers. Traffic on Maple Street was light.',
      false,
    ],
    [
      'Maple reopens sign-ups',
      'Maple said it had more servers. The Maple team expects Maple to grow.',
      true,
    ],
  ],
  'a longer name, by which it is introduced': [
    [
      'Maple Freight orders 40 lorries',
      'Haulier Maple Freight has ordered 40 lorries. Maple said they would arrive by June.',
      false,
    ],
    [
      'Novelist Edda Maple wins prize',
      'Edda Maple has won for her fourth novel. Maple, 58, lives in Harrow.',
      false,
    ],
    ['Maple Pro goes on sale', 'Maple Pro costs $9 a month. Maple said it would add more.', true],
  ],
  'a longer name in quotation marks': [
    ['樂團「楓葉以後」解散', '樂團「楓葉以後」今天解散。', false],
    ['瀏覽器「楓葉」改版', '瀏覽器「楓葉」今天改版。', true],
  ],
  'the title of a work': [
    ['《楓葉》奪最佳影片', '電影《楓葉》拿下三項大獎，《楓葉》五月上映。', false],
  ],
  'what it is introduced as': [
    ['改版', '瀏覽器楓葉改了版面，字變大。', true],
    ['轉紅', '山區楓葉紅了，遊客變多。', false],
  ],
  'a measure word': [
    ['公園裡的秋天', '一片楓葉落在石階上，小朋友撿起這片楓葉夾進書裡。', false],
    ['用戶破百萬', '湛石軟體說，百萬用戶的楓葉今天改版。', true],
  ],
  'old, or in a place': [
    ['老楓葉書籤展', '展出五十枚老楓葉。', false],
    ['楓葉推出老人模式', '楓葉把字放大。', true],
  ],
  'small letters': [
    [
      'Where to see autumn colours',
      'Every maple on the ridge has turned red, and the oldest maple stands by the gate.',
      false,
    ],
    ['Where to read offline', 'Maple now saves pages for reading offline.', true],
  ],
  'a version': [
    ['新版登場', '楓葉 4.2 今天登場。', true],
    ['賞楓步道延長', '步道兩旁楓葉 4 公里都紅了，葉子由綠轉紅要十天。', false],
  ],
  'another name of the topic': [
    ['週末釋出新版', '湛石軟體今天釋出新版的楓葉。', true],
    ['週末賞楓', '山上的楓葉紅了。', false],
  ],
  'what only somebody does': [
    ['湛石近況', '楓葉推出朗讀功能。', true],
    ['步道近況', '楓葉轉紅，遊客增加。', false],
  ],
  'another topic': [
    [
      '水獺瀏覽器大改版',
      '水獺瀏覽器改版。水獺瀏覽器說下週推送，Otter 的分頁也變了。楓葉先前改過。／水獺瀏覽器提供下載，Otter 用戶可試用。',
      false,
    ],
    [
      '水獺瀏覽器和楓葉打對台',
      '水獺瀏覽器改版。水獺瀏覽器說下週推送，Otter 的分頁也變了。楓葉推出朗讀功能。／水獺瀏覽器提供下載。',
      true,
    ],
  ],
};

describe.each(Object.entries(cases))('%s', (_, rows) => {
  test.each(rows.map((row) => [row[2] ? 'about' : 'not about', ...row] as const))(
    '%s: %s',
    (_word, title, text, expected) => {
      const said = alone(title, text);
      expect(said.about, said.reasons.join('; ')).toBe(expected);
      expect(said.reasons.length).toBeGreaterThan(0);
    },
  );
});

test('a name that begins inside one word and ends inside another is none', () => {
  const aliases = [{ text: '林間', script: 'hant' }] as const;
  expect(alone('登山客迷途', '兩人在森林間受困。', { aliases }).about).toBe(false);
  expect(alone('新輯登場', '民謠樂團林間今天發片。', { aliases }).about).toBe(true);
});

describe('what stands between the letters of a name', () => {
  it.each([
    '湛石<b>軟</b>體',
    '湛石&shy;軟體',
    '湛石\u200B軟\u00AD體',
    '湛石\n軟體',
    '湛石<wbr>軟體',
    '&#28251;石軟體',
    '**湛石**軟體',
    '[湛石軟體](https://a.example/)',
    'Ma\u00ADple 4.2',
    'Ｍａｐｌｅ 4.2',
  ])('is not seen: %j', (name) => {
    expect(alone('新版登場', `${name}釋出新版。`).about).toBe(true);
  });

  it('parts words all the same: the end of one block is not the beginning of the next', () => {
    expect(alone('新版登場', '湛石／軟體更新。').reasons[0]).toMatch(/^neither title nor text/);
  });
});

describe('the topic file', () => {
  const hike = ['楓葉推出新路線', '楓葉推出登山健行的新路線，楓葉說路線有三條。'] as const;

  test('not: words near the name speak against it, and the reason names them', () => {
    expect(alone(...hike).about).toBe(true);
    const said = alone(...hike, { not: ['/登山|健行/'] });
    expect(said.about).toBe(false);
    expect(said.reasons[0]).toContain('登山');
  });

  test('not: a word far from the name does not count', () => {
    const text = `楓葉推出朗讀功能。／${far}／另一則：登山步道重開。`;
    expect(alone('楓葉更新', text, { not: ['登山'] }).about).toBe(true);
  });

  test('with: one of the words must be near', () => {
    const said = alone('楓葉更新', '楓葉推出朗讀功能。', { with: ['瀏覽器', '網頁'] });
    expect(said.about).toBe(false);
    expect(alone('楓葉更新', '楓葉推出網頁朗讀。', { with: ['瀏覽器', '網頁'] }).about).toBe(true);
  });

  test('without aliases everything is on topic', () => {
    expect(alone('山區週末有雨', '有雨。', { aliases: [] }).about).toBe(true);
  });
});

test('a page that holds the name twenty thousand times is read like one that holds it a hundred times', () => {
  const often = (times: number): unknown =>
    alone('楓葉推出新版', '楓葉瀏覽器今日推出新版。'.repeat(times));
  expect(often(20_000)).toEqual(often(400));
});
