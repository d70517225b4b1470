/** The words that alignment must not lose or add lightly, and those that carry nothing. */

function set(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** Turn what is said into its contrary, a guess, a wish, a condition, a share or a bound. In the common form of terms.ts. */
export const limiting: ReadonlySet<string> = set(`
不 没 没有 未 无 非 否 否认 别 勿 莫 毋 并非 并未 并无 未能 未曾 尚未 从未 不是 不会 不能 不可 不得 不再 不必 不愿 不肯 无法 无须 难以 拒绝 反对 停止 取消 避免 防止 免 除外 除
可能 或 或者 恐 恐怕 大概率 大概 似乎 好像 据说 传 据传 传闻 谣传 疑 涉嫌 被控 被指 预计 预测 估计 料 预料 将 拟 打算 准备 计划 欲 企图 试图 希望 盼 力争 争取 有望 目标 愿 愿意 应 须 需 要 要求 建议 呼吁 能 可 会 想 意图 考虑 承诺 宣布 强调 确保 努力
若 一旦 除非 否则 只要 前提 条件 假设 情况下 的话
仅 唯一 之一 部分 局部 一半 一些 有的 某些 个别 许多 很多 多数 大多数 少数 大部分 几乎 近 约 超过 至少 至多 最多 不到 不足 不超过 以上 以下 以内 以外 左右 多 余 起 最 首 首次 首个 第一 主要 全 全部 所有 每 各 都 均 皆 任何
比 更 低于 高于 少于 多于 优于 逊于 不如 相比
辩 辩称 质疑 批评 指责 指控 反驳 前 原 副 代理 准 候任
名为 所谓 自称 平均 累计 合计 总计
曾 曾经 一度 本来 原本 原定 已 尚 仍 仍然 依然 才 刚 再 又
`);

/** Begin like a negation and are none. */
export const harmlessNot: RegExp =
  /^(?:不仅|不但|不断|不过|不久|不少|无人机|无人|无线|无疑|无论|非常|非洲|未来|未婚|别人|别处|别墅|除了)$/;

/** Bounds on a figure: they go with the figure that they stand at. */
export const approximations: ReadonlySet<string> = set(
  '近 约 超过 至少 至多 最多 不到 不足 以上 以下 以内 左右 多 余 起 仅',
);

/** Say who does it to whom; one may go only with all that it governs. */
export const roleWords: ReadonlySet<string> = set(
  '被 把 将 由 向 对 给 让 使 令 叫 从 自 于 往 朝 替 为 和 同 在 以 因 比 跟 至 按 据',
);

/** Carry no meaning of their own between clauses: may come and go. */
export const idle: ReadonlySet<string> = set(`
的 了 着 地 也 还 并 而 且 则 就 便 即 又 亦 此 该 这 那 是 个 一个 一 这个 该个 其中 同时 此外 另外 另 正 正式 目前 当时 当日 当天 日前 所 之 间 至今 实际上 事实上 总而言之 一共 共 总共 共有 以来 因此 于是 随后 其后 之后 后 然后 接着 当 虽然 虽 尽管 但 竟 竟然 每每 而且 并且 方面 进行 加以 予以 成为 做 作为 刚刚 更 现场 本次 此次 这次 本场 内 里 中 上 时 期间 突然 逐渐 逐步 马上 迅速 积极 认真 不断 持续 首先 届时 地区 一带 等 位 名 件 项 条 种 家 系列 这些 那些 全力 有 盛大 隆重 热烈 著名 知名 全新 闻名遐迩 宝贵 可观 精彩 高度 深入 充分 广泛 亲切 共同
a an the that which who also and then but of has have had been be in at on just now later so however meanwhile as this these those its '
`);

/** May be put in: particles and connectives that say neither cause, degree nor order. */
export const idleAdded: ReadonlySet<string> = set(`
的 了 着 地 也 还 并 而 且 则 就 便 即 亦 此 该 这 那 是 个 一个 其中 同时 此外 另外 之 虽然 虽 但 而且 并且 方面 进行 加以 予以 做 等 位 名 件 项 条 种 家 中 上 内 里 时 期间 一共 共 总共 共有 本次 此次 这次 目前 当时
a an the that which who also and but of has have had been be in at on now as this these those its '
`);

/** Idle only when left out or put in between whole clauses, not within: see omissions. */
export const pronouns: ReadonlySet<string> = set(
  '他 她 它 他们 她们 它们 其 双方 两者 前者 后者 我 我们 本人 自己 该公司 公司 该国 我国 这 此 该 这里 当地 对方 后者 两人 三人 本报 该校 该院 该屋 he she it they his her its their him them i we our',
);

/** Verbs of saying in the common form: what follows is vouched for by the speaker alone. */
export const saying: ReadonlySet<string> = set(
  '说 强调 告诉 回应 回答 回覆 回复 报道 辩 辩说 质疑 批评 警告 承认 否认 解释 补充 感慨 总结 反驳 主张 相信 say says said told claim claims claimed reported warned according believe believes believed argued argues denied',
);

/** Say so only where they end their clause: 该公司宣布，… */
export const announcing: ReadonlySet<string> = set(
  '宣布 披露 提出 建议 呼吁 预测 预计 估计 要求 发现 传出 盛传 据传 传 爆料 爆 揭露 猜测 推测 推估 预料 相信 怀疑 指控 主张 重申 承诺 威胁',
);

/** Those who report without vouching: their 'said' may go. */
export const reporters: RegExp =
  /(?:记者|报道|消息|信息|据悉|据了解|据统计|统计|数据显示|新华社|电|本报|本社|了解|获悉|媒体)$/;

/** A clause that starts with one of these has its subject before it. */
export const predicateStarts: RegExp =
  /^(?:报收|同比|环比|年增|月增|比|增|减|降|升|涨|跌|占|达|为|是|有|没|不|未|无|获|使|让|令|把|被|由|向|将|并|也|还|又|却|再|已|正|曾|可|能|会|要|须|需|应|就|才|都|均|且|而且|以|用|从|对|跟|按|实施|推广|提出|建成|发展|形成|途经|历时|参加|宣布|推出|发布|包括|涵盖|覆盖|支持|拥有|成为|超过|创|位|居|排|得|拿|带|进|出|做|开|收|打|造成|导致|引发|显示|表明|希望|计划|预计|准备|力争|要求|强调|说|对此|其(?![中后间余])|他|她|它|这|那|此|该|给|当场|后|幸|最大|最|能够|稳定|实现|完成|负于|战胜|说|影响|引导|恢复|努力|建议|总规模|增速|增幅|涨幅|跌幅|产销|同|销售|生产|继续|加强|推进|加快|促进|坚持|深化|开展|落实|组织|引导|协助|联合|配合|提升|提高|降低|减少|增加|扩大|打造|构建|建立|设立|成立|完善|优化|简化|改善|解决|应对|避免|防止|保障|确保|保持|维持|来到|抵达|前往|返回|离开|进入|加入|退出|承诺|允许|禁止|限制|涉及|意味|反映|体现|标志|总计|合计|累计|共计|分别|相当|甚至|尤其|从而|进而|全天|尾盘|收盘|据此|因而|因此|所以|于是|随后|愿(?![景望])|切实|全面|广泛|全力|积极|严格|坚决|突出|统筹|细化|夯实|推动|带动|奋力|并不|拒绝|呼吁|敦促|警告|否认|重申|承认|批评|通过|沿|加深|加大|加重|加速|裁员|裁撤|亏损|大跌|大涨|下滑|衰退|下调|上调|收购|并购|关闭|停产|停工|停止|终止|取消|推迟|延后|转型|调整|召回|扩厂|扩建|增资|违反|遭|受(?![害访试众益理])|耗资|斥资|占地|设有|坐落|吸引(?!力)|赢得|引来|取得|荣获|夺得|击败|打破|摆脱|刷新|缔造|面临|率领|带领|陪同|强化|整合|集结|邀请(?![函赛])|锁定|聚焦|主打|搭配|采取|采用|选用|导入|引进|释出|接受|签署|签约|售|卖(?![家方场])|买(?![家方])|赔|支付|认为|指出|负责(?!人))/;

/** Verbs that are hardly ever a clause's subject. */
const verbs: ReadonlySet<string> = set(`
获得 迎接 把握 抓住 直面 作好 做好 抓好 搞好 办好 走上 走进 走访 赶到 赶往 回到 看到 看望 参观 出席 主持 会见 拜会 担任 出任 就任 接任 辞去 获颁 获选 入选 当选 晋级 挺进 闯进 打进 攻进 攻下 拿下 夺下 抢下 轰出 击出 投进 送出 砍下 搞清 摸清 找到 想到 感到 觉得 懂得 值得 使得 变得 显得 成了 变成 组成 构成 占据 位于 处于 属于 等于 用于 源于 出于 致力于 有助于 有利于 有别于 高于 低于 大于 小于 晚于 早于 接近 靠近 远离 穿过 越过 跨过 通往 驶往 飞往 飞抵 运抵 运往 送往 送到 送交 移送 函送 逮捕 拘捕 抓获 查获 起获 缉获 查扣 扣押 判处 处以 开罚 裁罚 缴纳 缴交 缴回 偿还 归还 退还 返还 筹集 募集 捐出 捐赠 投入 耗费 花费 累积 新增 增设 加装 装设 架设 铺设 搭建 搭载 搭乘 乘坐 摸高 探低 助力 迎来 开创 开启 打响 守住 挡住 留下 写下 立下 创下 引起 触发 酿成 波及 殃及 危及 涉及 展现 彰显 凸显 体现 反映 蕴含 承载 见证 传承 弘扬 践行 贯彻 遵循 秉持 秉承 承担 履行 肩负
`);

/** 占地 is itself a predicate, though 占 is found first. */
const wholePredicate = new RegExp(`${predicateStarts.source}$`);

/**
 * Whether a clause certainly begins with its predicate, judged by its first word: 有 does, 有限公司
 * does not. `predicateStarts` by itself says yes too often; each is used on its safe side.
 */
export function beginsPredicate(words: readonly string[]): boolean {
  const [first = '', second = ''] = words;
  const found = predicateStarts.exec(first + second)?.[0] ?? '';
  return (
    verbs.has(first) ||
    (first.length > 1 && wholePredicate.test(first)) ||
    verbs.has(first + second) ||
    found.length > 1 ||
    // 有三站: one word to the dictionary.
    /^有[一二两三四五六七八九十几数多]$/.test(first) ||
    (found !== '' && (found === first || /^(?:做到|得到|受到|收到|达到)$/.test(first)))
  );
}

/** A clause that only says when, where, from whom or why. */
export const adjunctStarts: RegExp =
  /^(?:在|于|据|随着|由于|因|为|为了|当|自|从|截至|截止|伴随|至|目前|同时|此外|另外|但|而|记者|报道|实际上|根据|针对|对于|关于|经过|作为|与|按照|受|围绕|不过|然而|今年|去年|日前|近日|当地时间|一方面|另一方面|早在|其实|总之|近年来|@|虽然|尽管|按|以|和|往年|迫于|鉴于|凭借|借助|面对|围绕|通过|沿|事发后|不久前|与此同时)/;

/** English words that must neither go nor come. */
export const englishLimiting: ReadonlySet<string> = set(`
not no never none nor neither without cannot can't won't don't doesn't didn't isn't aren't wasn't weren't hasn't haven't couldn't wouldn't shouldn't n't hardly barely
may might could would should can will shall must possibly perhaps probably likely unlikely reportedly allegedly alleged apparently seem seems plan planned plans expect expected expects hope hopes hoped aim aims want wants wanted intend try tried attempt propose proposed
if unless until except only just almost nearly about around approximately roughly least most more less fewer than over under up down some many few several all every each any both half part mostly mainly first last former deputy acting
said say says claimed claim denied deny refused refuse failed fail before after against by to from for with instead rather
`);

/** A clause that starts so speaks of a part or property of what was named before it. */
export const attributes: RegExp =
  /^(?:股价|市值|营收|营业额|收入|利润|获利|盈利|毛利|成交|销量|销售|产量|产值|产能|价格|售价|报价|成本|规模|总量|总额|总产|面积|人口|人数|数量|用户|客户|员工|团队|成员|队员|球员|选手|性能|效能|速度|功能|参数|版本|市占|占有率|份额|分额|比例|比重|增幅|增速|涨幅|跌幅|漲|幅度|得分|成绩|排名|首都|总部|创办人|创始人|首席|主席|总裁|董事|发言人|负责人|家属|父|母|妻|夫|儿|女儿|子女|前者|后者|双方|两者|两人|本人|自己|公司|产品|新产品|新品|该|计划|项目|活动|研究|报告|以上|以下|最高|最低|平均|总|均|各|每|部分|多数|大多数|少数|许多|有些|第|#(?!\d国[元领外总首防]))/;

/** A clause that says only how long ago. */
export const spanAlone: RegExp =
  /^(?:大?约)?(?:#[\d.]+|数|几)?[多余几]?个?(?:半)?(?:年|天|日|月|周|小时|分钟)多?[之以]?前$/;

/** The end of a clause that only sets a time, a place, a ground or an occasion. */
const adjunctEnds =
  /(?:期间|时段|之际|以来|中|下|上|里|内|间|际|一样|压力|方面|期|定义|可知|来看|来说|而言|@)$/;
const settings =
  /^(?:@|同时|与此同时|此外|另外|目前|今年|去年|往年|近年来|日前|对此|为此|据悉|据了解|据说|据统计|值得注意的是|值得一提的是|需要指出的是|需要说明的是|更重要的是|有趣的是|有意思的是|时间长了|久而久之)+$/;

/** An agency's opening before the first words. */
const dateline = /^[^，]{2,10}@电(?:记者[^，]{2,9}?)?(?=记者|迫|在|据|为)/;
/** A clause that begins with a property begins with a part of some subject. */
export const properties: RegExp = new RegExp(
  `^(?!每|各|第|#|许多|有些|部分|多数|大多数|少数|两人|双方)${attributes.source.slice(1)}`,
);

/** Whether a clause only says when, where or on what ground: it gives the rest no subject. */
export function setsScene(opening: string): boolean {
  const clause = opening.replace(dateline, '');
  return (
    settings.test(clause) ||
    spanAlone.test(clause) ||
    (adjunctStarts.test(clause) && adjunctEnds.test(clause)) ||
    // 啟動儀式上: no one's name ends so.
    /^\p{Script=Han}{0,8}(?:仪式|会议|大会|论坛|比赛|活动|典礼|发布会|记者会|座谈会|见面会|致辞|演讲|采访|访谈)[上中]$/u.test(
      clause,
    ) ||
    /^.{0,6}(?:期间|事发后|会后|战后|不久前)$/.test(clause) ||
    /^(?:本报|本刊)?记者.{0,20}(?:获悉|了解到?)$/.test(clause)
  );
}
