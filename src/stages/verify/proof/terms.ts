/**
 * Words that say the same, brought to one form before a claim is aligned with its source. Both
 * sides go through the same table, so a wrong pair can only make two words equal, never invent one.
 */
import taiwanPhrases from 'opencc-js/dict/TWPhrases';
import { foldForComparison } from '../../../text/scripts.ts';
import { taiwanTerms } from '../../../text/taiwan-terms.ts';
import { sharedTerms, type Replacement } from './shared-terms.ts';
import { turnsInContext } from './terms-in-context.ts';

/**
 * Own pairs, `variant=common`, in Simplified characters as comparison folds them. A pair of equals
 * keeps a longer word from being taken apart: 称赞 does not say.
 */
const pairs = `
社群媒体=社交媒体 社群平台=社交平台 志工=志愿者 抄截=抢断 基频=基带 达文西=达芬奇 萧邦=肖邦 土石流=泥石流
公尺=米 公分=厘米 公里=千米 公斤=千克 美金=美元 台币=新台币 坪效=坪效 联准会=美联储 央视=央视
公吨=吨 截止到=截至 截止=截至 国号=国号 仅剩下=仅剩 年增率=同比增长率 年增=同比增长 年减=同比下降 月增率=月环比增长 月增=环比增长 月减=环比下降 季增=环比增长
逾=超过 超逾=超过 破=超过 将近=近 大约=约 约莫=约 约略=约 上下=左右 起码=至少 最少=至少 仅仅=仅 只有=仅 只=仅 惟=但
不过=但 但是=但 可是=但 然而=但 由于=因 因为=因 如果=若 假如=若 倘若=若 要是=若 以及=和 及=和 与=和 跟=和 暨=和
已经=已 业已=已 正在=正 将会=将 即将=将 可以=可 能够=能 必须=须 必需=须 需要=需 应该=应 应当=应 或许=可能 也许=可能
人民代表大会=人大 常务委员会=常委会 确认为=确认为 公认为=公认为 默认为=默认为 误认为=误认为 辨认为=辨认为 被认为=被认为
告诉记者=说 披露的数据显示=披露 公布的数据显示=发布 发布的数据显示=发布 对记者说=说 对媒体说明=对媒体说明 对记者说明=对记者说明 对媒体说=说 群众募资=众筹 表示=说 指出=说 认为=说 称=说 说道=说 补充说=说 补充道=说 补充指出=说 补充表示=说 解释说=解释 回应说=回应 回应称=回应 回应表示=回应 警告说=警告 告诉媒体=说 向媒体表示=说 表明=说 坦言=说 直言=说 透露=说 介绍=说 提到=说 谈到=说 写道=说 宣称=说 声称=说 强调说=强调
根据=据 依据=据 依照=按照 依=按照 透过=通过 经由=通过 藉由=通过 支援=支持 计画=计划 规画=规划 水准=水平 品质=质量
遭到=被 遭=被 遭受=被 窃=盗 窃取=盗取 盗窃=盗 帐=账 帐号=账号 帐户=账户 目前=目前 当前=目前 现时=目前 现在=目前 迄今=至今 迄今为止=至今 截至目前=至今 如今=目前 眼下=目前 之后=后 以后=后 之中=中 当中=中 协助=帮助 日前=日前 近日=日前 近期=日前
永续=可持续 人民群众=民众 群众=民众 消息=信息 高端=高级 身分=身份 使用者=用户 兆元=万亿元 萤幕=屏幕 短影音=短视频 影片=视频 大型语言模型=大模型 大语言模型=大模型 语言模型=语言模型
开放原始码=开源 原始码=源代码 程式码=代码 执行长=首席执行官 行政总裁=首席执行官 ceo=首席执行官 财务长=首席财务官 技术长=首席技术官 营运长=首席运营官
投资长=首席投资官 营运=运营 电商=电子商务 伺服器=服务器 资料中心=数据中心 资料=数据 资料库=数据库 记忆体=内存 晶片=芯片 云端=云 智慧型=智能 智慧=智能 行动=移动 讯息=信息 资讯=信息
推论=推理 智慧体=智能体 代理人=智能体 代理程式=智能体 权重=权重 微调=微调 多模态=多模态 多模=多模态 上架=上线 下架=下架 推出=推出 公布=发布 公佈=发布 释出=发布
收购价=收购价 股价=股价 盘中=盘中 调降=下调 调升=上调 调高=上调 调低=下调 降到=降至 升到=升至 达到=达 达成=达成 之间=间 每年=每年 隔年=次年 翌年=次年 翌日=次日 隔天=次日
预估=预计 预期=预计 料=料 疑似=疑 涉嫌=涉嫌 当地时间=当地时间 大陆=大陆 南韩=韩国 北韩=朝鲜 纽西兰=新西兰 川普=特朗普 欧巴马=奥巴马 普丁=普京 泽连斯基=泽连斯基 泽伦斯基=泽连斯基 马斯克=马斯克
苹果公司=苹果 微软=microsoft 辉达=英伟达 nvidia=英伟达 高通公司=高通 阿里云=阿里云
沪指=上证综指 上证指数=上证综指 上证综合指数=上证综指 深成指=深证成指 恒指=恒生指数 全国人大=全国人大 产业=行业 获利=盈利 营收=收入 营业收入=收入 收报=收报 收盘报=收报 以…报收=收报 得到=获得 取得=获得 获=获得 录得=获得 兴建=修建 建造=修建 修筑=修建 得=得 须要=需 拿到=获得
称赞=称赞 称为=称为 称作=称作 称号=称号 称奇=称奇 称道=称道 称呼=称呼 称霸=称霸 称王=称王 称重=称重 屏幕上=屏上 萤幕上=屏上 萤光幕=屏幕 姓男子=男 姓女子=女 展开=开展 腹腔镜=腔镜 员警=警察 警员=警察 啧啧称赞=啧啧称赞 告诉人=告诉人 报导=报道 上涨=涨 下跌=跌 机率=概率 几率=概率 败=负 排名=位列 名列=位列 调降=下调 加上=和 外加=和 以至=至 到=至 直至=至 再次=再 再度=再 首度=首次 全台=全台 之=的 其=其 台=台 隨著=随着 相比=相比 比起=比 较=比
`;

