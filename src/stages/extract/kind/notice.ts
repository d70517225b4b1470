/** A few sentences of housekeeping in the place of an article: a way to elsewhere, a wish for scripts, a refusal. */
import { weight } from '../page/measure.ts';
import { ownWords } from './facts.ts';
import { fold } from './fold.ts';

/** A text of more says what it is about. As `weight` has it: some two hundred Chinese characters. */
const mostText = 500;
/** The same where it prints the visitor's address, which no article does. */
const mostWithAddress = 1200;

/** Share of the title's words that a text about it has; told housekeeping by its words, it has fewer. */
const littleOfTitle = 0.25;
/** From this share on a text that tells of something tells of what its title says. */
const enoughOfTitle = 0.3;
/** Share of its text that housekeeping has in a notice, whatever its title. */
const mostlyHousekeeping = 0.7;

/** The address of whoever asks: his, the client's, or a label with nothing else. */
const visitor =
  /(?:\b(?:your|client|visitor'?s?|remote|one)\b|[您你]|客户端|访客|来访|[侦偵]测|检测|^ip)[^\n]{0,16}?(?:\bip\b|address|位址|地址)?[^\n\d]{0,12}(?:\b\d{1,3}(?:\.\d{1,3}){3}\b|\b[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){2,7})/m;

/** General wording of pages that are in no state to show their article; folded as `fold` folds. */
const housekeeping: readonly RegExp[] = [
  // A way to elsewhere.
  /redirect|(?:taking|take) you (?:to|there)|has moved to|正在(?:为[您你])?.{0,4}(?:转址|跳转|转向|导向|前往)|(?:自动|重新)(?:跳转|导向|转址)|[带为][您你].{0,4}(?:前往|跳转|转)|[离離]开本(?:站|网站|页)|搬到新.{0,4}(?:网址|地址)|^click here/m,
  // Scripts.
  /(?:enable|requires?|needs?|without|turn on) javascript|javascript.{0,20}(?:disabled|enabled|required|启用|开启|停用|关闭|才能)|(?:启用|开启|打开|允许|支[持援]|需要).{0,8}javascript|停用.{0,4}脚本/,
  /\bcookies? (?:are |is )?(?:disabled|required)|(?:启用|开启|允许).{0,4}cookie/,
  /(?:载入|加载|读取)中|^loading\b|please wait|couldn'?t load|请稍候|请稍等/,
  // Checks for robots.
  /浏览器.{0,10}(?:安全|版本|过旧|不支[持援])|your browser|(?:检查|验证|确认).{0,8}(?:浏览器|连线|连接)/,
  /(?:unusual|suspicious|automated) (?:traffic|activity|requests?|queries)|too many requests|you (?:have been|are|were) blocked|access (?:to .{0,30})?(?:is |was |has been )?denied|(?:show|prove|verify|confirm) that you are|不寻常的?(?:流量|活动|请求)|(?:访问|请求|操作|浏览)(?:过于频繁|过多|异常)|完成.{0,8}验证|证明[您你]/,
  /(?:your|[您你]的) ?ip(?: ?(?:address|位址|地址))?|(?:request|reference|incident|event|error|要求|请求|事件|错误) ?(?:id|number|code|编号|代码|码)/,
  // Withdrawn.
  /(?:版权|著作权|授权).{0,12}(?:停止|无法|不(?:能)?提供|不再|移除|下架|限制)|(?:停止|不再|无法|未能)(?:提供)?(?:浏览|阅读|观看|显示|存取|访问)/,
  /(?:removed|withdrawn|taken down|deleted|unpublished|no longer available)|(?:已|遭|被).{0,6}(?:删除|移除|下架|撤下)|网址有误/,
  // Region walls.
  /(?:region|country|location|territory).{0,30}(?:available|restricted|blocked|offer)|(?:available|blocked|restricted).{0,20}(?:region|country|location|territory)|(?:地区|区域|国家).{0,12}(?:限制|无法|不提供|不支[持援])/,
  // Errors.
  /(?:an?|some) error (?:has )?occurred|something went wrong|(?:could not|couldn'?t|unable to) (?:complete|process) your|发生错误|(?:系统|服务器|伺服器).{0,6}(?:错误|忙碌|繁忙|维护|开小差|故障)|(?:try|come back) (?:again )?(?:later|in a)|稍后(?:再试|再来|重试|刷新)|(?:under|scheduled) maintenance|维护中|暂停服务|service (?:temporarily )?unavailable|internal server error|bad gateway/,
];

/** Said to whoever reads, of the page itself. */
const toReader =
  /[您你]|(?:^|[，。！,\s])请|敬请|本(?:篇|页|站|网站|文章?|内容)|\b(?:you|your|please|click|we're|we are sorry|this (?:page|site|article|story|content|website))\b/m;

/** Somebody says it, or it came to pass on a day: a sentence of a report. */
const tells =
  /表示|指出|宣布|强调|认为|透露|回应|报道|报导|预计|公布|提醒|发言人|研究|警方|[\p{Script=Han}]说(?:[，：:]|明)?|今(?:天|日|早|晚|年)|昨(?:天|日|晚)|明年|[上下](?:月|周|个月)|\d{1,2}[日月号]|[一二三四五六七八九十]{1,3}日|(?:周|星期)[一二三四五六日天]|\b(?:said|says|told|announced|according to|reported|warned|confirmed|added)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\byesterday\b|\b(?:next|last) (?:week|month|year)\b/u;

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

/** Share of the title's words that the text has; undefined where the two are in other scripts. */
function takenUp(text: string, title: string): number | undefined {
  const words = wordsOf(title);
  const own = wordsOf(text);
  return words.size > 0 && han.test(title) === han.test(text)
    ? [...words].filter((word) => own.has(word)).length / words.size
    : undefined;
}

function sentencesOf(folded: string): readonly string[] {
  return folded.split(/[。！？!?\n]+|\.(?=\s|$)/u).filter((one) => /[\p{L}\p{N}]/u.test(one));
}

/** What is told, by somebody or of a day, and not to whoever reads. */
const isTold = (sentence: string): boolean => tells.test(sentence) && !toReader.test(sentence);

/** Whether the text reports on what its title says: it may then speak of walls, checks and errors as of anything. */
export function reportsOn(text: string, title: string): boolean {
  const clauses = sentencesOf(ownWords(text)).flatMap((one) => one.split(/[，；,;]/));
  return (takenUp(text, title) ?? 0) >= enoughOfTitle && clauses.some(isTold);
}

/**
 * Why the text is none of an article, told by its wording alone: it is housekeeping for the greater part and speaks to
 * its reader, or prints his address. In words for a reader; undefined where it may be an article.
 */
export function housekeepingIn(text: string): string | undefined {
  if (weight(text) >= mostWithAddress) return undefined;
  const folded = ownWords(text);
  const sentences = sentencesOf(folded);
  if (sentences.some(isTold)) return undefined;
  const address = visitor.exec(folded)?.[0];
  if (address !== undefined) return `a notice that prints its visitor’s address (“${address}”)`;
  if (weight(text) >= mostText) return undefined;
  let all = 0;
  let own = 0;
  let first: string | undefined;
  for (const sentence of sentences) {
    const w = weight(sentence);
    const found = wordingIn(sentence);
    first ??= found;
    all += w;
    if (found !== undefined || toReader.test(sentence)) own += w;
  }
  return first !== undefined && toReader.test(folded) && own >= all * mostlyHousekeeping
    ? `a notice in the place of an article (“${first}”)`
    : undefined;
}

function wordingIn(folded: string): string | undefined {
  return housekeeping
    .map((wording) => wording.exec(folded)?.[0])
    .find((found) => found !== undefined);
}

/**
 * Why the text is none of an article under this title, in words for a reader; undefined where it may be one. An article
 * takes up the words of its title early (of 233 labelled ones 96 in a hundred within sixty characters); a text in another
 * script than the title is told by its wording alone.
 * @param title as whoever led to the page has it: the page's own may be the notice's
 */
export function noticeIn(text: string, title: string): string | undefined {
  if (reportsOn(text, title)) return undefined;
  const plain = housekeepingIn(text);
  if (plain !== undefined || weight(text) >= mostText) return plain;
  const shared = takenUp(text, title);
  const folded = ownWords(text);
  const found = wordingIn(folded);
  const told = sentencesOf(folded).some(isTold);
  if (found !== undefined && (shared === 0 || ((shared ?? 0) < littleOfTitle && !told)))
    return `a notice in the place of an article (“${found}”)`;
  const shown = text.replace(/\s+/g, ' ').slice(0, 40);
  return shared === 0 && toReader.test(folded)
    ? `it speaks to its reader and says nothing of what the title does (“${shown}…”)`
    : undefined;
}
