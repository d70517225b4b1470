import { describe, expect, it } from 'vitest';
import { taiwan } from '../../src/languages/zh-TW/variety.ts';

describe('toTaiwan', () => {
  it('converts characters and words', () => {
    expect(taiwan.fromSimplified('公司发布了新芯片，软件和视频都在手机里。')).toBe(
      '公司發布了新晶片，軟體和影片都在手機裡。',
    );
  });

  it('returns Traditional text byte for byte', () => {
    const text = '里長在台北展現了范先生的軟件，視頻皇后說：「干擾」。';
    expect(taiwan.fromSimplified(text)).toBe(text);
  });

  it('touches only the sentences that are Simplified', () => {
    expect(taiwan.fromSimplified('里長說台北很好。这是软件。')).toBe('里長說台北很好。這是軟體。');
  });

  it.each([
    ['几天后，他们仍没有采取措施。', '幾天後，他們仍沒有採取措施。'],
    ['这些手机大多采用自研芯片。', '這些手機大多採用自研晶片。'],
    ['管理局一干部受贿。', '管理局一幹部受賄。'],
    [
      '修复315户民房，其中85户位于河边；余下30户占10%。',
      '修復315戶民房，其中85戶位於河邊；餘下30戶佔10%。',
    ],
    ['国内存在争议，放宽带来风险。', '國內存在爭議，放寬帶來風險。'],
    ['代码开源，股票代码不变。', '程式碼開源，股票代碼不變。'],
    ['双方举行视频会议，短视频随后上线。', '雙方舉行視訊會議，短影音隨後上線。'],
    ['市占比达三成，计划不变。', '市占比達三成，計畫不變。'],
    [
      '这头发和发展、面条和面对、一只猫和只有、联系和系鞋带。',
      '這頭髮和發展、麵條和面對、一隻貓和只有、聯繫和繫鞋帶。',
    ],
  ])('reads %s as a reader does', (text, printed) =>
    expect(taiwan.fromSimplified(text)).toBe(printed),
  );

  it.each([
    ['记者于一心报道，由于大雾停航。', '記者于一心報道，由於大霧停航。'],
    ['于女士说，对于价格没有意见。', '于女士說，對於價格沒有意見。'],
    ['余先生说，其余乘客获救，共300余人。', '余先生說，其餘乘客獲救，共300餘人。'],
    ['范教授说，这超出范围。', '范教授說，這超出範圍。'],
    [
      '里德与塔里克·汗在家里，索马里和马里根据村里的说法。',
      '里德與塔里克·汗在家裡，索馬利亞和馬里根據村裡的說法。',
    ],
    ['英伟达与美联储的数字化接口。', '輝達與聯準會的數位化介面。'],
    ['皇后镇之后，车队到里程碑处休息。', '皇后鎮之後，車隊到里程碑處休息。'],
  ])('keeps the names in %s', (text, printed) => expect(taiwan.fromSimplified(text)).toBe(printed));

  it('takes a text without evidence for what it was taken from, unless it shows the contrary', () => {
    expect(taiwan.fromSimplified('由于成本，公司采取行动。')).not.toContain('于');
    expect(taiwan.fromSimplified('并由于台北。')).toBe('并由于台北。');
    expect(taiwan.fromSimplified('由于台北在北部。', [], true)).toBe('由於台北在北部。');
    expect(taiwan.fromSimplified('里長在台北。', [], true)).toBe('里長在台北。');
  });

  it('converts what a Simplified sentence says around a Traditional name', () => {
    expect(
      taiwan.fromSimplified('由于这几天下雨，「里長伯」软件公司采取了新办法，干部们也说这样很好。'),
    ).toBe('由於這幾天下雨，「里長伯」軟體公司採取了新辦法，幹部們也說這樣很好。');
  });

  it('prints what it has printed once more as it was', () => {
    const once = taiwan.fromSimplified('这个算法和数据库都在国内的服务器上。');
    expect(taiwan.fromSimplified(`${once}这`)).toBe(`${once}這`);
    expect(taiwan.fromSimplified(once, [], true)).toBe(once);
  });

  it('knows 筑 as a name’s and as the Simplified 築', () => {
    expect(taiwan.fromSimplified('紀雅筑說，天色暗了。')).toBe('紀雅筑說，天色暗了。');
    expect(taiwan.fromSimplified('建筑工地停工')).toBe('建築工地停工');
  });

  it('turns single characters only where a clause mixes both scripts', () => {
    expect(taiwan.fromSimplified('展現了里長这個人')).toBe('展現了里長這個人');
  });

  it('keeps the words of a quotation and the names that it is told to keep', () => {
    expect(taiwan.fromSimplified('他说：「这个软件很好」，软件更新了。')).toBe(
      '他說：「這個軟件很好」，軟體更新了。',
    );
    expect(taiwan.fromSimplified('云从科技与周杰伦合作。', ['周杰伦', '云从'])).toBe(
      '雲從科技與周杰倫合作。',
    );
  });

  it("prints Taiwan's quotation marks and leaves apostrophes", () => {
    expect(taiwan.fromSimplified('他说：“这是‘好’软件。”Qwen’s 作者同意。')).toBe(
      '他說：「這是『好』軟件。」Qwen’s 作者同意。',
    );
  });

  it('leaves Japanese alone', () => {
    const text = '会社は新しい体制を発表した。';
    expect(taiwan.fromSimplified(text)).toBe(text);
  });

  it.each([
    ['游明远表示，游客增加，旅游公司说人手不足。', '游明遠表示，遊客增加，旅遊公司說人手不足。'],
    ['总经理岳文斌、主任涂国栋出席。', '總經理岳文斌、主任涂國棟出席。'],
    ['钟丽华教授说，钟表行业回暖。', '鍾麗華教授說，鐘錶行業回暖。'],
    ['于晓梅说，于本周表示支持。', '于曉梅說，於本週表示支持。'],
  ])('knows a surname by what stands around it: %s', (text, printed) =>
    expect(taiwan.fromSimplified(text)).toBe(printed),
  );

  it.each([
    ['超市的价签换了，货款实时到账。', '超市的價格標籤換了，貨款即時到帳。'],
    [
      '世界面临挑战，真实时间不明，国内置换需求大。',
      '世界面臨挑戰，真實時間不明，國內置換需求大。',
    ],
    ['模型的激活参数默认开启。', '模型的啟用參數預設開啟。'],
    ['公司默认了事实，活动激活了市场。', '公司默認了事實，活動激活了市場。'],
    ['她签了合同，签名在标签上。', '她簽了合同，簽名在標籤上。'],
    ['海里的鱼走了两海里的路。', '海裡的魚走了兩海里的路。'],
  ])('puts a term only where it is a word and means that: %s', (text, printed) =>
    expect(taiwan.fromSimplified(text)).toBe(printed),
  );
});

describe('fromHongKong', () => {
  it('puts its words and forms as Taiwan does, and leaves a quotation’s words', () => {
    expect(
      taiwan.fromTraditional(
        '他說，新軟件的私隱條款「軟件」綫上可見，流動電話亦可下載。',
        'hongKong',
      ),
    ).toBe('他說，新軟體的隱私條款「軟件」線上可見，手機亦可下載。');
    expect(taiwan.fromTraditional('私隱專員在世界面前說明。', 'hongKong')).toBe(
      '私隱專員在世界面前說明。',
    );
  });
});
