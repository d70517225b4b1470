import { describe, expect, test } from 'vitest';
import { chinese, english, page, paragraphs, read, report, textOf } from './page.ts';

/** Name, paragraph, what the text has, what it has not. */
type Row = [string, string, readonly string[], (readonly string[])?];

/** A paragraph of which the part in question is one sentence. */
const p = (text: string): string => `<p>${text}，市公所的人員在說明會上這樣告訴在場的居民。</p>`;

describe('raised and lowered figures', () => {
  test.each<Row>([
    ['an exponent', p('這裡每年有 10<sup>6</sup> 隻候鳥經過'), ['10⁶ 隻']],
    ['a negative exponent', p('濃度只有 10<sup>-6</sup> 左右'), ['10⁻⁶']],
    ['an exponent with a point', p('大約是 10<sup>6.5</sup> 左右'), ['10^(6.5)'], ['106.5']],
    ['an exponent in an element', p('約 10<sup><b>9</b></sup> 個'), ['10⁹ 個'], ['109']],
    ['an area', p('館舍面積 1,200 m<sup>2</sup>，比原來大'), ['1,200 m²']],
    ['a note at a count', p('總經費為120<sup>3</sup> 億元'), ['120 億元'], ['120³']],
    ['an area in Chinese', p('館舍面積 1,200 平方公尺、體積 900 公尺<sup>3</sup>'), ['公尺³']],
    ['a formula', p('設計排放的 CO<sub>2</sub> 與 H<sub>2</sub>O 都很少'), ['CO₂', 'H₂O']],
    ['dust', p('空氣中的 PM<sub>2.5</sub> 沒有增加'), ['PM2.5']],
    ['a lowered figure after a figure', p('log 10<sub>2</sub> 是'), ['10₂'], ['102']],
    [
      'a note by its link',
      p('經費 480<sup><a href="#n4">4</a></sup> 億元'),
      ['480 億元'],
      ['4804'],
    ],
    [
      'a note by a link around it',
      p('經費 480<a href="#fn-4"><sup>4</sup></a> 億元'),
      ['480 億元'],
      ['4804'],
    ],
    ['a note in brackets', p('經費 480<sup>[12]</sup> 億元'), ['480 億元'], ['[12]']],
    [
      'a linked note in brackets',
      p('工期兩年<a href="#cite_note-3">[3]</a>完成'),
      ['工期兩年完成'],
    ],
    ['a linked figure at a word', p('工期兩年<a href="#fn2">2</a>完成'), ['工期兩年完成']],
    ['a star', p('座位三百<sup>*</sup>個，比原先規劃的多'), ['座位三百個']],
    ['a dagger', p('座位 300<sup>†</sup> 個，比原先規劃的多'), ['座位 300 個']],
    ['a note at a word', p('館長說一定完工<sup>7</sup>，並且保留煙囪'), ['一定完工，並且']],
    ['several notes', p('館長說一定完工<sup>7,8</sup>，並且保留煙囪'), ['一定完工，並且']],
    ['a note after a full stop', p('會保留煙囪。<sup>3</sup>館長說'), ['會保留煙囪。館長說']],
    ['a bare figure at a figure', p('經費 480<sup>4</sup> 億元'), ['480 億元'], ['4804']],
    [
      'raised by its style',
      p('經費 480<span style="vertical-align:super;font-size:.7em">4</span> 億'),
      ['480 億'],
    ],
    ['a fraction', p('票價是 3<sup>1</sup>/<sub>2</sub> 元'), ['3½ 元'], ['31/2']],
    ['a fraction with its own slash', p('票價是 3<sup>2</sup>&frasl;<sub>7</sub> 元'), ['3²⁄₇ 元']],
    ['a fraction in one', p('票價是 3<sup>3/4</sup> 元'), ['3¾ 元'], ['33/4']],
    ['a sign', p('票價是 3&frac12; 元'), ['3½ 元']],
    ['an ordinal', p('the 21<sup>st</sup> of May，也就是下週'), ['the 21st of May']],
    ['a trade mark', p('使用 Lumo<sup>TM</sup> 燈具'), ['Lumo™ 燈具']],
    ['a letter in a table of figures', p('旅客 1,900<sup>b</sup> 人'), ['1,900ᵇ 人'], ['1,900b']],
    ['a way back', p('依去年物價估算。<a href="#r1">↩</a>'), ['估算。'], ['↩']],
  ])('%s', async (_, inside, has, hasNot = []) => {
    const text = await textOf(report(inside));
    for (const part of has) expect(text).toContain(part);
    for (const part of hasNot) expect(text).not.toContain(part);
  });

  test('a link to a figure elsewhere stays', async () => {
    const text = await textOf(report(p('決賽在 <a href="https://paper.example/3">3</a> 月舉行')));
    expect(text).toContain('在 3 月');
  });

  test('an English footnote at a word goes, a unit keeps its exponent', async () => {
    const text = await textOf(
      page(
        `${paragraphs(english)}<p>Some 2,400<sup>1</sup> readers came, said the keeper<sup>2</sup>, into rooms of 90 metres<sup>2</sup> in all, more than in any year before.</p>`,
        'Sugar works to become a library',
      ),
    );
    expect(text).toContain('2,400¹ readers came, said the keeper, into rooms of 90 metres² in all');
  });
});

