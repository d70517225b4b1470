/** Lines between the lines of an article: credits, captions, notices, calls to subscribe. */
import { foldPhrase } from './phrases.ts';

interface Rule {
  readonly reason: string;
  readonly pattern: RegExp;
}

/** Read off the folded line; anchored or so worded that a report does not speak like that. */
const certain: readonly Rule[] = [
  {
    reason: 'copyright',
    pattern:
      /(?:版权|著作权)(?:所有|声明)|本文(?:版权|著作权)|未经(?:授权|许可|同意|书面|允许).{0,12}(?:转载|翻印|不得|禁止|请勿|严禁)|(?:请|谢绝|严禁|请勿)(?:随意|任意|擅自)?转载|转载(?:请|需|须|务必)(?:注明|联系|授权)|all rights reserved|^(?:copyright|©|\(c\)) ?|无断(?:転载|複製|转载)|무단\s*전재|may not be (?:published|reproduced), /u,
  },
  {
    reason: 'disclaimer',
    pattern:
      /^(?:免责声明|声明|特别声明|郑重声明|风险提示|免责|disclaimer|注意事项)\s*[:：]|(?:不代表|并不代表)(?:本站|本网|本报|本台|平台|本刊|本公司|.{0,8}(?:立场|观点))|仅代表作者(?:本人|个人)|仅供(?:参考|投资者参考)|投资有风险|如有侵权|the views expressed|opinions expressed (?:here|in this)/u,
  },
  {
    reason: 'credit',
    pattern:
      /^[\s(（【[]*(?:责任编辑|责编|编辑|核稿(?:编辑)?|审核|审校|校对|值班编辑|执行主编|主编|监制|排版|制图|美编|来源|资料来源|文章来源|本文来源|新闻来源|稿件来源|信息来源|图片来源|图源|图文来源|原标题|原题|原文链接|原文网址|作者简介|作者|文|撰文|图文|素材来源|视频来源|出品|统筹|策划|浏览|阅读(?:量|数)?|点击(?:量|数)?|发布时间|发稿时间|更新时间|本文作者|译者|编译|source|photo(?:s|graph)?(?: credit)?|image(?:s)? ?(?:credit|source|courtesy|via)?|credit|credits|illustration|video|文責)\s*(?:[:：/／|│]|by\b)/u,
  },
  {
    reason: 'credit',
    pattern:
      /^[\s(（【[]*(?:(?:additional )?reporting|editing|writing|edited|compiled|translated|photography) by\b/u,
  },
  {
    reason: 'caption',
    pattern:
      /^[\s]*(?:[▲▼△▽↑↓◀◤]|图[一二三四五六七八九十\d]{0,2}[:：/]|\(?图[/:：]|pic: |picture(?:s)?: |caption:)|[(（[【](?:图|图片|照片|摄影|资料照|photo|示意图|视频截图|记者.{2,12}摄|.{2,12}(?:摄|翻摄))(?:[/:：].{0,40})?[)）\]】]$|[(（[【].{2,16}提供[)）\]】]$|(?:资料照|资料照片|档案照|资料图片|视频截图|网络图|示意图|图源网络)[)）\]】。]?$|(?:getty images|shutterstock|istock|\/ ?(?:ap|afp|reuters|epa|getty)(?: photo)?|\(ap photo[^)]*\)|file photo)[.)]?$/u,
  },
  {
    reason: 'caption',
    pattern:
      /^(?:reuters|getty(?: images)?|afp|ap|associated press|epa|pa(?: media| wire)?|shutterstock|istock|unsplash|pexels|courtesy|handout)(?:\s*[/|,·-]\s*[\p{L} .]{2,40})?$/u,
  },
  {
    reason: 'call',
    pattern:
      /^(?:follow|read|see|find) .{0,40}(?:full|all|more|our|complete|['’]s)(?: \S+)? coverage (?:of|on|at|here)\b/u,
  },
  {
    reason: 'call',
    pattern:
      /(?:sign up|subscribe|register) (?:for|to) .{0,60}(?:newsletter|inbox|alerts|e-?mail)|(?:delivered|straight|sent|direct(?:ly)?) (?:through|to) your (?:inbox|letterbox|door|phone)|^we want to hear from you/u,
  },
  {
    reason: 'call',
    pattern:
      /^(?:click here|tap here|sign up|subscribe|follow (?:us|me|.{1,40} on (?:facebook|twitter|instagram|google news|x|whatsapp|telegram|flipboard|linkedin|youtube))|join our|like us on|get (?:the|our|more|all the) .{0,60}(?:newsletter|inbox|app|updates)|download (?:the|our) .{0,30}app|for (?:more|the latest) .{0,90}(?:click|visit|sign up|follow|subscribe|news|stories)|for all the latest|to (?:read|learn|see) more,? (?:click|visit|about)|check out (?:our|the latest|more)|want more (?:news|from|stories|on|like)|stay up to date|keep up with (?:the latest|our|all)|never miss|listen to (?:this|the) (?:article|story|episode|podcast)|watch (?:now|below|live|our|the (?:video|clip|full|latest))|tell us what|what do you think|let us know|share (?:your|this) (?:article|story|post|thoughts|views|on)|have (?:a|your) (?:tip|say)|got a (?:tip|story)|do you have (?:a|any) (?:tip|story|question)|see all photos|view (?:gallery|comments|all|slideshow)|advertisement|advert|ad$|story continues|article continues|continue reading|scroll (?:down )?(?:to|for)|this (?:article|story|post) (?:contains|may contain) (?:affiliate|paid)|we (?:may|might) (?:earn|get|receive) .{0,40}commission|skip (?:past|to|ad|advert)|loading(?:\.|…|$)|please (?:enable|log in|sign in|subscribe)|report (?:a|this) (?:bug|error|problem|ad)|simak (?:breaking|juga)|sign in(?:$| to| or)|log ?in(?:$| to| or)|register (?:now|here|for free)|create (?:an )?account|don'?t have an account|already (?:have an account|a (?:member|subscriber))|thank you for (?:reading|subscribing)|enter your email)(?![\p{L}\p{N}])/u,
  },
  {
    reason: 'call',
    pattern:
      /^(?:分享|收藏|打印|列印|字体|字号|字级(?:设定)?.{0,8}|放大|缩小|大中小|复制链接|复制连结|举报|返回|回首页|回上一页|展开全文|收起|我要留言|点赞|按赞|赞|更多|上一页|下一页|全文阅读|阅读全文|听新闻|听文章|语音播报|微信扫码|扫码阅读全文|请继续往下阅读.{0,3}|继续往下看.{0,3}|广告|分享到.{0,20}|分享至.{0,20}|相关(?:关键字|标签|个股|人物).{0,60})$|^(?:★|※|◎|●|◆|■|☆|\*).{0,50}(?:关心您|提醒您|提醒你|请勿|专线|过量|未满|酒后|酒驾|安全|拒绝|健康)|^(?:#\S{1,24}\s*){2,}$/u,
  },
  {
    reason: 'comments',
    pattern:
      /comments? (?:are closed|have been (?:closed|disabled)|policy|section is|guidelines)|log in to (?:comment|reply)/u,
  },
  {
    reason: 'footer',
    pattern:
      /(?:违法|违规)(?:和|及)?不良信息举报|(?:联系|联络|关于)我们.{0,12}(?:联系我们|联络我们|关于我们|广告(?:服务|刊登)|隐私权?(?:政策|声明)|服务条款|网站地图|法律声明)|(?:icp|网安)备(?:案号?[:：]?)?\s*\d{5}|(?:信息服务|视听节目|经营)许可证(?:号|编号)?[:：]?\s*[\da-z]/u,
  },
  {
    reason: 'dress',
    pattern:
      /^editor['’]?s?['’]? note\s*[:：]|^(?:(?:filed|posted|published|categori[sz]ed) (?:under|in):|(?:reading time|read time|tempo de leitura|tiempo de lectura|temps de lecture|tempo di lettura|lesezeit|(?:预计|全文)?阅读时间)[:：\s].{0,16}$)/u,
  },
];

/** A report may use these words as well: they count only in a short line that is no sentence. */
const loose: readonly Rule[] = [
  {
    reason: 'help line',
    pattern:
      /(?:咨询|谘询|谘商|辅导|自杀|反毒|戒烟|防治|保护|求助|救命|安心|生命).{0,6}(?:专线|热线)|(?:喝酒|饮酒|吸烟|酒后|酒驾|毒品).{0,8}(?:不开车|勿驾车|请勿|过量|有害|有碍|安全)|未满\s*18|^.{0,10}(?:珍惜生命|给自己.{0,4}机会)|^(?:生命线|张老师)/u,
  },
  {
    reason: 'comments',
    pattern:
      /(?:留言|评论|发帖|回复).{0,16}(?:规则|规范|须知|权利|删除|封锁|登录|登入|文明)|(?:登录|登入|注册)后.{0,8}(?:评论|留言|发言|参与)/u,
  },
];

/** Why a line is no part of the article, or `undefined`. A long line is never noise: prose may speak of anything. */
export function noiseReason(text: string): string | undefined {
  if (text.length > 260) return undefined;
  const words = foldPhrase(text);
  const rule = certain.find(({ pattern }) => pattern.test(words));
  if (rule !== undefined) return rule.reason;
  if (text.length > 90 || text.includes('。')) return undefined;
  return loose.find(({ pattern }) => pattern.test(words))?.reason;
}
