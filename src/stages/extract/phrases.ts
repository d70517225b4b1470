/**
 * What pages say around an article, in Traditional and Simplified Chinese, English and Japanese.
 * General wording only: no rule names a site.
 */

/** Folds the characters that differ between the two Chinese scripts in these phrases, so that one pattern reads both. */
const folds: Readonly<Record<string, string>> = {
  閱: '阅', 讀: '读', 關: '关', 聞: '闻', 報: '报', 導: '导', 連: '连', 結: '结', 內: '内', 題: '题',
  薦: '荐', 還: '还', 會: '会', 歡: '欢', 熱: '热', 門: '门', 評: '评', 論: '论', 應: '应', 編: '编',
  輯: '辑', 選: '选', 場: '场', 則: '则', 標: '标', 籤: '签', 鍵: '键', 網: '网', 責: '责', 權: '权',
  經: '经', 許: '许', 轉: '转', 載: '载', 聲: '声', 來: '来', 圖: '图', 攝: '摄', 記: '记', 請: '请',
  點: '点', 擊: '击', 訂: '订', 蹤: '踪', 機: '机', 繼: '继', 續: '续', 廣: '广', 專: '专',
  區: '区', 觀: '观', 開: '开', 頭: '头', 發: '发', 現: '现', 時: '时', 間: '间', 話: '话',
  線: '线', 謝: '谢', 見: '见', 無: '无', 條: '条', 後: '后', 臺: '台', 樂: '乐', 興: '兴', 認: '认',
  為: '为', 與: '与', 個: '个', 們: '们', 這: '这', 種: '种', 視: '视', 頻: '频', 檔: '档', 達: '达',
  灣: '湾', 聯: '联', 絡: '络', 務: '务', 業: '业', 電: '电', 體: '体', 總: '总', 掃: '扫',
  碼: '码', 號: '号', 撥: '拨', 兩: '两', 張: '张', 鏈: '链', 購: '购', 買: '买', 價: '价',
  畫: '画', 過: '过', 動: '动', 對: '对', 實: '实', 當: '当', 從: '从', 給: '给', 樣: '样', 麼: '么',
}; // prettier-ignore

const foldable = new RegExp(`[${Object.keys(folds).join('')}]`, 'g');

/** Lower case, one Chinese script for the characters that matter here, no white space at the ends. */
export function foldPhrase(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(foldable, (c) => folds[c] ?? c)
    .trim();
}

