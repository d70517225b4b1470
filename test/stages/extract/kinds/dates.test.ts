/** Which day of a page is that of its publication. */
import { describe, expect, it } from 'vitest';
import { type Around, linked, readStory } from './story.ts';

const dateOf = async (around: Around): Promise<string | undefined> =>
  (await readStory(around)).publishedAt?.value;

const cases: readonly (readonly [name: string, around: Around, expected: string | undefined])[] = [
  // A day in what is told proves nothing.
  ['in a sentence to come', { end: '<p>港區輕軌將於2029年3月1日通車，市府今天公布路線。</p>' }, undefined],
  ['in the first sentence', { under: '<p>1999年9月21日的大地震震垮舊港堤防，市府今天重提舊案。</p>' }, undefined],
  ['in an English sentence', { lang: 'en', under: '<p>The council will vote on March 3, 2026.</p>' }, undefined],
  ['a time element in a sentence', { lang: 'en', end: '<p>The fair opens on <time datetime="2026-03-03">March 3</time> beside the old fish market, and lasts for a week in all.</p>' }, undefined],
  ['in the headline', { h1: '<h1>2025年12月3日至31日 港區輕軌工地周邊封閉</h1>', title: '<title>2025年12月3日至31日 港區輕軌工地周邊封閉</title>' }, undefined],
  ['of an event', { under: '<div class="info">活動日期：2026/03/03 14:00</div>' }, undefined],
  ['a deadline', { end: '<p class="date">報名截止：2026-03-01</p>' }, undefined],
  ['of a right', { below: '<div class="date">版權所有 © 2026-01-01 鹿塭日報</div>' }, undefined],
  ['of a comment', { below: '<section class="comments"><div><span class="comment-date">February 2, 2026 at 10:09 am</span><p>Good news.</p></div></section>' }, undefined],
  ['of a comment without such names', { below: '<div><div class="x"><time datetime="2026-02-02T10:00">2 Feb</time><p>好消息，希望早日完工，大家都等了很久，市府這次終於動起來了，期待三年後的通車典禮。</p></div></div>' }, undefined],
  ['of a card above', { top: '<div class="box"><a href="/a/1">漁市場屋頂整修</a><time datetime="2024-05-05">2024/5/5</time></div>' }, undefined],
  ['of a rail above', { top: '<div class="hot"><a href="/a/1">漁市場</a><time datetime="2024-05-05">2024/5/5</time></div>' }, undefined],
  ['of what is related', { below: '<aside><time datetime="2024-05-05">2024/5/5</time></aside>' }, undefined],
  ['of a neighbour behind the text', { below: '<article><h2>漁市場屋頂遭掀開</h2><time datetime="2024-05-05">2024/5/5</time></article>' }, undefined],
  ['today’s, at the top', { top: '<div class="date">今天是2026年2月3日</div>' }, undefined],
  ['received and accepted', { lang: 'en', head: '<meta name="citation_publication_date" content="2026/01/02">', under: '<p>Received: 16 December 2025 / Accepted: 30 December 2025</p>' }, '2026-01-02'],
  // Changes are none.
  ['changed, then published', { under: '<p class="date">最後更新：2026-01-28 12:00　首次發布：2026-01-26 10:00</p>' }, '2026-01-26T10:00:00+08:00'],
  ['updated, then published', { lang: 'en', under: '<p class="date">Updated January 28, 2026 | Published January 26, 2026</p>' }, '2026-01-26'],
  ['published, then updated', { lang: 'en', under: '<p class="date">First published 26 January 2026, last updated 28 January 2026</p>' }, '2026-01-26'],
  ['the word behind the day', { under: '<p class="date">2026-01-28 更新　2026-01-26 發布</p>' }, '2026-01-26'],
  ['only a change', { under: '<p class="date">最後修訂於 2026-01-28</p>' }, undefined],
  ['a change and the day it went on line', { under: '<p class="date">最後修訂於 2026-01-28</p><p class="date">上線日 2026-01-26</p>' }, '2026-01-26'],
  ['a change in a time element', { under: '<p>更新：<time datetime="2026-01-28T10:00+08:00">1月28日</time></p><p>發布：<time datetime="2026-01-26T10:00+08:00">1月26日</time></p>' }, '2026-01-26T10:00:00+08:00'],
  ['two times of which nothing is said', { under: '<div class="date">2026-01-28 09:00 / 2026-01-26 09:00</div>' }, '2026-01-26T09:00:00+08:00'],
  ['modified in the metadata only', { head: '<meta property="article:modified_time" content="2026-01-28T10:00:00+08:00">' }, undefined],
  // The address.
  ['a folder', { url: 'https://news.luwen.example/2026/01/26/tram' }, '2026-01-26'],
  ['a number that looks like a day beside a shown one', { url: 'https://news.luwen.example/post/20311225', under: '<p class="date">2026年1月26日</p>' }, '2026-01-26'],
  ['figures of a title', { url: 'https://news.luwen.example/story/luwen-budget-2027-1-5-billion-tram', under: '<p class="date">2026年1月26日</p>' }, '2026-01-26'],
  ['a day after the last change', { url: 'https://news.luwen.example/post/20311225', head: '<meta property="article:modified_time" content="2026-01-28T10:00:00+08:00">' }, undefined],
  ['a day in the text against the folder', { url: 'https://news.luwen.example/20260126/7.html', end: '<p>2024年3月3日</p>' }, '2026-01-26'],
  // Where it stands.
  ['beside the headline, in no named element', { under: '<div><span>2026-01-26 10:56:28</span> <a href="/s">鹿塭通訊</a></div>' }, '2026-01-26T10:56:28+08:00'],
  ['above the headline, in its box', { above: '<p><time datetime="2026-01-26">1月26日</time></p>' }, '2026-01-26'],
  ['at the end, with its label', { end: '<p>發布日期 2026-01-26</p>' }, '2026-01-26'],
  ['below a standfirst', { under: '<p>這是一段比較長的導言，說明港區輕軌為什麼等了二十年才動工，以及市府這次的財務安排與時程規劃。</p><p class="meta">記者林書恆／鹿塭報導　2026/01/26 09:30</p>' }, '2026-01-26T09:30:00+08:00'],
  ['in a byline', { lang: 'en', under: '<p class="byline">By Lin Shuheng, January 26, 2026</p>' }, '2026-01-26'],
  // Metadata before what is shown, the hour from where it stands.
  ['structured data against a shown day', { head: linked({ '@type': 'NewsArticle', datePublished: '2026-01-26' }), under: '<p class="date">2026-01-28</p>' }, '2026-01-26'],
  ['the hour of the day that metadata give', { head: '<meta property="article:published_time" content="2026-01-26">', under: '<p class="date">2026-01-26 18:30</p>' }, '2026-01-26T18:30:00+08:00'],
]; // prettier-ignore