describe('what is struck out', () => {
  test.each<Row>([
    ['del', p('開工日改為<del>三月一日</del><ins>四月二日</ins>'), ['改為四月二日'], ['三月一日']],
    ['s', p('票價<s>350</s>280元'), ['280元'], ['350']],
    // Without its figure the word before it would call the new price the old one.
    ['a price called former', p('雙人套票原價<del>1200元</del>特價840元'), ['原價1200元特價840元']],
    ['a former price in English', p('A ticket was <s>$90</s> now $70'), ['was $90 now $70']],
    ['strike', p('票價<strike>350</strike> 280 元'), ['票價 280 元'], ['350']],
    [
      'a style',
      p('票價<span style="text-decoration: line-through red">350</span> 280 元'),
      ['280 元'],
      ['350'],
    ],
    [
      'a style in its long form',
      p('票價<i style="text-decoration-line:line-through">350</i> 280 元'),
      ['280 元'],
      ['350'],
    ],
    ['a role', p('票價<span role="deletion">350</span> 280 元'), ['280 元'], ['350']],
    ['a class of the page', p('票價<span class="was">350</span> 280 元'), ['280 元'], ['350']],
    [
      'a paragraph',
      '<del><p>市公所說共有四十人受傷，送往三家醫院，其中兩人情況危急。</p></del>',
      [],
      ['四十人受傷'],
    ],
    [
      'in a table',
      '<table><tr><td>全票</td><td><s>350</s> 280</td></tr><tr><td>半票</td><td><del>200</del>140</td></tr></table>',
      ['全票 | 280', '半票 | 140'],
      ['350', '200'],
    ],
    ['between figures', p('座位從 1,200<del>900</del>300 個'), ['1,200 300'], ['1,200300']],
    [
      'a list item',
      '<ul><li><s>三樓會議室：已取消的活動說明會，下午兩點舉行。</s></li><li>一樓大廳：改期後的活動說明會，下午三點舉行。</li></ul>',
      ['一樓大廳'],
      ['三樓會議室'],
    ],
    ['ins alone stays', p('館長<ins>葉知秋</ins>說'), ['館長葉知秋說']],
  ])('%s', async (_, inside, has, hasNot = []) => {
    const text = await textOf(
      report(
        inside,
        '<style>.lead{color:red}.was, .old { text-decoration: line-through; }</style>',
      ),
    );
    for (const part of has) expect(text).toContain(part);
    for (const part of hasNot) expect(text).not.toContain(part);
  });

  test('an end tag that never comes strikes nothing out', async () => {
    const text = await textOf(page(`<s>${paragraphs(chinese)}`));
    for (const line of chinese) expect(text).toContain(line);
  });

  test('a struck price in the headline', async () => {
    const html = page(paragraphs(chinese), '圖書館門票改為<del>五十</del>三十元').replace(
      /<title>.*?<\/title>/,
      '<title>圖書館門票改為三十元</title>',
    );
    const { title } = await read(html);
    expect(title).toBe('圖書館門票改為三十元');
  });
});

describe('readings over characters', () => {
  const line = '港裡的鱟近年越來越少';
  test.each<readonly [string, string]>([
    ['rt and rp', '港裡的<ruby>鱟<rp>(</rp><rt>hòu</rt><rp>)</rp></ruby>近年越來越少'],
    ['bopomofo', '港裡的<ruby>鱟<rt>ㄏㄡˋ</rt></ruby>近年越來越少'],
    ['rb', '港裡的<ruby><rb>鱟</rb><rt>hòu</rt></ruby>近年越來越少'],
    [
      'rb hidden from screen readers',
      '港裡的<ruby><rb aria-hidden="true">鱟</rb><rt>hòu</rt></ruby>近年越來越少',
    ],
    [
      'ruby hidden from screen readers',
      '港裡的<ruby aria-hidden="true">鱟<rt>hòu</rt></ruby>近年越來越少',
    ],
    [
      'rt hidden from screen readers',
      '港裡的<ruby>鱟<rt aria-hidden="true">hòu</rt></ruby>近年越來越少',
    ],
    ['rtc', '港裡的<ruby><rb>鱟</rb><rtc><rt>hòu</rt></rtc></ruby>近年越來越少'],
    ['rtc without rt', '港裡的<ruby>鱟<rtc>horseshoe crab</rtc></ruby>近年越來越少'],
    ['end tags left out', '港裡的<ruby>鱟<rt>hòu</ruby>近年越來越少'],
    ['end tags left out, bases marked', '港裡的<ruby><rb>鱟<rt>hòu</ruby>近年越來越少'],
    [
      'character by character',
      '<ruby>港<rt>a</rt></ruby><ruby>裡<rt>b</rt></ruby><ruby>的<rt>c</rt></ruby>鱟近年越來越少',
    ],
    ['pairs in one', '港裡的鱟<ruby>近<rt>jìn</rt>年<rt>nián</rt></ruby>越來越少'],
    ['nested', '港裡的<ruby><ruby>鱟<rt>hòu</rt></ruby><rt>crab</rt></ruby>近年越來越少'],
    ['in a link', '港裡的<a href="/x"><ruby>鱟<rt>hòu</rt></ruby></a>近年越來越少'],
    ['within emphasis', '<strong>港裡的<ruby>鱟<rt>hòu</rt></ruby></strong>近年越來越少'],
  ])('%s', async (_, inside) => {
    expect(await textOf(report(p(inside)))).toContain(line);
  });

  test('in the headline', async () => {
    const { title } = await read(
      page(paragraphs(chinese), '港裡的<ruby>鱟<rt>hòu</rt></ruby>越來越少').replace(
        /<title>.*?<\/title>/,
        '<title>港裡的鱟越來越少</title>',
      ),
    );
    expect(title).toBe('港裡的鱟越來越少');
  });
});

