/**
 * Names of columns and labels, each the whole of a label: a crumb, a section in the metadata, a bracket at the title's head,
 * the line above or below the headline. Regular expressions over folded text (Simplified, lower case, half width).
 * `sure` decides; `likely` needs more evidence.
 */
import type { ArticleKind } from '../../../../model/article-kind.ts';

export const labelWords: Partial<
  Record<ArticleKind, { readonly sure?: readonly string[]; readonly likely?: readonly string[] }>
> = {
  opinion: {
    sure: [
      'opinions?|op-?eds?|editorials?|commentar(?:y|ies)|columnists?|viewpoints?|guest (?:essay|column|opinion|post)',
      'letters?(?: to the editor)?|comment is free|our view|comment & analysis|(?:opinion|comment|views?) ?[&+/,] ?(?:opinion|comment|views?|analysis|editorials?|letters)',
      '社论|社评|时评|短评|快评|锐评|国际时评|评论|评论员文章|观点|观点评论|言论|论坛|民意论坛|名家观点|名家专论|专论',
      '投书|读者投书|读者来信|读者来论|读者来函|来论|来稿|专栏|.{2,6}专栏|专栏作家|.{2,4}观点|球评|时论|笔阵|.{2,6}:(?:专栏|观点)',
    ],
    likely: [
      'comment|columns?|perspectives?|voices|views|blogs?|first person|essays?|ideas',
      '意见|随笔|杂文|.{2,4}评论|散文|杂谈|漫谈',
    ],
  },
  satire: {
    sure: [
      'satire|satirical(?: news)?|parody|spoof|satire & humou?r|humou?r & satire|not the news|fake news satire',
      '讽刺|讽刺(?:文|文学|小品|新闻|专栏)|恶搞(?:新闻)?|虚构(?:新闻)?|仿新闻|讽刺时事|嘲讽文|反讽',
      'fiction|short (?:story|stories|fiction)|flash fiction|小说|短篇小说|微小说|极短篇|小说连载|连载小说',
    ],
    likely: ['humou?r|comedy|funny|jokes|幽默|笑话|搞笑|趣味|kuso|喜剧|段子|科幻|副刊'],
  },
  advertorial: {
    sure: [
      '(?:sponsored|promoted|paid|partner(?:ed)?|branded|advertiser)(?: content| post| story| article| feature| program(?:me)?| message| partnership| partner content)',
      'sponsored|promoted|advertorials?|advertisement features?|ad(?:vertising)? features?|promotional (?:content|feature)|commercial feature|native ad(?:vertising)?|special advertising section|brand (?:studio|voice|post|story|publishing)|partner voices?',
      '(?:sponsored|paid for|promoted|brought to you|presented|supported) by .{1,40}|(?:in )?paid (?:partnership|collaboration) with .{1,40}|(?:content )?from our (?:partners?|sponsors?)|paid for and presented by .{1,40}|advertisement from .{1,40}',
      '广编|广编(?:特辑|企划|专题|稿|文|专区|特刊|专辑)|业配|业配文|(?:广告|赞助|业配)(?:企划|专辑|特辑|内容|专题|文章|特刊|文|企画)|赞助|品牌(?:合作|赞助|企划|内容|专题|特约|广告)(?:专题|中心|内容|企划|文章)?',
      '(?:商业|企业|异业|付费)(?:合作|赞助|推广|企划|特约)(?:专题|内容|企划|文章)?|合作(?:企划|专题|内容|文章|推广)|推广|内容推广|推广内容|商业推广|软文|广告专题|特约企划|特约广告',
    ],
    likely: [
      '特别企划|企业专区|企业动态|企业资讯|企业快讯|产业动态|商情|工商(?:服务|消息|新闻|资讯|专区)|消费(?:情报|资讯)|商业资讯|品牌(?:专区|故事|新闻|动态|资讯|特辑)|优惠|好康|推荐好物|好物推荐|特约|赞助商',
      'partners?|partner news|special features?|sponsors?|deals?|in partnership with .{1,40}|in association with .{1,40}|industry insights?|shopping|brand',
    ],
  },
  'press-release': {
    sure: [
      '(?:press|news|media) releases?|press statements?|新闻稿|.{0,4}供稿|新闻通稿|通稿|公关稿|来稿照登|pr ?newswire|business ?wire|globe ?newswire|企业新闻稿',
    ],
    likely: [
      'newsroom|press ?room|press|announcements?|company news|公告|新闻发布|企业新闻|官方公告|发布',
    ],
  },
  review: {
    sure: [
      '(?:(?:film|movie|book|music|album|game|tv|theatre|theater|restaurant|food|product|phone|car|tech|hardware|software|art|stage|opera|dance|concert|gadgets?|audio|wine|hotel|exhibition) )?reviews?|(?:tested|hands[- ]on|first (?:look|drive|impressions?)|road test|long[- ]term test)',
      '书评|影评|乐评|剧评|食评|艺评|舞评|评测|测评|.{2,4}(?:评测|测评|实测)|开箱|开箱(?:文|评测|实测|体验)|实测|试驾|试用|试用报告|评鉴|试玩|深度体验',
    ],
    likely: ['体验|试吃|心得|试驾报导|buying guides?|best of|recommendations?'],
  },
  'round-up': {
    sure: [
      'newsletters?|(?:news )?round-?ups?|(?:morning|evening|daily|weekly|weekend|midday|lunchtime|breakfast) (?:briefing|brief|round-?up|digest|newsletter|update|read|edition|bulletin|note)|(?:news |daily )digest|(?:the )?(?:week|month|year) in (?:review|brief|news|.{2,12})|(?:news )?in brief|news briefs|news bulletin',
      '电子报|.{0,6}周报|晨报|早报|晚报|早安.{0,4}|晨间.{0,4}|晚间.{0,2}(?:摘要|快报)|(?:一|本|上|每)周(?:回顾|大事|新闻|要闻|摘要|焦点|精选|速览|盘点)?|(?:今日|每日|晨间|午间|晚间|科技|财经|地方|一周)(?:摘要|汇总|速览|要闻|简报|简讯|集锦|懒人包|快览|早报|短波)|简讯|懒人包|新闻懒人包|一周盘点|新闻(?:早餐|便当)',
    ],
    likely: [
      'bulletins?|briefings?|digest|updates|recap|盘点|回顾|weekly|整理包|整理|快讯集锦|月报|季报|总整理',
    ],
  },
  'live-blog': {
    sure: [
      'live ?-?(?:blog|updates?|coverage|text|report|feed|ticker)|as it happened|(?:文字|图文|即时|实时|滚动)(?:直播|播报)|(?:持续|不断|即时|实时|滚动|随时)更新(?:中)?|直播(?:中|室)?更新|文字转播|更新中',
    ],
    likely: ['live|live now|直播|直播中|最新情况|现场直播|线上直播|转播'],
  },
  'market-brief': {
    sure: [
      'market (?:brief|wrap|close|report|update|snapshot|movers|recap|watch)|markets? in brief|stocks? (?:in brief|watch|movers)|closing (?:bell|report)|opening bell',
      '(?:盘中|盘后|盘前|收盘|开盘|早盘|午盘|尾盘)(?:快讯|速报|分析|解析|短评|播报|报导|焦点)?|收评|午评|早评|(?:大盘|个股|股市|台股|美股|港股|a股|期货|汇市|债市)(?:快讯|速报|行情|盘后|盘中|收盘|动态|短讯|简报)|异动(?:快报|股)|行情(?:快讯)?|快讯:?股市',
    ],
    likely: ['股市|证券|台股|美股|港股|a股|大盘|汇市|markets?|stocks?|shares|盘势|财经快讯'],
  },
  media: {
    sure: [
      String.raw`(?:.{2,20} )?podcasts?|播客|.{1,6}播客|podcast (?:节目|单集)|episodes?|ep\.? ?\d+|s\d+ ?e\d+|第.{1,4}集|节目单集|show notes`,
    ],
    likely: [
      'videos?|watch|listen|audio|vlog|radio|webcast|on demand|livestream|影音|影片|视频|音频|广播|电台|节目|有声|短片|短视频|影|直播回放|动画|线上收听',
    ],
  },
  'photo-story': {
    sure: [
      '(?:in )?(?:pictures|photos)|photo(?:s)? ?(?:essay|story|gallery|galleries|feature|of the (?:day|week))|photo-?essay|galler(?:y|ies)|picture (?:story|gallery|essay)|slideshows?',
      '图辑|组图|图集|高清图集|图片故事|摄影(?:专题|故事|报导)|影像(?:故事|专题)|一图看|看图|图说|图片(?:新闻|报导)|图片集|镜头|镜头下.{0,6}|新闻图辑|照片故事|多图',
    ],
    likely: ['图片|摄影|影像|photography|visuals|photo'],
  },
  interview: {
    sure: [
      'interviews?|(?:the )?(?:.{2,20} )?interview|q ?& ?a|q and a|questions? (?:and|&) answers?|专访|.{2,4}专访|访谈|访谈录|人物(?:专访|访谈)|独家专访|访问|快问快答|问答|对谈|对话录|.{1,4}对谈',
    ],
    likely: ['profiles?|人物|对话|面对面'],
  },
  tutorial: {
    sure: [
      'how[- ]?tos?|tutorials?|walk-?throughs?|step[- ]by[- ]step|recipes?|教学|教程|图文教学|操作(?:教学|指南|手册|说明)|使用(?:教学|说明|指南)|上手(?:指南|教学)|食谱|实作|步骤|.{2,4}教学|.{2,4}教程',
    ],
    likely: [
      'guides?|tips|tricks|diy|learn|help|docs|攻略|技巧|小技巧|入门|指南|生活(?:小百科|百科|技巧)|密技',
    ],
  },
  product: {
    sure: [
      'shop|store|online (?:shop|store)|商城|购物(?:中心|车|商城)?|线上商店|网路商店|商品(?:页|介绍|资讯)?|产品(?:页|介绍|资讯)',
    ],
    likely: ['products?|buy|catalog(?:ue)?|产品|商店|好物|选物'],
  },
  event: {
    sure: [
      "events? (?:notice|listings?)|webinars?|what'?s on|save the date|活动(?:报名|预告|讯息|资讯|通知|公告)|报名|讲座(?:报名|预告)?|研讨会|.{0,4}沙龙|工作坊|课程报名|readers?'? events?",
    ],
    likely: [
      'events?|workshops?|calendar|conferences?|meetups?|tickets|活动|展览|讲堂|论坛活动|课程|艺文活动|市集',
    ],
  },
  correction: {
    sure: [
      'corrections?|corrections? (?:and|&) clarifications?|clarifications?|errat(?:um|a)|retractions?|更正|更正(?:启事|声明|与澄清|与说明|报导)|勘误|勘误启事|来函更正|撤稿(?:声明)?|更正与致歉|致歉声明|道歉启事',
    ],
  },
  denial: { sure: ['denials?|denied|辟谣|澄清|澄清声明|声明澄清|否认'] },
  evergreen: {
    sure: [
      'faqs?|about us|contact us|help cent(?:er|re)|documentation|glossary|常见问题|关于我们|联络我们|名词解释|使用条款|隐私权政策',
    ],
    likely: ['faq .{0,12}|reference|wiki|百科|辞典|小百科|知识|资料库'],
  },
};
