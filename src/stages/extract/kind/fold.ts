/** Folding for the words of this folder: `foldPhrase` knows the characters of notices, labels need some hundred more. */
import { exchanger, foldPhrase } from '../cuts/phrases.ts';

/** Traditional characters that the lists here need, and below each row the Simplified ones. */
const traditional =
  '漲揚貶彈約爲員筆欄書劃組製贊銳鋭國際壇陣隨雜談諷學惡虛構說説極劇異費軟別態資訊產優佈藝測' +
  '驗試駕鑑喫週顧覽盤財彙簡錦懶滾斷況貨匯債證勢節單聽鏡訪錄獨問冊譜驟車頁紹預講討龍課啓啟誤' +
  '闢謠於詞釋隱辭識庫純屬譯採並參沒鳥搶詢諮額鈕廠繫備註職負錯寫謹將範賓顆帶閲順進狀顯頂刪馬' +
  '帳數辦協師領議項儘滿誠衆眾躍踴親蒞臨舉憑颱風願補運規質顏賞換營類塊藍籌終紅兌賣綱軸長著輸' +
  '擇裝設複貼執攪準靜檢確儲適誰紮讚絕愛獲賴榮華艙攜締樹紀術醫級夥輕鬆煩惱傳稱駁計烏該豈禮嗎' +
  '滬瓊歐幣盪祕訣徵據謂覆賬瀏鎖';
const simplified =
  '涨扬贬弹约为员笔栏书划组制赞锐锐国际坛阵随杂谈讽学恶虚构说说极剧异费软别态资讯产优布艺测' +
  '验试驾鉴吃周顾览盘财汇简锦懒滚断况货汇债证势节单听镜访录独问册谱骤车页绍预讲讨龙课启启误' +
  '辟谣于词释隐辞识库纯属译采并参没鸟抢询谘额钮厂系备注职负错写谨将范宾颗带阅顺进状显顶删马' +
  '帐数办协师领议项尽满诚众众跃踊亲莅临举凭台风愿补运规质颜赏换营类块蓝筹终红兑卖纲轴长着输' +
  '择装设复贴执搅准静检确储适谁扎赞绝爱获赖荣华舱携缔树纪术医级伙轻松烦恼传称驳计乌该岂礼吗' +
  '沪琼欧币荡秘诀征据谓复账浏锁';

const exchange = exchanger(
  Array.from(traditional, (character, i) => [character, simplified[i] ?? character] as const),
);

/** Lower case, NFKC, Simplified as far as the lists here need it. */
export function fold(text: string): string {
  return exchange(foldPhrase(text));
}

/** Folded and stripped of marks around it. */
export function bareLabel(text: string): string {
  return fold(text).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}
