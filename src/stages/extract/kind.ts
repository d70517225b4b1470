/** What a page really is: news, or one of the things that stand in its place. */
import type { ArticleKind } from '../../model/article-kind.ts';
import { type Head, firstMeta } from './head.ts';
import type { LinkedData } from './json-ld.ts';
import { foldPhrase } from './phrases.ts';

/** What the verdict rests on. */
export interface KindFacts {
  readonly url: string;
  readonly title: string;
  readonly head: Head;
  readonly data: LinkedData | undefined;
  readonly dated: boolean;
  /** Text of the extracted article. */
  readonly text: string;
  /** Weight of that text. */
  readonly size: number;
  /** Start of all the text that the page shows, navigation left out. */
  readonly shown: string;
  readonly asksPassword: boolean;
}

/** The kind, with the reason for a reader. */
export interface KindVerdict {
  readonly kind: ArticleKind;
  /** Plain words, for a diagnostic; '' for news. */
  readonly reason: string;
}

const social =
  /(?:^|\.)(?:instagram|facebook|threads|tiktok|twitter|x|linkedin|pinterest|youtube|bilibili|weibo|reddit|t)\.(?:com|net|me|cn)$|(?:^|\.)(?:fb\.watch|youtu\.be|dcard\.tw)$/;

const missing =
  /\b(?:404|page (?:not found|(?:can(?:'|no)?t|cannot|could not) be found|(?:doesn'?t|does not) exist|no longer (?:exists|available))|not found|content (?:is )?(?:not|no longer) available|we can'?t find (?:that|the) page)\b|找不到(?:您|你)?.{0,8}(?:页面|网页|文章|新闻|内容)|(?:页面|网页|文章|新闻|内容|您访问的).{0,8}(?:不存在|已删除|已被删除|已移除|已下架|已失效|无法显示)|查无(?:此|资料)|ページが見つかりません|お探しのページ/;
const consent =
  /before you continue|(?:accept|agree|reject|manage|allow) (?:all|cookies?)|we (?:and our (?:\d+ )?partners|use cookies)|cookie (?:policy|settings|consent|preferences)|your (?:privacy|consent) (?:choices|matters)|我们(?:及|和|与)?(?:我们的)?(?:合作伙伴|使用).{0,12}cookie|继续(?:使用|前往|之前)|(?:同意|接受)(?:全部|所有|并继续)|隐私(?:权|设定|设置|选项)/;
const login =
  /(?:log|sign) ?in (?:to (?:continue|view|see|read|your account)|required)|please (?:log|sign) ?in|you must (?:be logged|log) ?in|(?:请)?先?(?:登录|登入)(?:后|以|才能|即可|会员|帐号|账号).{0,6}(?:继续|阅读|查看|浏览|观看)?|会员(?:登录|登入)|请(?:先)?(?:登录|登入)|ログインしてください/;
const pay =
  /subscribe (?:to|now to) (?:continue|read|unlock|keep)|(?:this (?:article|story|content) is (?:for|only available to)) (?:paid )?(?:subscribers|members)|subscriber[- ]only|already a subscriber|to continue reading|(?:本文|本篇|全文|此文章?).{0,8}(?:付费|订阅|会员).{0,6}(?:文章|内容|专属|限定|阅读)?|(?:订阅|付费|加入会员|成为会员).{0,8}(?:阅读|解锁|看)(?:全文|完整|更多)|(?:会員|会員登録|有料).{0,6}(?:限定|记事)/;
const evergreenPath =
  /^\/?$|\/(?:docs?|documentation|product|products|pricing|features?|models?|about(?:-us)?|download|downloads|wiki|guide|guides|tutorials?|help|support|faq|reference|api|solutions?|services?|careers|contact|legal|privacy|terms|studio|playground|console|dashboard|signup|login|search|tag|tags|category|topics?|authors?)(?:\/|$|\.html?$)|^\/[a-z]{2}(?:-[a-z]{2})?\/?$/i;

function parts(url: string): { readonly host: string; readonly path: string } {
  try {
    const { hostname, pathname } = new URL(url);
    return { host: hostname, path: pathname };
  } catch {
    return { host: '', path: '/x' };
  }
}

/** Walls are believed only on pages with little text: a report may well speak of cookies or of a paywall. */
export function judgeKind(facts: KindFacts): KindVerdict {
  const { host, path } = parts(facts.url);
  const title = foldPhrase(facts.title);
  const shown = foldPhrase(facts.shown.slice(0, 3000));
  const short = facts.size < 1200;
  if (social.test(host)) return { kind: 'social', reason: `a post on ${host}, not an article` };
  const gone = missing.exec(title) ?? (facts.size < 500 ? missing.exec(shown.slice(0, 400)) : null);
  if (short && gone !== null)
    return { kind: 'soft-404', reason: `the page says it is not there (“${gone[0]}”)` };
  const asks = consent.exec(shown);
  if (
    short &&
    !facts.dated &&
    asks !== null &&
    (consent.test(title) ||
      /^consent\.|[./]consent[./]/.test(`${host}${path}`) ||
      consentShare(facts.text) > 0.5)
  )
    return { kind: 'consent-wall', reason: `the page asks for consent first (“${asks[0]}”)` };
  const door = login.exec(`${title} ${shown}`);
  if (short && !facts.dated && door !== null && (facts.asksPassword || facts.size < 400))
    return { kind: 'login-wall', reason: `the page asks to log in first (“${door[0]}”)` };
  const toll = pay.exec(shown);
  if (facts.size < 900 && toll !== null && (facts.data?.paid === true || facts.size < 700))
    return { kind: 'paywall', reason: `only the beginning is free (“${toll[0]}”)` };
  if (short && facts.data?.paid === true && facts.size < 500)
    return { kind: 'paywall', reason: 'only the beginning is free (its metadata say so)' };
  if (!facts.dated && isEvergreen(facts, path))
    return {
      kind: 'evergreen',
      reason: 'no date, and built like a page about a product or its documentation',
    };
  return { kind: 'news', reason: '' };
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