function ownPairs(): readonly Replacement[] {
  return pairs
    .trim()
    .split(/\s+/)
    .map((pair): Replacement => {
      const [from = '', to = ''] = pair.split('=');
      return { from, to };
    })
    .filter(({ from }) => from !== '');
}

/** Taiwan's word → the mainland's, out of OpenCC's phrases and the project's own list. */
function regionalPairs(): readonly Replacement[] {
  const openCc = taiwanPhrases.split('|').map((entry) => entry.split(' '));
  const all = [...openCc, ...Object.entries(taiwanTerms)];
  return all
    .flatMap(([mainland = '', taiwan = '']): Replacement[] => [
      { from: foldForComparison(taiwan), to: foldForComparison(mainland) },
    ])
    .filter(({ from, to }) => from.length > 1 && from !== to);
}

type Table = ReadonlyMap<string, readonly Replacement[]>;

function tableOf(replacements: readonly Replacement[]): Table {
  const table = new Map<string, Replacement[]>();
  for (const pair of replacements) {
    const first = pair.from.charAt(0);
    const list = table.get(first);
    if (list === undefined) table.set(first, [pair]);
    else if (!list.some(({ from }) => from === pair.from)) list.push(pair);
  }
  for (const list of table.values()) list.sort((a, b) => b.from.length - a.from.length);
  return table;
}

/** The reviewed pairs come first; of several for one word the first counts. */
function wholeTable(): Table {
  const earlier = [...ownPairs(), ...regionalPairs()];
  return tableOf([...sharedTerms(earlier), ...earlier]);
}

let table: Table | undefined;

/** A stretch of text under its common form; offsets in the folded text. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The longest term that starts at a place of the folded text, under its common form. A single
 * character counts only as a word of its own: 称 says, 名称 does not.
 */
export function termAt(
  folded: string,
  at: number,
  isWord: (start: number, end: number) => boolean,
  isEdge: (place: number) => boolean,
): Piece | undefined {
  table ??= wholeTable();
  for (const { from, to, bounded } of table.get(folded.charAt(at)) ?? []) {
    const end = at + from.length;
    if (!folded.startsWith(from, at)) continue;
    if (from.length === 1 && !isWord(at, end)) continue;
    if (bounded === true && !(isEdge(at) && isEdge(end))) continue;
    // AI is 人工智能 in Chinese text alone; 歐洲央行（ECB） would say the same twice.
    const latin = /^[a-z]/.test(from);
    if (latin && (!han.test(folded) || /[（(]/.test(folded.charAt(at - 1)))) continue;
    // 超不過 is no 超但.
    if (from === '不过' && han.test(folded.charAt(at - 1))) continue;
    return { text: to, start: at, end };
  }
  return turnsInContext(folded, at);
}

const han = /\p{Script=Han}/u;
