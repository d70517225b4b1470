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

/** Exchanges single characters, each for one other; much faster on long texts than a pattern. */
export function exchanger(pairs: Iterable<readonly [string, string]>): (text: string) => string {
  const table = new Uint16Array(0x1_00_00);
  for (const [from, to] of pairs) table[from.charCodeAt(0)] = to.charCodeAt(0);
  return (text) => {
    let out = '';
    let start = 0;
    for (let i = 0; i < text.length; i++) {
      const code = table[text.charCodeAt(i)] ?? 0;
      if (code === 0) continue;
      out += text.slice(start, i) + String.fromCharCode(code);
      start = i + 1;
    }
    return start === 0 ? text : out + text.slice(start);
  };
}

const exchange = exchanger(Object.entries(folds));
const isAscii = /^[\0-\x7f]*$/;

/** Lower case, one Chinese script for the characters that matter here, no white space at the ends. */
export function foldPhrase(text: string): string {
  // Nothing in them is composed, and nothing is Chinese.
  if (isAscii.test(text)) return text.toLowerCase().trim();
  return exchange(text.normalize('NFKC').toLowerCase()).trim();
}

/** Stripped of marks around it: `▍延伸閱讀：` is `延伸阅读`. */
export function bare(text: string): string {
  return foldPhrase(text).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

const tailHeadings: readonly RegExp[] = [
  // 延伸閱讀, 相關新聞, 推薦閱讀 …
  /^(?:更多|本文|今日|编辑|小编|为你|为您|精选|热门|最新)?(?:延伸|相关|关联|推荐|推薦|精彩|精选|热门|最新|人气|同类|往期|更多)(?:的)?(?:阅读|新闻|报导|报道|文章|连结|链接|内容|精彩内容|推荐|主题|话题|影音|视频|资讯|消息|专题|搜寻|搜索|排行|排行榜|商品|影片|图集|图片|推荐内容|推荐阅读|热门|看点|精彩)+(?:\s*(?:more|related|news))?$/,
  /^(?:延伸阅读|相关阅读|推荐阅读|推荐|同场加映|猜你喜欢|猜您喜欢|大家都在看|网友(?:都|也)?在看|看更多|更多推荐|编辑推荐|小编推荐|为你推荐|为您推荐|热门|今日热门|最多人看|人气排行|热搜|[上下]一(?:则|条)(?:(?:新闻)?[:：].*)?|下一篇.*|上一篇.*|本周热门|热门排行|排行榜|热点推荐|精彩推荐|关键字|关键词|标签|文章标签|相关标签|网友评论|最新评论|热门评论|全部评论|我要评论|发表评论|留言|读者留言|回应|评论|文章评论|延伸影片|更多精彩|精彩内容|相关|推荐新闻|热点新闻|今日头条|今日推荐|赞助商广告|赞助内容|广告|参考文献|参考资料|参考来源|注释|外部连结|外部链接)$/,
  /^(?:其他人|其他人也|大家|网友|你|您|读者|看过(?:这篇|本文)?的人)?(?:可能|也许|或许)?(?:也|还|都|正)?(?:会|在|想)*(?:看|想看|喜欢|感兴趣|爱看|读|想知道|有兴趣)(?:的|了|过|什么)?(?:内容|文章|新闻)?$/,
  /^(?:更多|看更多|阅读更多|查看更多|点我看更多|了解更多|继续看|浏览更多).{0,14}(?:报导|报道|新闻|文章|内容|资讯|消息|影音|故事|精彩|推荐)$/,
  // English.
  /^(?:related|recommended|suggested|trending|popular|most (?:read|popular|viewed|shared|watched|commented)|top|latest|more|further|editors?'?s? (?:picks?|choice)|featured|similar|sponsored|promoted)(?: (?:now|today|on|for you|stories|story|news|articles?|posts?|reading|reads|coverage|content|topics?|links?|videos?|headlines|picks|like this|you may like|today|stories for you|from around the web|this week|in .{1,30}|from .{1,40}|on .{1,40}|by .{1,40}))*$/,
  /^(?:you (?:may|might|could)(?: also)? (?:like|enjoy|be interested in|want to read|have missed)|(?:also|see also|read|watch) (?:on|next|also|more|this next)|see also|up next|what to read next|read (?:next|more|this next)|don'?t miss|in case you missed it|others (?:also )?(?:read|viewed)|people also (?:read|viewed|ask)|keep reading|next (?:article|story|post|up)|previous (?:article|story|post)|around the web|from the web|more from .{1,40}|more on .{1,40}|more in .{1,40}|share this(?: article| story| post)?|leave a (?:reply|comment)|post a comment|comments?(?: \(\d+\))?|\d+ comments?|join the (?:conversation|discussion)|add (?:a )?comment|about the author|filed under|references|external links|footnotes|tags?|topics?|popular now|trending now|most popular|you'?ll also like|recommended for you|we recommend|sponsored content|advertisement feature|paid content|elsewhere on .{1,30}|today'?s top (?:stories|news)|must[- ]reads?|explore more|related coverage|related content|more stories|more news|more coverage|latest news|latest stories|breaking news|subscribe to our newsletter|sign up for .{1,60}newsletters?)$/,
  // Japanese, in folded characters (连, 记, 动).
  /^(?:関连(?:记事|ニュース|リンク|キーワード|トピックス|ワード|动画)|あわせて読みたい|合わせて読みたい|こちらもおすすめ|おすすめ(?:の)?(?:记事|ニュース)?|人気(?:の)?(?:记事|ランキング)|最新(?:の)?(?:记事|ニュース)|この记事(?:を読んだ人|に関连|の関连).{0,16}|次の记事|前の记事|コメント|ランキング|アクセスランキング|もっと(?:読む|見る)|続きを読む|タグ)$/,
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
  /^(?:read (?:more|also|next|full story)|also read|read|see also|see more|related(?: (?:story|article|coverage|news|post|video|link))?|more|watch|listen|download|recommended|don'?t miss|must read|more on this|more from .{1,30}|in case you missed it|icymi|baca juga|lihat juga|simak juga|leggi anche|lee tambi[eé]n|leia (?:também|mais)|lire aussi|lesen sie auch|延伸阅读|相关阅读|相关报导|相关新闻|推荐阅读|同场加映|看更多|更多新闻|更多详情|点我看更多|阅读更多|关联|参考阅读|あわせて読みたい|関连记事|▶|►)(?:\s*(?:[:：|│｜/►▶]|>>)|\s+[–—-]\s)\s*\S/;

/** `Read more: …`, `延伸閱讀：…`: a link to another story inside the text. */
export function isReadMore(text: string): boolean {
  return text.length < 300 && readMore.test(foldPhrase(text).replace(/^[^\p{L}\p{N}]+/u, ''));
}
