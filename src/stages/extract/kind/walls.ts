/** What stands in the place of an article: walls, error pages, checks for robots, standing pages. */
import type { ArticleKind } from '../../../model/article-kind.ts';
import { firstMeta } from '../facts/head.ts';
import { foldPhrase } from '../cuts/phrases.ts';
import type { KindFacts } from './facts.ts';
import { fold } from './fold.ts';
import { housekeepingIn, reportsOn } from './notice.ts';

/** The kind, with the reason for a reader. */
interface Wall {
  readonly kind: ArticleKind;
  readonly words: string;
}

const social =
  /(?:^|\.)(?:instagram|facebook|threads|tiktok|twitter|x|linkedin|pinterest|youtube|bilibili|weibo|reddit|t)\.(?:com|net|me|cn)$|(?:^|\.)(?:fb\.watch|youtu\.be|dcard\.tw)$/;

const missing =
  /(?:页面|网页|文章|新闻|内容|视频|该文).{0,4}(?:已经?|遭|被){1,3}.{0,8}(?:删除|移除|下架|撤下)|\b(?:this|the) (?:article|story|page|post|content) (?:has been|was|is) (?:removed|deleted|taken down|withdrawn|unpublished)\b|\b(?:404|page (?:not found|(?:can(?:'|no)?t|cannot|could not) be found|(?:doesn'?t|does not) exist|no longer (?:exists|available))|not found|content (?:is )?(?:not|no longer) available|we can'?t find (?:that|the) page)\b|找不到(?:您|你)?.{0,8}(?:页面|网页|文章|新闻|内容)|(?:页面|网页|文章|新闻|内容|您访问的).{0,8}(?:不存在|已删除|已被删除|已移除|已下架|已失效|无法显示)|查无(?:此|资料)|ページが見つかりません|お探しのページ/;
const consent =
  /before you continue|(?:accept|agree|reject|manage|allow) (?:all|cookies?)|we (?:and our (?:\d+ )?partners|use cookies)|cookie (?:policy|settings|consent|preferences)|your (?:privacy|consent) (?:choices|matters)|我们(?:及|和|与)?(?:我们的)?(?:合作伙伴|使用).{0,12}cookie|继续(?:使用|前往|之前)|(?:同意|接受)(?:全部|所有|并继续)|隐私(?:权|设定|设置|选项)/;
const login =
  /(?:log|sign) ?in (?:to (?:continue|view|see|read|your account)|required)|please (?:log|sign) ?in|you must (?:be logged|log) ?in|(?:请)?先?(?:登录|登入)(?:后|以|才能|即可|会员|帐号|账号).{0,6}(?:继续|阅读|查看|浏览|观看)?|会员(?:登录|登入)|请(?:先)?(?:登录|登入)|ログインしてください/;
const pay =
  /subscribe (?:to|now to) (?:continue|read|unlock|keep)|(?:this (?:article|story|content) is (?:for|only available to)) (?:paid )?(?:subscribers|members)|subscriber[- ]only|already a subscriber|to continue reading|(?:本文|本篇|全文|此文章?).{0,8}(?:付费|订阅|会员).{0,6}(?:文章|内容|专属|限定|阅读)?|(?:订阅|付费|加入会员|成为会员).{0,8}(?:阅读|解锁|看)(?:全文|完整|更多)|(?:会員|会員登録|有料).{0,6}(?:限定|记事)/;
const evergreenPath =
  /^\/?$|\/(?:docs?|documentation|product|products|pricing|features?|models?|about(?:-us)?|download|downloads|wiki|guide|guides|tutorials?|help|support|faq|reference|api|solutions?|services?|careers|contact|legal|privacy|terms|studio|playground|console|dashboard|signup|login|search|tag|tags|category|topics?|authors?)(?:\/|$|\.html?$)|^\/[a-z]{2}(?:-[a-z]{2})?\/?$/i;

/** A page with more text is none of them. */
const mostText = 1200;

function parts(url: string): { readonly host: string; readonly path: string } {
  try {
    const { hostname, pathname } = new URL(url);
    return { host: hostname, path: pathname };
  } catch {
    return { host: '', path: '/x' };
  }
}

const robot =
  /^(?:just a moment|attention required|access (?:to this page has been )?denied|pardon our interruption|are you (?:a )?(?:human|robot)|security check|one moment,? please|robot check|verif(?:y|ying) you are human|checking your browser|human verification|安全(?:验证|检查|检测)|人机验证|请稍候|请完成验证|访问验证|真人验证)/;
const robotWords =
  /checking (?:if the site connection|your browser)|(?:verify|confirm|prove|make sure) (?:that )?you(?:'re| are) (?:a )?(?:human|not a (?:ro)?bot|real)|enable (?:javascript|js)(?: and cookies)? to continue|unusual (?:traffic|activity)|automated (?:requests|access|queries)|\bcaptcha\b|\bray id\b|ddos protection|complete the (?:security check|captcha|challenge)|(?:人机|真人|滑块|安全)验证|(?:不是|并非)(?:机器人|自动程序)|(?:流量|存取|请求|连线|访问|浏览)(?:行为)?(?:异常|过于频繁|过于频密|过多)|拖动(?:滑块|拼图)|正在(?:检查|验证).{0,10}(?:浏览器|连线|连接|安全)/;

function errorPage({ size, title, shown }: KindFacts): Wall | undefined {
  const gone =
    missing.exec(fold(title)) ?? (size < 500 ? missing.exec(fold(shown.slice(0, 400))) : null);
  return gone === null
    ? undefined
    : { kind: 'soft-404', words: `the page says it is not there (“${gone[0]}”)` };
}

/** What the page says to its visitor in the place of an article. */
function noticePage({ text }: KindFacts): Wall | undefined {
  const words = housekeepingIn(text);
  return words === undefined ? undefined : { kind: 'soft-404', words };
}

function robotCheck({ size, title: name }: KindFacts, all: string): Wall | undefined {
  if (size >= 900) return undefined;
  const [title, shown] = [fold(name), fold(all)];
  const words = robotWords.exec(shown);
  const asks = robot.exec(title) ?? words;
  // A report on such a check has a headline of its own.
  if (asks === null || (words === null && size > 300) || (!robot.test(title) && size > 500))
    return undefined;
  return { kind: 'bot-check', words: `the page checks for robots first (“${asks[0]}”)` };
}

function consentWall(
  { size, dated, url, text }: KindFacts,
  title: string,
  shown: string,
): Wall | undefined {
  const { host, path } = parts(url);
  const asks = consent.exec(shown);
  if (size >= mostText || dated || asks === null) return undefined;
  const isWall =
    consent.test(title) ||
    /^consent\.|[./]consent[./]/.test(`${host}${path}`) ||
    consentShare(text) > 0.5;
  return isWall
    ? { kind: 'consent-wall', words: `the page asks for consent first (“${asks[0]}”)` }
    : undefined;
}

function loginWall(
  { size, dated, asksPassword }: KindFacts,
  title: string,
  shown: string,
): Wall | undefined {
  const door = login.exec(`${title} ${shown}`);
  return size < mostText && !dated && door !== null && (asksPassword || size < 400)
    ? { kind: 'login-wall', words: `the page asks to log in first (“${door[0]}”)` }
    : undefined;
}

function payWall({ size, data, gate }: KindFacts, shown: string): Wall | undefined {
  const toll = pay.exec(foldPhrase(gate)) ?? pay.exec(shown);
  const paid = data?.paid === true;
  if (size < 900 && toll !== null && (paid || size < 700))
    return { kind: 'paywall', words: `only the beginning is free (“${toll[0]}”)` };
  return paid && size < 500
    ? { kind: 'paywall', words: 'only the beginning is free (its metadata say so)' }
    : undefined;
}

/** Walls are believed only on pages with little text: a report may well speak of cookies or of a paywall. */
export function wallOf(facts: KindFacts): Wall | undefined {
  const { host } = parts(facts.url);
  if (social.test(host)) return { kind: 'social', words: `a post on ${host}, not an article` };
  if (facts.size >= mostText) return undefined;
  const title = foldPhrase(facts.title);
  const shown = foldPhrase(facts.shown.slice(0, 3000));
  const instead = reportsOn(facts.text, facts.title)
    ? undefined
    : (errorPage(facts) ??
      robotCheck(facts, shown) ??
      consentWall(facts, title, shown) ??
      noticePage(facts));
  return instead ?? loginWall(facts, title, shown) ?? payWall(facts, shown);
}

/** A page without a date that is built like one about a product or its documentation. */
export function standing(facts: KindFacts): Wall | undefined {
  return !facts.dated && isEvergreen(facts, parts(facts.url).path)
    ? {
        kind: 'evergreen',
        words: 'no date, and built like a page about a product or its documentation',
      }
    : undefined;
}

function consentShare(text: string): number {
  const lines = text.split('\n').filter((line) => line.length > 20);
  if (lines.length === 0) return 1;
  const about = lines.filter((line) =>
    /cookie|consent|privacy|partners|隐私|隱私|同意|個資/i.test(line),
  );
  return about.length / lines.length;
}

function isEvergreen(facts: KindFacts, path: string): boolean {
  const type = firstMeta(facts.head, 'og:type')?.toLowerCase();
  if (
    facts.data !== undefined &&
    facts.data.types.some((name) => /article|posting|report/i.test(name))
  )
    return false;
  if (type === 'article') return false;
  return type === 'product' || evergreenPath.test(path) || type === 'website';
}