describe('the day of publication', () => {
  it.each(cases)('%s', async (_name, around, expected) => {
    expect(await dateOf(around)).toBe(expected);
  });
});

describe('the clock that a page shows', () => {
  it.each([
    ['2026年1月26日 下午3:05', '2026-01-26T15:05:00+08:00'],
    ['2026年1月26日 晚上8時15分', '2026-01-26T20:15:00+08:00'],
    ['2026年1月26日 晚間11點', '2026-01-26T23:00:00+08:00'],
    ['2026年1月26日 星期一 下午 02:30', '2026-01-26T14:30:00+08:00'],
    ['2026年1月26日 凌晨12時30分', '2026-01-26T00:30:00+08:00'],
    ['2026年1月26日（一）中午12時', '2026-01-26T12:00:00+08:00'],
    ['2026年1月26日 中午11時50分', '2026-01-26T11:50:00+08:00'],
    ['2026年1月26日 清晨5點', '2026-01-26T05:00:00+08:00'],
    ['2026/01/26 PM 03:05', '2026-01-26T15:05:00+08:00'],
    ['PM 03:05 2026/01/26', '2026-01-26T15:05:00+08:00'],
    ['2026/01/26 12:05 AM', '2026-01-26T00:05:00+08:00'],
    ['January 26, 2026 8:30 PM EST', '2026-01-26T20:30:00-05:00'],
    ['11:26 pm EST, Monday, January 26, 2026', '2026-01-26T23:26:00-05:00'],
    ['Published on January 26, 2026 at 8:30 AM GMT', '2026-01-26T08:30:00Z'],
    ['2026-01-26 09:30 GMT+8', '2026-01-26T09:30:00+08:00'],
    ['2026-01-26 09:30 (UTC+08:00)', '2026-01-26T09:30:00+08:00'],
    ['2026-01-26 09:30 HKT', '2026-01-26T09:30:00+08:00'],
    ['2026-01-26 09:30 AEDT', '2026-01-26T09:30:00+11:00'],
    ['2026-01-26 09:30 PST', '2026-01-26T09:30:00-08:00'],
    ['2026-01-26 09:30 +09', '2026-01-26T09:30:00+09:00'],
    ['2026-01-26 09:30（台北時間）', '2026-01-26T09:30:00+08:00'],
    ['2026-01-26 09:30 A+ A-', '2026-01-26T09:30:00+08:00'],
    ['2026-01-26 10:00 - 11:00', '2026-01-26T10:00:00+08:00'],
    // Days.
    ['日期：115年1月26日', '2026-01-26'],
    ['發布日期：115/01/26', '2026-01-26'],
    ['發布日期：115-01-26', '2026-01-26'],
    ['115.01.26', '2026-01-26'],
    ['民國115年1月26日', '2026-01-26'],
    ['中華民國一一五年一月二十六日', '2026-01-26'],
    ['二〇二六年一月二十六日', '2026-01-26'],
    ['二○二六年一月廿六日', '2026-01-26'],
    ['２０２６年１月２６日　１４：３０', '2026-01-26T14:30:00+08:00'],
    ['２０２６／０１／２６', '2026-01-26'],
    ['26 de enero de 2026', '2026-01-26'],
    ['26. Januar 2026, 14:30 Uhr', '2026-01-26T14:30:00+08:00'],
    ['الإثنين، 26 يناير 2026', '2026-01-26'],
  ])('%s', async (written, expected) => {
    expect(await dateOf({ under: `<p class="date">${written}</p>` })).toBe(expected);
  });
});