describe('lines of a cell', () => {
  const table = (cell: string): string =>
    `<table><tr><th>館別</th><th>人次</th></tr><tr><td>總館</td><td>${cell}</td></tr></table>`;
  test.each<readonly [string, string, string]>([
    ['br', '1,200<br>300', '總館 | 1,200 / 300'],
    ['br with a slash', '1,200<br/>300', '總館 | 1,200 / 300'],
    ['div', '<div>1,200</div><div>300</div>', '總館 | 1,200 / 300'],
    ['p', '<p>1,200</p><p>300</p>', '總館 | 1,200 / 300'],
    ['text and div', '1,200<div>300</div>', '總館 | 1,200 / 300'],
    [
      'spans on lines of their own',
      '<span style="display:block">9:00</span><span style="display: block">17:00</span>',
      '總館 | 9:00 / 17:00',
    ],
    [
      'spans on lines by a class',
      '<span class="row">9:00</span><span class="row">17:00</span>',
      '總館 | 9:00 / 17:00',
    ],
    ['small in a line below', '1,200<br><small>300</small>', '總館 | 1,200 / 300'],
    ['emphasis around lines', '<b>1,200<br>300</b>', '總館 | 1,200 / 300'],
    ['words', '兒童室<br>自習室', '總館 | 兒童室 自習室'],
    ['spans in a line', '<span>1,2</span><span>00</span>', '總館 | 1,200'],
    ['a rule between', '1,200<hr>300', '總館 | 1,200 / 300'],
    ['a table in it', '<div><b>1,200</b></div><div><i>300</i></div>', '總館 | 1,200 / 300'],
  ])('%s', async (_, cell, row) => {
    const text = await textOf(report(table(cell), '<style>span.row{display:block}</style>'));
    expect(text.split('\n')).toContain(row);
  });

  test('a headline of two lines has two words', async () => {
    const html = page(paragraphs(english), 'Sugar works<br>become a library').replace(
      /<title>.*?<\/title>/,
      '',
    );
    expect((await read(html)).title).toBe('Sugar works become a library');
  });
});

describe('characters without a shape', () => {
  test.each<readonly [string, string, string]>([
    ['zero-width space', '圖\u200b書\u200b館', '圖書館'],
    ['as a reference', '圖&#8203;書&#x200B;館', '圖書館'],
    ['by name', '圖&ZeroWidthSpace;書&NoBreak;館', '圖書館'],
    ['word joiner', '圖\u2060書館', '圖書館'],
    ['byte order mark', '圖\ufeff書館', '圖書館'],
    ['joiners between Han characters', '圖\u200d書\u200c館', '圖書館'],
    ['marks of direction', '\u200e圖書\u200f館\u202c', '圖書館'],
    ['isolates', '\u2068圖書館\u2069', '圖書館'],
    ['soft hyphen', 'con\u00adtrac\u00adtor', 'contractor'],
    ['invisible separator', '1\u2063200', '1200'],
    ['Mongolian vowel separator', '圖\u180e書館', '圖書館'],
    ['a space without a break stays a space', 'six&nbsp;rooms', 'six rooms'],
    ['an ideographic space stays a space', '圖書館\u3000分館', '圖書館 分館'],
    ['an emoji of several parts', '👩\u200d🚒 說', '👩\u200d🚒 說'],
    ['a Persian word', 'می\u200cخواهم', 'می\u200cخواهم'],
  ])('%s', async (_, written, seen) => {
    const reading = await read(
      page(
        paragraphs([...chinese, `館方說，${written}，將在春天開放給所有人使用。`]),
        `${written} 春天開放給所有市民使用`,
      ),
    );
    expect(reading.blocks.map(({ text }) => text).join('\n')).toContain(`館方說，${seen}，將`);
    expect(reading.title).toBe(`${seen} 春天開放給所有市民使用`);
  });
});
