interface ShapeLists {
  readonly eventFields: readonly string[];
  readonly eventCalls: readonly string[];
  readonly goods: readonly string[];
  readonly market: readonly string[];
  readonly mediaWords: readonly string[];
  readonly imperatives: { readonly chinese: string; readonly english: string };
  readonly verdicts: readonly string[];
  readonly tone: readonly string[];
  readonly pressWords: readonly string[];
  readonly rumours: string;
  readonly denials: string;
  readonly corrections: string;
}

/** Words by which the shape of a text is known: regular expressions over folded text; each list counts how many DIFFERENT entries are found. */
export const shapeLists: ShapeLists = {
  // Fields of a notice: at the beginning of a line or of a sentence, with a colon behind.
  eventFields: [
    '(?:活动)?(?:日期|时间|日程)',
    '(?:活动)?(?:地点|地址|场地|会场|集合(?:地点)?)',
    '(?:报名)?(?:费用|票价|门票|入场费|收费|学费|费)',
    '(?:报名|截止|报名截止|报名方式|报名网址|报名连结|报名日期|报名期间|报名资格|索票|购票)',
    '名额|人数|对象|资格|参加对象',
    '(?:主办|协办|承办|指导)(?:单位)?',
    '讲者|讲师|主讲(?:人)?|与谈(?:人)?|主持(?:人)?|讲题|嘉宾|带领(?:人)?',
    '(?:活动)?(?:流程|议程|内容)|注意事项|备注|交通',
    'dates?|when|date (?:and|&) time|day',
    'times?|doors|starts|hours',
    'where|venue|location|place|address|meeting point',
    'tickets?|prices?|admission|fees?|cost|entry|entrance',
    'regist(?:er|ration)|rsvp|booking|sign up|to book|deadline|how to (?:join|apply)|capacity|places|spaces',
    'speakers?|panel(?:lists?)?|hosts?|hosted by|facilitator|instructor|led by|moderator|with',
    'organis?z?(?:er|ed by)|contact|agenda|programme|schedule|what to bring|access|who (?:should|can) (?:attend|come)|suitable for',
  ],
  eventCalls: [
    '我要报名|(?:线上|网路|免费|即日起|开放|立即|欢迎|尽速|报名)报名|报名(?:费|自|至|截止|请|网址|连结|表|从)|额满(?:为止|截止|即止)',
    '(?:欢迎|敬请|诚邀|邀请)(?:各界|民众|大家|您|踊跃|读者|有兴趣|亲子|带)?.{0,12}(?:参加|参与|莅临|报名|入场|共襄盛举|一起)',
    String.raw`免费入场|自由入座|凭票入场|入场券|索票|现场(?:开放|备有)|如遇(?:雨|台风|颱风|大雨)|名额\s?\d+|限额|敬备(?:茶点|餐点)|备有.{0,6}茶点`,
    String.raw`\b(?:register|sign up|book|reserve) (?:now|here|today|online|by|at|your|a|early|in advance|for)\b`,
    String.raw`\b(?:places|seats|spaces|spots|tickets) (?:are )?(?:limited|available|cost|from|at the door|on sale|go on sale)\b`,
    String.raw`\brsvp\b|\bfree (?:admission|entry|to attend|of charge)\b|\badmission (?:is )?free\b|\bdoors open\b|\bjoin us\b|\ball (?:are )?welcome\b|\brefreshments\b|\bopen to (?:all|the public|members)\b|\bdial[- ]in\b|\bmeeting id\b|\bwe look forward to\b`,
  ],
  goods: [
    String.raw`(?:[$£€]|nt\$|us\$|hk\$|¥|元)\s?\d*[\d,.]*\s?(?:per|a|\/)\s?(?:user|seat|month|mo|year|月|年|人|席)|per user|billed (?:annually|monthly|yearly)|(?:每月|月费|年费|每人每月)\s?(?:nt|us)?\$?\s?\d`,
    String.raw`free (?:trial|plan|tier)|\d+[- ]day (?:free )?trial|no credit card|cancel (?:any ?time|at any time)|contact sales|talk to sales|免费试用|试用\s?\d+\s?(?:天|日)|随时取消|免费方案|联络业务`,
    String.raw`(?:加入|放入)(?:购物车|购物袋|愿望清单|收藏)|\badd to (?:cart|basket|bag|wish ?list)\b`,
    String.raw`(?:立即|马上|直接|现在)(?:购买|结帐|选购|订购|下单|下订)|\bbuy (?:it )?now\b|\bcheckout\b|\border now\b`,
    String.raw`(?:现货|库存|有货|缺货|补货|预购)(?:\s|:|供应|中|\d|$)|\b(?:in|out of) stock\b|\bonly \d+ left\b|\bships (?:in|within|from|by)\b|\bdispatch(?:ed|es)? (?:in|within)\b|\bpre-?order\b`,
    String.raw`免运|运费|宅配|超商取货|\bfree (?:shipping|delivery|returns)\b|\bdelivery (?:in|within|from|options)\b|\b(?:\d+)[- ]day returns?\b|\breturns (?:within|policy|accepted)\b`,
    String.raw`(?:商品|产品)?(?:规格|型号|货号|材质|尺寸|容量|产地|内容物|颜色|保固)\s*[:|]|\b(?:sku|model (?:no|number)|dimensions|materials?|colou?rs?|weight|item (?:no|number)|in the box|warranty|size|specifications?)\s*[:|]`,
    String.raw`(?:建议)?(?:售价|定价|特价|优惠价|会员价|网路价|原价|单价)\s*[:|]?\s*(?:nt|hk|us)?\$?\s*[\d,]+|\b(?:rrp|list price|our price|price)\s*[:|]?\s*(?:us|nt|hk)?[$£€]\s*\d|^(?:us|nt|hk)?[$£€]\s?[\d,]+(?:\.\d\d)?`,
    String.raw`(?:七|7|十四|14|三十|30)天(?:鉴赏期|内退|无条件)|退换货|付款方式|信用卡分期|分期零利率|\bsecure (?:payment|checkout)\b|\bquantity\b|数量\s*[:|]|\b\d(?:\.\d)? out of 5\b.{0,20}\breviews\b|\(\d+ (?:customer )?reviews?\)|顾客评价|商品评价`,
  ],
  market: [
    String.raw`大盘|加权指数|指数|index\b|indexes|indices`,
    '成交(?:值|量|额|总值)|turnover|trading volume|volume',
    '(?:三大)?法人|外资|投信|自营商|北向资金|主力|foreign (?:investors|funds)',
    '个股|类股|权值股|概念股|板块|电子股|金融股|航运股|蓝筹|sector|blue[- ]chips?|heavyweights?',
    String.raw`收盘|开盘|盘中|早盘|午盘|尾盘|盘后|终场|平盘|closed?\b.{0,12}\b(?:at|up|down)|opening bell|the close|midday|early trading|session`,
    '涨停|跌停|涨幅|跌幅|领涨|领跌|翻红|翻黑|走高|走低|收(?:红|黑|高|低|涨|跌|在|报)|gainers?|losers?|advancers|decliners|led gains|rallied',
    '股价|每股|港元|股份|shares|stocks?|per share|bourse|equities',
    '汇率|兑美元|殖利率|公债|期货|油价|金价|bond yields?|treasury|futures|crude|the dollar|benchmark',
    '买超|卖超|买进|卖出|traders|investors|analysts?|bulls|bears',
  ],
  mediaWords: [
    String.raw`本集|本期节目|这一集|单集|in this episode|this week.s episode|today.s episode|on the (?:show|podcast|episode)|\bepisode\b`,
    String.raw`来宾|嘉宾|特别来宾|\bguests?\b|joined by`,
    String.raw`主持(?:人)?[:/|是]|\bhost(?:s|ed by)?\b|presented by|\bpresenter`,
    String.raw`收听|听众|各大平台|\blisten(?:ers?)?\b|\bsubscribe\b|收看|观看`,
    '五颗星|订阅(?:节目|频道)|apple podcasts?|spotify|kkbox|soundon|firstory|google podcasts|youtube|rss|小宇宙|喜马拉雅',
    String.raw`节目(?:大纲|内容|笔记|重点|时间|介绍)|时间轴|时间戳|show ?notes|chapters?\b|timestamps?|transcript|逐字稿|run(?:ning)? time|片长|时长|duration`,
    String.raw`录音|剪辑|后制|制作人|配乐|片头|producers?\b|sound (?:design|engineer)|edited by|music by|\brecorded\b`,
  ],
  imperatives: {
    chinese:
      '(?:接着|然后|再|先|最后|首先|请|之后|将|把)?(?:点选|点击|点按|打开|开启|输入|选择|选取|下载|安装|设定|设置|按下|按住|长按|勾选|切换|复制|贴上|执行|启动|插入|拔(?:下|掉)|加入|倒入|拌|搅拌|切|预热|准备|煮|炒|静置|撒|取出|放入|检查|确认|前往|进入|登入|登录|新增|建立|删除|返回|重新|重启|滑到|找到|套用|储存)',
    english: String.raw`(?:then |next,? |now,? |first,? |finally,? |once .{3,40}, |to .{3,50}, |if .{3,60}, |when .{3,40}, |after .{3,40}, |in (?:the|your) .{3,40}, |from the .{3,40}, )?(?:open|click|tap|select|choose|enter|type|press|hold|download|install|run|create|set|check|copy|paste|go to|navigate|scroll|drag|plug|unplug|connect|turn|switch|add|mix|stir|heat|bake|cook|whisk|pour|preheat|chop|slice|peel|simmer|place|put|remove|cut|fold|drill|measure|mark|attach|tighten|make sure|be sure|save|restart|start|stop|log|sign|use|keep|convert|wait|repeat|cover|rinse|wipe|fill|let|leave|bring|serve|do not|don.t|never|always|write|edit|replace|verify|confirm|follow|pick|give|find|avoid|update|delete|send|move|return|test)\b`,
  },
  verdicts: [
    String.raw`^.{0,60}(?:出版社|出版|publisher|published by|\bpress,).{0,40}(?:\d ?(?:页|pp|pages|元)|[$£€]\d)|\b(?:directed by|starring|running time|cert(?:ificate)? \d+)\b|(?:导演|主演|编剧|片长)[:/]`,
    String.raw`(?:优点|缺点|优缺点|推荐指数|总评|评分|编辑评分|推荐度)\s*[:|/]?|一句话总结|^(?:结论|小结|总结)`,
    String.raw`\b(?:pros|cons|verdict|bottom line|the good|the bad|rating|score|our rating|likes|dislikes)\b\s*[:|]?\s*(?:$|\S)`,
    String.raw`(?:★|☆|⭐){2,}|\b\d(?:\.\d)? ?(?:\/|out of) ?(?:5|10)\b(?: stars)?|\b(?:one|two|three|four|five) stars?\b(?: out of)?|[\d.]+ ?(?:颗星|分)\s*[/(]\s*(?:满分)?\s*\d+|满分\s?\d+`,
    String.raw`值得(?:买|入手|购买|一看|一读|推荐)|(?:不)?推荐(?:给|入手|购买)|适合(?:谁|哪些人)|\b(?:worth (?:buying|it|the (?:money|price))|i.d (?:recommend|buy)|we.d (?:recommend|buy)|who (?:is it|should buy))\b`,
    String.raw`(?:续航|手感|音质|画质|做工|口感|剧情|文笔|演技|镜头).{0,14}(?:不错|令人|出色|扎实|普通|偏|稍|略|很|相当|可惜|失望|满意)|\b(?:in my testing|in our (?:tests|testing)|in use|i tested|we tested|during my|in daily use|after .{2,20} of use)\b`,
  ],
  tone: [
    '赞不绝口|好评不断|口碑|有口皆碑|爱不释手|深获.{0,6}(?:好评|肯定|信赖)',
    '一站式|全方位|量身(?:打造|订做)|贴心|专属|尊荣|奢华|头等舱',
    '打造.{2,20}|深耕|秉持|携手|缔造|引领|树立.{0,6}标竿|开启.{2,14}(?:新纪元|新篇章|新时代)',
    '领先(?:业界|同业|全球)?|业界(?:首|唯一|第一)|顶尖|极致|卓越|独家(?:技术|配方)|医学中心等级|最佳(?:选择|后盾|伙伴)|首选',
    '匠心|敬献|栋梁|厚爱|席位|臻|礼遇|热销|热卖|劲销|从容|悠闲|笑得合不拢嘴|惊艳|惊喜',
    '轻松|安心|放心|一次(?:学会|搞定|满足)|告别.{2,10}|不再.{1,8}烦恼|升级.{0,8}生活',
    String.raw`\b(?:seamless|effortless|hassle-free|world-class|cutting-edge|state-of-the-art|industry-leading|award-winning|trusted|premium|tailored|innovative|unrivalled|one-stop|game-changing|best-in-class|passionate)\b`,
    String.raw`\b(?:our|their|its) (?:team of experts|customers|clients|range|expert|experts|commitment|mission|solutions?)\b|\byou (?:can|.ll|deserve|need)\b|\bwhether you.re\b|\bpeace of mind\b|\bsay goodbye\b|\blook no further\b`,
  ],
  rumours:
    '传闻|网传|盛传|外传|谣传|谣言|传出|流传|传言|误传|爆料|指控|指称|报导称|假讯息|不实|rumou?rs?|speculation|reports?|claims?|claimed|allegations?|alleged|accus|posts? (?:on|that|shared)|viral',
  denials:
    '失实|伪造|否认|驳斥|澄清|反驳|并非事实|非事实|不实|从未|从来没有|绝无|没有(?:计划|此事|这回事)|不属实|查无|子虚乌有|误会|撤下|撤回|quash|den(?:y|ies|ied|ial)|refute|rebut|reject|dismiss|not true|untrue|false|baseless|no (?:plans?|truth|talks?|such)|never|incorrect|retract',
  corrections: String.raw`更正|误植|勘误|误报|误载|\bcorrect(?:s|ed|ion|ions|ing)?\b|\berroneous|\bmisstate|\bin error\b|\bwrongly\b|\bincorrect`,
  pressWords: [
    String.raw`\b(?:today|has) announced\b|\bannounced today\b|\bis (?:pleased|proud|delighted|excited) to announce\b|(?:今|日前|正式)(?:日|天)?(?:隆重)?(?:宣布|举行|发布|推出|揭幕|登场)|隆重(?:举行|登场|揭幕)`,
    String.raw`\bwe (?:are|.re) (?:proud|excited|delighted|thrilled|pleased|honou?red|committed)\b|(?:很|深感|非常|倍感)(?:荣幸|荣耀|骄傲|高兴|欣慰)`,
    String.raw`\b(?:a|the|world.s|nation.s|country.s) (?:world.s )?(?:leading|premier|global leader|trusted) (?:\w+ ){0,3}(?:provider|supplier|maker|manufacturer|developer|company|platform|operator|producer|specialist|firm|in)\b|(?:全球|国内|业界|台湾|中国)(?:领先|领导|首屈一指)|(?:领导|领先)(?:厂商|品牌|企业|供应商)`,
    String.raw`\bfor (?:more|further) information\b|\bto learn more\b|\bvisit (?:www\.)?[\w.-]+\.\w{2,}|(?:更多|详细)(?:资讯|信息|讯息|内容)?.{0,8}(?:请|可)(?:上|至|见|参|浏览|造访|访问)|官(?:方)?网(?:站)?[:]`,
    String.raw`\b(?:media|press) (?:contacts?|inquir|enquir|office)|新闻(?:联络|联系|连络)|媒体(?:联络|联系|连络|采访)|诚(?:挚)?邀(?:请)?.{0,8}媒体`,
    String.raw`^about [\p{L}\p{N} .&'-]{2,40}(?::|$)|^关于.{2,20}(?:[:]|$)|\bforward-looking\b|^notes? to editors?\b`,
    String.raw`持续(?:深耕|推动|携手|努力|秉持)|未来(?:将)?(?:持续|继续)|展望未来|秉持|本公司|敝公司|本集团|\b(?:our|the company.s) (?:mission|commitment|vision|customers|partners)\b`,
  ],
};