/** Stripped of marks around it: `▍延伸閱讀：` is `延伸阅读`. */
export function bare(text: string): string {
  return foldPhrase(text).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

const tailHeadings: readonly RegExp[] = [
  // 延伸閱讀, 相關新聞, 推薦閱讀 …
  /^(?:更多|本文|今日|编辑|小编|为你|为您|精选|热门|最新)?(?:延伸|相关|关联|推荐|推薦|精彩|精选|热门|最新|人气|同类|往期|更多)(?:的)?(?:阅读|新闻|报导|报道|文章|连结|链接|内容|精彩内容|推荐|主题|话题|影音|视频|资讯|消息|专题|搜寻|搜索|排行|排行榜|商品|影片|图集|图片|推荐内容|推荐阅读|热门|看点|精彩)+(?:\s*(?:more|related|news))?$/,
  /^(?:延伸阅读|相关阅读|推荐阅读|推荐|同场加映|猜你喜欢|猜您喜欢|大家都在看|网友(?:都|也)?在看|看更多|更多推荐|编辑推荐|小编推荐|为你推荐|为您推荐|热门|今日热门|最多人看|人气排行|热搜|下一则|上一则|下一篇.*|上一篇.*|本周热门|热门排行|排行榜|热点推荐|精彩推荐|关键字|关键词|标签|文章标签|相关标签|网友评论|最新评论|热门评论|全部评论|我要评论|发表评论|留言|读者留言|回应|评论|文章评论|延伸影片|更多精彩|精彩内容|相关|推荐新闻|热点新闻|今日头条|今日推荐|赞助商广告|赞助内容|广告)$/,
  /^(?:其他人|其他人也|大家|网友|你|您|读者|看过(?:这篇|本文)?的人)?(?:可能|也许|或许)?(?:也|还|都|正)?(?:会|在|想)*(?:看|想看|喜欢|感兴趣|爱看|读|想知道|有兴趣)(?:的|了|过|什么)?(?:内容|文章|新闻)?$/,
  /^(?:更多|看更多|阅读更多|查看更多|点我看更多|了解更多|继续看|浏览更多).{0,14}(?:报导|报道|新闻|文章|内容|资讯|消息|影音|故事|精彩|推荐)$/,
  // English.
  /^(?:related|recommended|suggested|trending|popular|most (?:read|popular|viewed|shared|watched|commented)|top|latest|more|further|editors?'?s? (?:picks?|choice)|featured|similar|sponsored|promoted)(?: (?:now|today|on|for you|stories|story|news|articles?|posts?|reading|reads|coverage|content|topics?|links?|videos?|headlines|picks|like this|you may like|today|stories for you|from around the web|this week|in .{1,30}|from .{1,40}|on .{1,40}|by .{1,40}))*$/,
  /^(?:you (?:may|might|could)(?: also)? (?:like|enjoy|be interested in|want to read|have missed)|(?:also|see also|read|watch) (?:on|next|also|more|this next)|see also|up next|what to read next|read (?:next|more|this next)|don'?t miss|in case you missed it|others (?:also )?(?:read|viewed)|people also (?:read|viewed|ask)|keep reading|next (?:article|story|post|up)|previous (?:article|story|post)|around the web|from the web|more from .{1,40}|more on .{1,40}|more in .{1,40}|share this(?: article| story| post)?|leave a (?:reply|comment)|post a comment|comments?(?: \(\d+\))?|\d+ comments?|join the (?:conversation|discussion)|add (?:a )?comment|about the author|filed under|tags?|topics?|popular now|trending now|most popular|you'?ll also like|recommended for you|we recommend|sponsored content|advertisement feature|paid content|elsewhere on .{1,30}|today'?s top (?:stories|news)|must[- ]reads?|explore more|related coverage|related content|more stories|more news|more coverage|latest news|latest stories|breaking news|subscribe to our newsletter|sign up for .{1,60}newsletters?)$/,
  // Japanese.
  /^(?:関連(?:記事|ニュース|リンク|キーワード|トピックス|ワード|動画)|あわせて読みたい|合わせて読みたい|こちらもおすすめ|おすすめ(?:の)?(?:記事|ニュース)?|人気(?:の)?(?:記事|ランキング)|最新(?:の)?(?:記事|ニュース)|この記事(?:を読んだ人|に関連|の関連).{0,16}|次の記事|前の記事|コメント|ランキング|アクセスランキング|もっと(?:読む|見る)|続きを読む|タグ)$/,
];

/** A line that announces what is no longer the article: related links, rails, comments. */
export function isTailHeading(text: string): boolean {
  if (text.length > 64) return false;
  const words = bare(text);
  return words !== '' && tailHeadings.some((pattern) => pattern.test(words));
}

/** Announces a film or an advertisement inside the text, which goes on below. */
export function isWeakHeading(text: string): boolean {
  return /video|advert|sponsor|newsletter|广告|影音|视频|赞助/.test(bare(text));
}

const readMore =
  /^(?:read (?:more|also|next|full story)|also read|read|see also|see more|related(?: (?:story|article|coverage|news|post|video|link))?|more|watch|listen|download|recommended|don'?t miss|must read|more on this|more from .{1,30}|in case you missed it|icymi|baca juga|lihat juga|simak juga|leggi anche|lee tambi[eé]n|leia (?:também|mais)|lire aussi|lesen sie auch|延伸阅读|相关阅读|相关报导|相关新闻|推荐阅读|同场加映|看更多|更多新闻|更多详情|点我看更多|阅读更多|关联|参考阅读|あわせて読みたい|関連記事|▶|►|➤|>>)\s*(?:[:：|│｜/–—-]|►|▶|>>)\s*\S/;

/** `Read more: …`, `延伸閱讀：…`: a link to another story inside the text. */
export function isReadMore(text: string): boolean {
  return text.length < 300 && readMore.test(foldPhrase(text).replace(/^[^\p{L}\p{N}▶►➤>]+/u, ''));
}

const noise: readonly (readonly [string, RegExp])[] = [
  [
    'copyright',
    /(?:版权|著作权)(?:所有|声明|归|属)|未经(?:授权|许可|同意|书面|允许).{0,16}(?:转载|使用|复制|翻印|不得)|(?:请|谢绝|禁止|不得|严禁|勿)(?:随意|任意|擅自)?转载|转载(?:请|需|须|务必)(?:注明|联系|授权)|all rights reserved|^(?:copyright|©|\(c\)) ?|本文(?:版权|著作权)|無断(?:転載|複製)|may not be (?:published|reproduced)|无断转载|무단\s*전재/u,
  ],
  [
    'disclaimer',
    /^(?:免责声明|声明|特别声明|郑重声明|风险提示|免责|disclaimer|注意事项)\s*[:：]|(?:不代表|非本|並不代表|并不代表)(?:本站|本网|本报|本台|新浪|平台|本刊|本公司|.{0,8}(?:立场|观点))|仅代表作者(?:本人|个人)|仅供(?:参考|投资者参考)|投资有风险|如有侵权|the views expressed|opinions expressed (?:here|in this)/u,
  ],
  [
    'credit',
    /^[\s(（【[]*(?:责任编辑|责编|编辑|核稿(?:编辑)?|审核|审校|校对|值班编辑|执行主编|主编|监制|排版|制图|美编|来源|资料来源|文章来源|本文来源|新闻来源|稿件来源|信息来源|图片来源|图源|图文来源|原标题|原题|原文链接|原文网址|作者简介|作者|文|撰文|图文|素材来源|视频来源|出品|统筹|策划|记者电邮|浏览|阅读(?:量|数)?|点击(?:量|数)?|发布时间|发稿时间|更新时间|本文作者|译者|编译|source|photo(?:s|graph)?(?: credit| by|: )|image(?:s)? ?(?:credit|source|courtesy|via|:)|picture(?:s)?:|credit|credits|illustration|video(?: by|:)|文責)\s*(?:[:：/／|│]|by\b)/u,
  ],
  [
    'credit',
    /^[\s(（【[]*(?:(?:additional )?reporting|editing|writing|edited|compiled|translated|photography) by\b/u,
  ],
  [
    'caption',
    /^[\s]*(?:[▲▼△▽↑↓◀◤]|图[:：/一二三四五六七八九十\d]{1,2}[:：/ 、]|\(?图[/:：]|image: |photo: |pic: |caption:)|[(（[【](?:图|图片|照片|摄影|资料照|photo|示意图|视频截图|记者.{2,12}摄|.{2,12}(?:摄|提供|翻摄))[/:：/]?.{0,40}[)）\]】]$|(?:资料照|资料照片|档案照|资料图片|视频截图|网络图|示意图|图源网络)[)）\]】。]?$|(?:getty images|shutterstock|istock|afp via getty images|\/ ?(?:ap|afp|reuters|epa|getty)(?: photo)?|\(ap photo[^)]*\)|file photo)[.)]?$/u,
  ],
  [
    'caption',
    /^(?:reuters|getty(?: images)?|afp|ap|associated press|epa|pa(?: media| wire)?|shutterstock|istock|unsplash|pexels|courtesy|handout)(?:\s*[/|,·-]\s*[\p{L} .]{2,40})?$/u,
  ],
  [
    'call',
    /(?:sign up|subscribe|register) (?:for|to) .{0,60}(?:newsletter|inbox|alerts|e-?mail)|(?:delivered|straight|sent|direct(?:ly)?) (?:through|to) your (?:inbox|letterbox|door|phone)|^we want to hear from you/u,
  ],
  [
    'call',
    /^(?:click here|tap here|sign up|subscribe|follow (?:us|me|.{1,40} on (?:facebook|twitter|instagram|google news|x|whatsapp|telegram|flipboard|linkedin|youtube))|join (?:our|us|the)|like us|get (?:the|our|more|all the) .{0,60}(?:newsletter|inbox|app|updates)|download (?:the|our)|for (?:more|the latest) .{0,90}(?:click|visit|sign up|follow|subscribe|news|stories)|for all the latest|to (?:read|learn|see) more,? (?:click|visit|about)|check out (?:our|the latest|more)|want more|stay up to date|keep up with|never miss|listen to|watch (?:the|our|now|below|live)|tell us what|what do you think|let us know|share (?:your|this|on)|have (?:a|your) (?:tip|news|say)|got a (?:tip|story)|do you have (?:a|any)|see all photos|view (?:gallery|comments|all|slideshow)|advertisement|advert|ad$|story continues|article continues|continue reading|scroll (?:down )?(?:to|for)|this (?:article|story|post) (?:contains|may contain) (?:affiliate|paid)|we (?:may|might) (?:earn|get|receive) .{0,40}commission|skip (?:past|to|ad|advert)|loading|please (?:enable|log|sign|subscribe)|report (?:a|this)|simak (?:breaking|juga)|sign in|log ?in|register|create (?:an )?account|don'?t have an account|already (?:have|a) |thank you for (?:reading|subscribing)|enter your email)\b/u,
  ],
  [
    'call',
    /^.{0,24}(?:下载|安装).{0,12}(?:app|客户端)|(?:加入|追踪|关注|订阅).{0,20}(?:粉丝|粉专|line|公众号|微信|微博|电子报|频道|ig|youtube|facebook|google新闻|好友)|扫(?:描|一扫|码).{0,10}(?:二维码|qr|关注|下载)|点(?:击|我|这|选)(?:这里|此处|看更多|下载|订阅|加入|进入|查看|关注)|(?:ios|android)(?:载点|下载|版)|活动办法|请继续往下阅读|继续往下看|广告$|^(?:分享|收藏|打印|列印|字体|字号|字级|放大|缩小|大中小|复制链接|复制连结|举报|返回|回首页|回上一页|展开全文|收起|我要留言|点赞|按赞|讚|赞|更多|上一页|下一页|全文阅读|阅读全文|听新闻|听文章|语音播报|微信扫码|分享到.{0,20}|分享至.{0,20}|相关(?:关键字|标签|个股|人物).{0,60})$|(?:咨询|谘询|谘商|辅导|自杀|反毒|戒烟|防治|保护|求助|救命|安心|生命).{0,6}(?:专线|热线)|^(?:★|※|◎|●|◆|■|☆|\*).{0,50}(?:关心您|提醒您|提醒你|请勿|专线|过量|未满|酒后|酒驾|安全|拒绝|健康)|(?:喝酒|饮酒|吸烟|酒后|酒驾|毒品).{0,8}(?:不开车|勿驾车|请勿|过量|有害|有碍|安全)|未满\s*18|^.{0,10}(?:珍惜生命|给自己.{0,4}机会)|^(?:生命线|张老师)/u,
  ],
  [
    'comments',
    /(?:留言|评论|发言|发帖|回复|发表).{0,16}(?:规则|规范|须知|权利|删除|封锁|登录|登入|遵守|文明)|(?:登录|登入|注册)后.{0,8}(?:评论|留言|发言|参与)|comments? (?:are|have been|policy|section|guidelines)|log in to (?:comment|reply)/u,
  ],
];

/** Why a short line is no part of the article, or `undefined`. Long lines are never noise: prose may speak of anything. */
export function noiseReason(text: string): string | undefined {
  if (text.length > 260) return undefined;
  const words = foldPhrase(text);
  for (const [reason, pattern] of noise) if (pattern.test(words)) return reason;
  return undefined;
}
