/**
 * What the first and the last lines of a text say of the text itself: where, weight, pattern, over folded lines, quotations taken
 * out; the weights of different lines add up. `where`: first (before and in the first lines), last (in and after the last
 * ones), any (one of both). A line of more than 240 letters is a report's own and is not looked at, unless `long` is set.
 */
import type { ArticleKind } from '../../../../model/article-kind.ts';

/** Where, weight, pattern, and whether lines of any length are looked at. */
export type LineWords = readonly [
  where: 'first' | 'last' | 'any',
  weight: number,
  pattern: string,
  long?: 'long',
];

/** In the order in which they are looked for. */
export const lineWords: Partial<Record<ArticleKind, readonly LineWords[]>> = {
  satire: [
    ['last', 1, '(?:请勿|切勿|勿|不必)(?:自行)?对号入座'],
    [
      'last',
      1.3,
      String.raw`\b(?:column|page|corner|section|series|diary)\b.{0,40}\b(?:did not (?:actually )?happen|didn.t happen|never (?:actually )?happened|not (?:entirely |strictly )?true|made[- ]up|invented|imaginary)\b`,
    ],
    [
      'any',
      1.4,
      String.raw`^[^\p{L}]*(?:本文|本篇|本栏|本专栏|本报导|本则|此文|以上|上述|全文|文中|以下)(?:文章|新闻|报导|内容|人物|故事|情节|及|和|、|与|所述|所有|对话|引述|皆|均|全部){0,5}(?:纯属|均属|皆属|全属|均为|皆为|全为|为|是|系|属)(?:于)?.{0,6}(?:虚构|讽刺|恶搞|杜撰|瞎掰|仿作|玩笑|幻想|捏造|小说|编造)`,
    ],
    ['last', 1.2, '(?:如有|若有|倘有)(?:任何)?雷同'],
    [
      'last',
      0.7,
      String.raw`^[^\p{L}]*(?:本文|本篇|本栏|本专栏|以上)(?:内容)?(?:纯属|全属|皆属)|请勿当真|切勿当真|愚人节(?:快乐|特稿|企划)|讽刺(?:文|作品)[,。)]|别当真`,
    ],
    [
      'any',
      1.4,
      String.raw`\b(?:this|the above|the preceding|the following) (?:article|story|post|piece|column|page|report|item|text|dispatch) (?:is|was) (?:(?:entirely|purely|pure|obviously|of course|complete|a|an|work|piece|of) ){0,4}(?:satire|satirical|fictional|fictitious|fiction|parody|spoof|humou?r|joke|made up)\b`,
    ],
    [
      'last',
      1.2,
      String.raw`\bany (?:resemblance|similarity) to\b|\b(?:all|every|the) (?:names?|characters?|quotes?|people|persons|events|companies|places)\b.{0,50}\b(?:fictional|fictitious|invented|made up|imaginary)\b|^[^\p{L}]*(?:satire|parody|a work of satire|a work of fiction)[.!]?$|\bhappy april fools?\b|\bis our (?:satire|humou?r|parody) (?:column|page|section)\b|\bnone of (?:this|the above) (?:happened|is true|is real)\b`,
    ],
  ],
  advertorial: [
    [
      'last',
      0.7,
      '(?:品鉴|看房|赏屋|订房|订位|招商|加盟|销售|抢购|团购|选购|订购|报名|贵宾)(?:热线|专线|电话)',
    ],
    [
      'any',
      1.3,
      String.raw`^[^\p{L}]*(?:本文|本篇|本专题|本页|此文|以上|以下|本内容)(?:文章|内容|报导|专题)?(?:由|为|系|是|属|均由|与|乃)(?!.{0,20}(?:授权|转载|转自|编译|供稿)).{0,24}(?:赞助|广编|广告|业配|合作(?:企划|推广|内容|制作|专题|撰|文)|企划制作|推广|付费|商业合作)`,
    ],
    [
      'any',
      0.8,
      String.raw`^[^\p{L}]*(?:本文|本篇|此文|内容|资料|本内容|以上内容|文章内容)(?:文章|内容)?由(?!.{0,20}(?:授权|转载|转自|中心|通讯社|社会)).{2,16}(?:提供|制作)[。.!]?\W*$`,
    ],
    [
      'first',
      1.3,
      String.raw`^[【(\[〈《〔](?:广编|业配|赞助|广告)|^(?:广编特辑|广编企划|赞助内容|品牌合作)`,
    ],
    [
      'last',
      1.3,
      String.raw`[(【\[〔](?:广编|业配|广告|赞助|推广)(?:特辑|企划|专题|稿|文|内容)?[)】\]〕]|(?:编辑部|采访部|新闻部门?|编采)(?:人员)?(?:并?未参与|没有参与|不参与)|^[^\p{L}]*广告主[:\s]|^[^\p{L}]*(?:广告|企划制作|广告企划)[:/]`,
    ],
    [
      'any',
      1.3,
      String.raw`\b(?:this|the above) (?:article|post|content|story|feature|page|piece|video|series|report|supplement) (?:is|was|has been) (?:(?:produced|created|written|published|prepared) (?:and|by .{2,40} and) )?(?:sponsored|paid for|funded|financed|underwritten|promoted|brought to you|supplied and paid for|made possible)\b|\bpaid (?:advertisement|advertising|post|content|promotion)\b|\b(?:newsroom|editorial (?:staff|team|department|desk)|journalists?|editors)\b.{0,60}\b(?:not involved|no (?:involvement|role|part)|played no|had no|did not take part|was not involved|were not involved)\b|^[^\p{L}]*(?:sponsored|promoted|paid|partner) (?:content|post|feature|article|story)\b|\bbrought to you by\b|\b(?:produced|created|written|supplied|provided) (?:by|in (?:partnership|collaboration|association) with).{2,60}\b(?:sponsor|advertiser|brand studio|content studio|commercial team|on behalf of)`,
    ],
    [
      'any',
      0.6,
      String.raw`^[^\p{L}]*(?:produced |created |published )?(?:in (?:partnership|collaboration|association) with|presented by|supported by)\b|\b(?:contains|may contain) (?:affiliate|sponsored) links\b`,
    ],
    [
      'last',
      0.5,
      String.raw`早鸟|[\d一二三四五六七八九]{1,2}折|礼包|一口价|特推|认购|立即(?:报名|购买|抢购|预约|点击|下载|申请|加入|体验|洽询|选购)|优惠(?:码|代码|价|方案|活动)|折扣码|另有优惠|(?:欢迎|敬请|请)(?:洽询|来电|洽|致电|预约|来店|至官网)|洽询(?:专线|电话)?|(?:服务|客服|谘询|咨询|预约|订购|免付费)(?:专线|电话|热线)|名额有限|限量.{0,8}(?:组|份|名|席|台)|送完为止|下方(?:按钮|连结)|\b(?:promo|discount|coupon) code\b|\buse (?:the )?code\b|\b(?:book|order|shop|buy|call|enrol|enroll|sign up|apply|get started|visit) (?:now|today|your|us|our|online)\b|\bterms and conditions apply\b|\blimited time\b|\bfree (?:consultation|trial|quote)\b|\bearly[- ]bird\b|\d+% off\b|\bto (?:find out|learn) more(?: about .{2,40})?,? (?:visit|go to|call)\b|\bvisit [\w.-]+\.\w{2,}`,
    ],
  ],
  'press-release': [
    ['first', 1, '^(?:.{0,30})?(?:新闻通稿|新闻稿)$'],
    ['any', 1.4, String.raw`\bfor immediate release\b|\bembargoed until\b`],
    [
      'any',
      1.4,
      String.raw`(?:本文|本稿|内容|以上|此)(?:内容|文章)?(?:为|由|系|均由).{0,16}(?:供稿|新闻稿)|^[^\p{L}]*(?:企业|公司|厂商|官方|单位)(?:供稿|新闻稿)|^[^\p{L}]*新闻稿(?:[:/\s】)]|$)|来源:?.{0,20}(?:供稿|新闻稿|美通社|美联社商讯)`,
    ],
    [
      'first',
      1.2,
      String.raw`\b(?:pr ?newswire|business ?wire|globe ?newswire|ein presswire|accesswire|newsfile|media outreach)\b|美通社|\(即时发布\)|^即时发布`,
      'long',
    ],
    [
      'last',
      0.7,
      String.raw`^[^\p{L}]*(?:media|press|pr|investor)(?: relations)? (?:contacts?|inquir(?:y|ies)|enquir(?:y|ies)|office)\b|\bfor (?:more|further) information,? (?:please )?contact\b|^[^\p{L}]*contacts?:|(?:新闻|媒体|公关)(?:联络|联系|连络|洽询|窗口|采访|谘询)(?:人|方式|窗口|电话)?|新闻(?:连络|联络)人`,
    ],
    [
      'last',
      0.5,
      String.raw`^(?:###|# # #|- ?30 ?-|-?完-?|-ends-|ends)$|\bforward-looking statements\b|^notes? to editors?\b|编辑(?:备注|注意)`,
    ],
    [
      'last',
      0.6,
      String.raw`^about (?:the )?\p{L}[\p{L}\p{N} .&'-]{1,40}[:]?$|^(?:▍|■|●|【)?关于.{2,18}(?:】)?[:]?$|^about [\p{L}\p{N} .&'-]{2,30}: |^关于.{2,16}[:]`,
    ],
  ],
  opinion: [
    [
      'last',
      0.35,
      String.raw`^[\p{L}.'-]+ [\p{L}'-]+(?: [\p{L}'-]+)? (?:runs|is|was|teaches|works|lives|writes|represents|leads|edits|chairs|farms|keeps)\b.{3,70}$`,
    ],
    [
      'last',
      0.7,
      String.raw`^[^\p{L}]*(?:本文)?(?:作者|笔者)(?:.{0,8})(?:为|是|系|曾任|现任|现为|任教|任职)`,
    ],
    [
      'last',
      0.5,
      '(?:不|未必|并不)(?:必然|一定|全然)?代表(?:本报|本刊|本社|本台|本媒体|本站|本网|编辑部|本平台|平台|所属|任职|服务|其)?.{0,8}(?:立场|观点|意见)|文责自负|为作者(?:个人|本人)?(?:意见|观点)|个人(?:意见|观点)',
    ],
    [
      'any',
      0.8,
      String.raw`\bthe (?:writer|author)s? (?:is|are|was|teaches|works|serves)\b|\bthis (?:column|essay|editorial|commentary|op-ed)\b.{0,60}\b(?:views?|opinions?|reflects?|represents?|first appeared|is the)\b`,
    ],
    [
      'last',
      0.6,
      String.raw`\b(?:views?|opinions?)\b.{0,30}\b(?:expressed|are (?:his|her|their|my)|his own|her own|their own|the author.s)\b|\b(?:is|are) (?:a|an|the) .{0,60}\b(?:columnist|opinion (?:editor|writer)|editorial board|contributing writer)\b`,
    ],
    [
      'last',
      0.5,
      String.raw`^\p{L}[\p{L}. '-]{3,40} (?:is|was|teaches|serves|chairs|directs) (?:a|an|the|as|at|former)? ?.{0,80}\b(?:professor|lecturer|fellow|director|author|lawyer|economist|historian|teacher|researcher|scholar|consultant|university|institute|nurse|doctor|farmer)\b|[(]作者.{2,30}[)]$|投稿(?:信箱|请寄|email)|\bsend (?:us )?(?:your )?letters?\b|\bletters@`,
    ],
  ],
  correction: [
    [
      'first',
      0.8,
      String.raw`(?:本报|本刊|本站|本网|本社|本台|本公司|我们|编辑部).{0,60}(?:误植|有误|错误|误载|误报|误写|特此更正|谨此更正|更正如下|应为)|(?:特此|谨此)(?:更正|说明|致歉)|\b(?:an?|our|the) (?:article|report|story|headline|graphic|caption|column|item)\b.{0,120}\b(?:incorrectly|misstated|wrongly|mistakenly|erroneously|misidentified|in error)\b|\bwe (?:incorrectly|wrongly|mistakenly) (?:reported|said|stated)\b|\bwas incorrect\b`,
      'long',
    ],
  ],
  tutorial: [
    [
      'first',
      0.5,
      String.raw`\b(?:this|the) (?:guide|tutorial|walk-?through|page|how-to|recipe|post|lesson|article) (?:shows?|explains?|walks|will|covers?|teaches|describes?|gets)\b|\b(?:in this|follow) (?:guide|tutorial|walk-?through|these (?:simple |easy )?steps)\b|(?:本文|这篇|本篇|以下|底下|今天)(?:文章|教学|将|会|就|要)?.{0,8}(?:教你|教大家|示范|一步(?:一)?步|手把手|图解|步骤|教学)`,
      'long',
    ],
    [
      'last',
      0.3,
      String.raw`\b(?:this|the) (?:guide|tutorial|walk-?through|page)\b|\bnext: |\btroubleshoot|\bif you (?:get stuck|run into|see)\b|大功告成|完成[!。]|以上(?:就是|便是)|小提醒`,
      'long',
    ],
  ],
  media: [
    [
      'any',
      0.5,
      String.raw`\b(?:in )?(?:this|today.s|this week.s) episode\b|\blisten (?:on|to|via|in|wherever|now)\b|\bsubscribe (?:on|via|wherever)\b|\bwherever you get your podcasts\b|\bshow ?notes\b|\b(?:hosted|produced) by\b|本集|本期节目|来宾[:是]|主持(?:人)?[:/]|(?:各大|主要)(?:平台|播客).{0,12}|收听(?:平台|连结|方式)?|五颗星|收看完整|完整(?:影片|节目|访谈)`,
      'long',
    ],
  ],
  'round-up': [
    [
      'first',
      0.4,
      '^(?:good (?:morning|evening|afternoon)|morning,|hello|welcome (?:to|back)|hi |happy (?:monday|tuesday|wednesday|thursday|friday|weekend)|dear (?:reader|subscriber))|^(?:早安|晚安|大家好|周末愉快|各位读者|午安|你好|嗨)',
      'long',
    ],
    [
      'first',
      0.4,
      String.raw`\bhere(?:.s| is| are) (?:what|the|your|a|everything)\b|(?:本周|今天|今日|一周|过去一周).{0,20}(?:重点|大事|新闻|整理|回顾|带你)|\bthe week (?:of|in)\b|\b(?:a look|look(?:ing)? back) at\b`,
      'long',
    ],
    [
      'last',
      0.5,
      String.raw`\bthat.s (?:all|it)\b|^that.s the\b|\bsee you (?:next|on|tomorrow)\b|\bforward (?:this|it) to\b|\bwas this (?:forwarded|e-?mail)\b|\b(?:un)?subscribe\b|\breply (?:to|if|with)\b|\bhave a (?:good|great|nice|lovely)\b|下(?:周|期|次)(?:见|再见)|明天见|订阅(?:本)?(?:电子报|周报)|转寄|取消订阅|祝.{0,6}(?:愉快|顺心)|(?:编辑|整理)[:/].{2,6}$`,
      'long',
    ],
  ],
  'live-blog': [
    [
      'any',
      0.6,
      String.raw`(?:文字|图文)(?:直播|转播)|最新(?:消息|内容|更新|进展|状况)?(?:在|置|放|列|显示)?.{0,3}(?:最上|上方|顶端)|(?:重新整理|刷新)(?:页面|本页)|(?:自动|随时|持续|不断)更新|直播(?:到此|至此|结束|告一段落)|\b(?:this (?:live ?blog|page) (?:is|was|will)|live ?blog|live coverage|refresh (?:the|this) page|latest (?:first|at the top)|newest (?:first|at the top)|updates? (?:below|automatically)|follow (?:along|live)|we(?:.re| are) (?:now )?(?:closing|wrapping|ending|pausing))\b`,
      'long',
    ],
  ],
  interview: [
    [
      'first',
      0.5,
      String.raw`(?:接受|专访|独家).{0,16}(?:专访|访问|访谈)|以下(?:为|是).{0,16}(?:专访|访谈|问答|对话|摘录|节录|内容)|内容经(?:删节|编辑|整理)|(?:问|答).{0,4}整理|\b(?:edited|condensed) (?:and (?:condensed|edited) )?for (?:length|clarity)\b|\b(?:this|the) (?:interview|conversation) (?:has been|was|took)\b|\b(?:spoke|sat down|talked) (?:with|to|for)\b`,
      'long',
    ],
  ],
  'photo-story': [
    [
      'any',
      0.4,
      String.raw`^(?:图为|图说|图:|摄影[:/]|照片[:/])|(?:摄影|图文?)[/:].{2,10}$|^(?:photographs?|pictures|photos|photography)(?: and (?:text|words))? by\b|\b(?:photo essay|picture essay)\b`,
    ],
  ],
};
