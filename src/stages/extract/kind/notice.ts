/** A few sentences of housekeeping in the place of an article: a way to elsewhere, a wish for scripts, a refusal. */
import { weight } from '../page/measure.ts';
import { fold } from './fold.ts';

/** A text of more says what it is about. As `weight` has it: some two hundred Chinese characters. */
const mostText = 500;

/** Share of the title's words that a text about it has; told housekeeping by its words, it has fewer. */
const littleOfTitle = 0.25;

/** General wording of pages that are in no state to show their article; folded as `fold` folds. */
const housekeeping: readonly RegExp[] = [
  /redirect|正在(?:为[您你])?.{0,4}(?:转址|跳转|转向|导向|前往)|(?:自动|重新)(?:跳转|导向|转址)/,
  /(?:enable|requires?|without|turn on) javascript|javascript.{0,20}(?:disabled|enabled|required|启用|开启|停用|关闭)|(?:启用|开启|打开|允许|支[持援]).{0,8}javascript/,
  /\bcookies? (?:are |is )?(?:disabled|required)|(?:启用|开启|允许).{0,4}cookie/,
  /(?:载入|加载|读取)中|^loading\b|please wait|couldn'?t load|请稍候|请稍等/,
  /浏览器.{0,10}(?:安全|版本|过旧|不支[持援])|your browser|(?:检查|验证|确认).{0,8}(?:浏览器|连线|连接)/,
  /(?:your|[您你]的) ?ip(?: ?(?:address|位址|地址))?|(?:request|reference|incident|event|要求|请求|事件) ?(?:id|编号|代码|码)/,
  /(?:版权|著作权|授权).{0,12}(?:停止|无法|不(?:能)?提供|移除|下架|限制)|(?:停止|不再|无法|未能)(?:提供)?(?:浏览|观看|显示|存取|访问)/,
  /(?:region|country|location|territory).{0,30}(?:available|restricted|blocked)|(?:available|blocked|restricted).{0,20}(?:region|country|location|territory)|(?:地区|区域|国家).{0,10}(?:限制|无法|不提供)/,
  /(?:an?|some) error (?:has )?occurred|something went wrong|发生错误|系统(?:错误|忙碌|繁忙|维护)|(?:try|come back) (?:again )?later|稍后再试|(?:under|scheduled) maintenance|维护中|service (?:temporarily )?unavailable|internal server error|bad gateway/,
  /(?:removed|withdrawn|taken down|deleted|unpublished|no longer available)|(?:已|遭|被).{0,6}(?:删除|移除|下架|撤下)/,
];

/** Said to whoever reads, of the page itself. */
const toReader =
  /[您你]|请|本(?:篇|页|站|网站|文章?|内容)|\b(?:you|your|please|click|we're|this (?:page|site|article|content|website))\b/;

const han = /\p{Script=Han}/u;

/** Pairs of Chinese characters, and beginnings of words. */
function wordsOf(text: string): ReadonlySet<string> {
  const folded = fold(text.normalize('NFKC'));
  const words = new Set<string>();
  for (const [word] of folded.matchAll(/[\p{Script=Latin}\d][\p{Script=Latin}\d'’.-]{2,}/gu))
    words.add(word.slice(0, 5));
  for (const [run] of folded.matchAll(/\p{Script=Han}{2,}/gu))
    for (let i = 0; i + 1 < run.length; i++) words.add(run.slice(i, i + 2));
  return words;
}

/**
 * Why the text is none of an article under this title, in words for a reader; undefined where it may be one. An article
 * takes up the words of its title early (of 233 labelled ones 96 in a hundred within sixty characters); a text in another
 * script than the title is told by its wording alone.
 * @param title as whoever led to the page has it: the page's own may be the notice's
 */
export function noticeIn(text: string, title: string): string | undefined {
  if (weight(text) >= mostText) return undefined;
  const words = wordsOf(title);
  const own = wordsOf(text);
  const comparable = words.size > 0 && han.test(title) === han.test(text);
  const shared = [...words].filter((word) => own.has(word)).length / Math.max(1, words.size);
  const folded = fold(text);
  const found = housekeeping
    .map((wording) => wording.exec(folded)?.[0])
    .find((hit) => hit !== undefined);
  if (found !== undefined && (!comparable || shared < littleOfTitle))
    return `a notice in the place of an article (“${found}”)`;
  const shown = text.replace(/\s+/g, ' ').slice(0, 40);
  return comparable && shared === 0 && toReader.test(folded)
    ? `it speaks to its reader and says nothing of what the title does (“${shown}…”)`
    : undefined;
}
