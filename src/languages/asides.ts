/** Lines of a page that report nothing: captions, bylines, questions, calls to the reader, bare quotations. */
import { isDateline } from '../text/datelines.ts';
import { foldForComparison } from '../text/scripts.ts';

// Patterns for Chinese are in the common form of `foldForComparison`: Simplified, half-width.

/** A sentence ends with a stop, or with a quotation or bracket that holds one or follows one. */
const ended = /[。.!?…][\s"'」』”’)）】\]》]*$|["」』”’)][\s"'」』”’)]*$/u;

const question = /[?？][\s"'」』”’)]*$/u;

/** 圖／…, 圖為…, （記者…攝）, Photo: …. */
const caption =
  /^[[(【〔]?\s*(?:[图圖](?:为|中|片|说|\d|[上下左右]|\/|:|\||,)|资料(?:照|图)|示意图|[▲△▼◀►※*•·■□◆●]|档案照|(?:file )?photos?\b\s*(?:by|:|credit|courtesy)|photograph:|image(?:s)?\s*(?:by|:|credit|source)|(?:picture|photo) credit|credit:|source:|getty images|©)|(?:摄|供图|[图摄]\/\S{1,12}|摄影|资料照片?|资料图)[)\]】〕。]?\s*$/u;

/** Who wrote it and for whom; what is all in brackets. */
const byline =
  /^(?:[[(【〔][^\])】〕]*[\])】〕]\s*$|(?:记者|编辑|责任编辑|责编|文|撰文|作者|来源|编译|校对|审核|译者|图文|出品|监制|实习生)\s*[:/|]|\S{0,10}中心\/|(?:by|from|written by|reporting by|editing by|posted by)\s+[a-z]+ [a-z]+\s*$|(?:last |first )?(?:updated|posted|published|modified)(?: on| at)?\s*:|editor'?s note|this (?:article|story|post|piece) (?:was|is|has|originally|first|appeared)|(?:[a-z]+ ){1,4}contributed to this (?:report|story|article))|^\S{4,20}电\s*题:|(?:综合报道|编译报道)[)\]】〕]?\s*$/u;

/** What speaks to readers about reading. */
const call =
  /订阅|关注我们|点击(?:这里|此处|链接|查看|下载|图片|阅读)|点我|扫码|扫描二维码|想(?:要)?(?:了解|知道|看)更多|更多[^,，。]{0,6}(?:内容|新闻|资讯|报导|报道|详情|信息)(?:请|,|，|:|\||$)|延伸阅读|相关(?:阅读|新闻|报导)|加入(?:我们|line|粉丝|会员|好友)|按赞|追踪我们|看更多|未经(?:授权|许可)|版权(?:所有|归)|(?:请勿|禁止|不得)转载|转载(?:请|自)|免责声明|[小本]编|笔者|本文|敬请|欢迎(?:加入|订阅|关注|点击|投稿|下载)|一起来看|(?:专线|热线|电话):?\s*\d|往下看|(?:看|来)看(?:下面|以下)|(?:以下|如下|下面)(?:是|为)?[^。]{0,12}[:：]?$|\b(?:subscribe|sign up (?:for|to)|newsletter|click (?:here|on|the)|read more|see also|follow us|follow [a-z]+ on|share this|all rights reserved|copyright|terms of (?:use|service)|privacy policy|affiliate|sponsored|accepts? cookies|thanks for reading|stay tuned|download (?:our|the) app|scroll down|contact .{1,40} at|all opinions|for more (?:information|details)|your browser|watch the video|listen to the|check out (?:our|the|these))\b/u;

/** An item of a list that goes on elsewhere; who said what stands elsewhere. */
const piece =
  /^(?:\d{1,2}[.)、]\s*\p{Script=Han}|[一二三四五六七八九十]{1,2}、|[①-⑳])|^[^,:"「“]{1,40}(?:说|表示|称|指出|写道|强调|介绍|补充道|认为)。$|[吧啦哦呢喔][!。]*$/u;

/** Letters outside quotation marks below which a sentence is somebody's words without the somebody. */
const ownLetters = 2;

const quoted = /「[^」]*」|『[^』]*』|“[^”]*”|"[^"]*"|``.*?''/gu;

/** Whether a quotation or bracket of the sentence opens or closes in another. */
export function isTorn(sentence: string): boolean {
  if (/^\s*[」』”’)）》、，,;；:：]/u.test(sentence)) return true;
  if ((sentence.split('"').length - 1) % 2 === 1) return true;
  return ['「」', '『』', '“”', '（）', '《》'].some(([open = '', close = '']) => {
    const of = (mark: string): number => sentence.split(mark).length - 1;
    return of(open) !== of(close);
  });
}

/** What is left of a sentence without its quotations. */
export function withoutQuotations(sentence: string): string {
  return sentence.replace(quoted, '');
}

/** Whether a line tells nothing that a digest could tell: see the top of this file. Patterns, so no proof. */
export function isAside(sentence: string): boolean {
  // The end of a sentence that was cut; iPhone and xAI begin one.
  if (/^\s*[a-z]+[ ,](?!\d)/.test(sentence)) return true;
  const text = foldForComparison(sentence).trim();
  if (!ended.test(text) || question.test(text) || isTorn(sentence) || isDateline(sentence))
    return true;
  const own = withoutQuotations(text).match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return own < ownLetters || [caption, byline, call, piece].some((kind) => kind.test(text));
}

/** Chinese 我 and 你, but not 我国; English I, we, you. */
const person =
  /我(?![国军党方市省县区州校])|咱|[你您]|\b(?:i|i'm|i've|my|me|we|we're|we've|our|ours|you|you're|you'll|your)\b/u;

/** Whether somebody speaks of himself or to the reader outside quotation marks: nobody can say who. */
export function speaksInPerson(sentence: string): boolean {
  return person.test(withoutQuotations(foldForComparison(sentence)));
}

const codeSpan = /`[^`]*`/g;
const tag = /<\/?[a-z][^<>]{0,80}>/gi;
/** What is left where something between two marks was cut out. */
const emptied = /（\s*）|\(\s*\)|「\s*」|『\s*』|“\s*”|《\s*》|[，、]\s*[，、。]/u;
/** Letters beside code, below which there is no sentence. */
const besideCode = 6;

/** Whether code or markup stands torn in a sentence, was cut out of it, or is nearly all of it. */
export function isCodeFragment(sentence: string): boolean {
  const text = sentence.normalize('NFKC');
  const rest = text.replace(codeSpan, '').replace(tag, '');
  if (rest.includes('`') || emptied.test(sentence)) return true;
  return rest !== text && (rest.match(/\p{L}/gu)?.length ?? 0) < besideCode;
}
