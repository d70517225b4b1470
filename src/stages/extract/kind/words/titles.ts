/**
 * Wording of headlines, quotations taken out. Regular expressions over folded text with the weight of each.
 */
import type { ArticleKind } from '../../../../model/article-kind.ts';

export const titleWords: Partial<
  Record<ArticleKind, readonly (readonly [weight: number, pattern: string])[]>
> = {
  opinion: [
    [
      0.5,
      String.raw`^(?:why|how) (?:i|we)\b|^the case (?:for|against)\b|^it.s time (?:to|for)\b|\bi was wrong\b`,
    ],
    [0.4, '(?:该不该|凭什么|何必|别再|岂能|不该|要不要).{0,10}[?]?$'],
    [1, String.raw`^(?:社论|社评|时评|投书|读者投书|评论)[:|/\]】〉\s]`],
  ],
  'press-release': [
    [
      1,
      String.raw`(?:新闻|新闻通)稿$|新闻通稿|[【\[(](?:新闻稿|新闻发布)|\b(?:press|media|news) release\b`,
    ],
  ],
  advertorial: [
    [
      0.4,
      '一站式|达人|懒人必备|必买|必收|早鸟|限时|优惠|首选|不藏私|抢先|好礼|神器|开卖|无痛|轻松入手|满额',
    ],
    [
      0.4,
      String.raw`\b(?:discover|unlock|transform|elevate|experience) (?:your|the|how)\b|\bthe smart(?:er)? (?:way|choice)\b|\byou need to\b|\bwhy .{3,30} (?:are|is) (?:choosing|switching)\b|\d+ reasons? (?:why|to)\b`,
    ],
  ],
  review: [
    [1, String.raw`^reviews?[:|]|\breview:\s`],
    [
      0.6,
      String.raw`\breview(?:ed)?$|\breview[,–—-]|\bhands[- ]on\b|^(?:i|we) (?:tried|tested|spent|drove|ate|lived)\b|\bafter (?:a|one|two|three|six|\d+) (?:weeks?|months?|days?|years?) with\b|\bvs\.? `,
    ],
    [0.7, '开箱|评测|测评|试驾|试玩|试用(?:报告|心得)|(?:使用|体验)心得|实测(?:心得|报告)'],
    [0.4, '实测|值得(?:买|看|入手|一)|好用吗|好看吗|好吃吗|到底(?:值不值|好不好)'],
  ],
  'round-up': [
    [
      0.4,
      String.raw`;.+;|, plus\b|\bplus:|\band more\b|还有更多|以及更多|等[\d一二三四五六七八九十]+则`,
    ],
    [
      1,
      '(?:本|上|每|这|一)周.{0,8}(?:回顾|大事|要闻|汇总|盘点|精选|速览|懒人包|摘要|总览|整理)|(?:今日|每日|国际|国内|地方|科技|财经|晨间|午间|晚间|早安|新闻).{0,4}(?:摘要|汇总|速览|要闻|简报|简讯|集锦|懒人包|早报|短波)',
    ],
    [
      1,
      String.raw`\b(?:morning|evening|daily|weekly|weekend|midday|monday|tuesday|wednesday|thursday|friday|saturday|sunday) (?:brief|briefing|round-?up|digest|newsletter|bulletin)\b|\bweek in (?:review|brief)\b|\bnews (?:round-?up|in brief|digest|briefs)\b|\b(?:weekly|monthly|annual) round-?up\b|^in brief\b|: in brief$`,
    ],
    [
      0.6,
      String.raw`\bround-?up:|\bround-?up$|\bthis week in\b|\bthe week (?:of|that|in)\b|\b(?:the )?week.s (?:top|biggest|main|news)|\bnewsletter\b|^(?:\d+|three|four|five|six|seven|eight|ten) (?:things|stories|headlines)|\bwhat you (?:need to know|missed)\b`,
    ],
    [
      0.6,
      String.raw`懒人包|(?:[\d一二三四五六七八九十]+)(?:件|条|则|大)(?:大事|新闻|要闻|焦点)|一次看|的一?(?:周|七天)[:,]|周报|早报|晨报|晚报|电子报|一览`,
    ],
  ],
  'live-blog': [
    [
      1,
      String.raw`^live(?: updates?| blog| coverage)?[:|]|\blive (?:updates|blog|coverage|text)\b|\bas it happen(?:s|ed)\b|[-–—|] live$|\blive: |(?:文字|图文)(?:直播|转播)|直播.{0,4}不断更新|(?:持续|不断|滚动|即时|随时)更新`,
    ],
    [0.5, String.raw`直播|最新情况|最新动态|\blive\b$|时间线|latest updates?`],
  ],
  'market-brief': [
    [
      0.5,
      '(?:台股|美股|港股|a股|沪指|深成指|恒指|恒生指数|道琼|大盘|指数|加权|电子股|金融股|期指|日股|股市|欧股|汇市|台币).{0,14}(?:涨|跌|收|升|挫|开|站|失守|翻|震荡|走)|(?:收盘|开盘|盘中|早盘|午盘|尾盘|盘后)',
    ],
    [
      0.5,
      String.raw`\b(?:stocks|shares|market|markets|index|indexes|indices|taiex|nasdaq|dow|s&p|ftse|nikkei|hang seng|futures|equities|bourse|wall street)\b.{0,40}\b(?:close|end|open|rise|fall|slip|gain|climb|drop|edge|rall|flat|higher|lower|mixed|up|down|retreat|dip|steady)`,
    ],
  ],
  media: [
    [
      0.9,
      String.raw`\bep(?:isode)?\.? ?#?\d+|\bs\d+ ?e\d+\b|第[\d一二三四五六七八九十百]+(?:集|期节目)|\bpodcast\b|播客`,
    ],
    [
      0.4,
      String.raw`^(?:watch|listen|video|audio)[:|]|^(?:影音|影片|视频|有影|影)[:|/]|完整版|\btrailer\b`,
    ],
  ],
  'photo-story': [
    [
      1,
      String.raw`\bin (?:pictures|photos)\b|^(?:photos|pictures)[:|]|\bphotos? of the (?:day|week|month)\b|\bphoto (?:essay|gallery)\b|图辑|组图|图集|一图看|图说|高清图|镜头下`,
    ],
  ],
  interview: [
    [
      1,
      String.raw`^(?:独家|人物|本报)?专访|专访[:|/\]】〉]|^interview[:|]|的?专访$|访谈录|问答[:|]|\bthe .{2,20} interview\b|^in conversation with`,
    ],
    [
      0.6,
      String.raw`\bq ?& ?a\b|\bq and a\b|\ban interview with\b|\binterview\b|专访|对谈|对话|访谈`,
    ],
  ],
  tutorial: [
    [
      0.8,
      String.raw`\bstep[- ]by[- ]step\b|\btutorial\b|\bgetting started\b|\bbeginner.?s guide\b|\bquick ?start\b|教学|教程|手把手|新手(?:指南|入门)|图解步骤|(?:\d+|[一二三四五六七八九十]+)(?:个)?(?:步骤|步)`,
    ],
    [0.7, String.raw`^how to\b|^how do (?:i|you)\b|: how to\b`],
    [
      0.4,
      String.raw`^(?:如何|怎么|怎样|教你)|(?:怎么|如何)(?:做|用|设|装|选|办)|\bguide to\b|\b(?:complete|ultimate|quick|practical|simple) guide\b|(?:\d+|[一二三四五六七八九十]+)(?:个)?(?:招|技巧|秘诀|方法)|攻略|指南|小技巧|\btips\b|\b\d+ ways to\b`,
    ],
  ],
  event: [
    [
      0.7,
      String.raw`报名|讲座|研讨会|工作坊|沙龙|\bregister (?:now|today|for)\b|\bsave the date\b|\bwebinar\b|\bjoin us\b|\bcall for papers\b|\bopen day\b|\bworkshop\b|售票|征件|招生`,
    ],
    [
      0.3,
      String.raw`活动|登场|开放日|音乐会|说明会|\bconference\b|\bmeetup\b|\bfestival\b|\btalk:|\blecture\b`,
    ],
  ],
  product: [
    [
      0.6,
      String.raw`^pricing\b|^(?:plans|plans (?:and|&) pricing)\b|^价格方案|^方案与价格|^收费方案`,
    ],
    [
      0.4,
      String.raw`\bbuy\b.{2,60}\bonline\b|免运|现货|公司货|保固|\bfree (?:shipping|delivery)\b|\bpack of \d+|\d+ ?(?:入|盒|件组)\b|\|\s*(?:shop|store)\b`,
    ],
  ],
  correction: [
    [
      1,
      String.raw`^(?:更正|勘误|来函更正|撤稿|更正启事|致歉)[:|/\]】〉与及\s]|更正启事|来函更正|^corrections?\b(?: (?:and|&) clarifications?)?[:|]|^corrections? (?:and|&) clarifications?|^clarification[:|]|^retraction[:|]|^erratum|^apology[:|]`,
    ],
    [
      0.8,
      String.raw`^.{2,12}更正[:|]|\bcorrects? (?:its |earlier |the |previous )?(?:figures?|report|record|error|story|article|data|statement)|更正(?:数字|数据|报导|错误|说法|公告|声明)|\bretracts?\b|撤回(?:报导|文章|论文)|\bwe got (?:it|that) wrong\b|我们错了`,
    ],
  ],
  denial: [
    [
      0.7,
      '(?:从未|没有|并无|绝无|查无)(?:此事|这回事|计划|此计划|有此|发生|这样)|失实|谣传|谣言|回应.{0,16}(?:从未|没有|不实|不属实|非事实|谣)',
    ],
    [
      0.7,
      String.raw`\b(?:rumou?rs?|claims?|posts?|messages?|reports?|story|video)\b.{0,40}\b(?:false|untrue|fake|baseless|a hoax|wrong|nonsense)\b|\b(?:false|untrue|fake|baseless)\b.{0,24}\b(?:rumou?rs?|claims?|posts?|reports?)\b|\b(?:is|are|was|were|will) not \w.{2,40},? .{2,40}\b(?:says?|said|insists?|after)\b`,
    ],
    [
      0.8,
      '否认|驳斥|澄清|辟谣|反驳|并非事实|非事实|子虚乌有|纯属谣言|不实(?:传闻|指控|讯息|消息)|斥.{0,8}(?:不实|造谣|谣言)',
    ],
    [
      0.8,
      String.raw`\b(?:den(?:y|ies|ied)|refutes?|rebuts?|rejects?|dismisse?s|disputes?|quash(?:es)?)\b.{0,40}\b(?:reports?|rumou?rs?|claims?|talks?|allegations?|accusations?|plans?|speculation|story|link|wrongdoing|involvement|sale|merger|role|existence|suggestions?)|\bdenies\b (?!bail|appeal|entry|request|motion|visa|petition|permission|access|parole)|\bno (?:plans?|talks?|truth)\b|\bnot true\b|\bdenial\b`,
    ],
  ],
  evergreen: [
    [
      0.5,
      String.raw`^what (?:is|are)\b|是什么[?]?$|^(?:什么是|何谓)|\bexplained$|\bfaqs?\b|frequently asked|常见问题`,
    ],
  ],
};
