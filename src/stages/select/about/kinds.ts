/** What a text says that a name is the name of: a singer, a chip, a cat. */
import { entriesOf } from '../../../entries.ts';
import type { Used } from './uses.ts';

export type Kind =
  | 'artist'
  | 'person'
  | 'team'
  | 'company'
  | 'software'
  | 'device'
  | 'work'
  | 'animal'
  | 'place'
  | 'storm'
  | 'ship';

/** Words that introduce a name, by what they say it is; the Chinese ones in the common form. */
const words: Readonly<Record<Kind, readonly [han: string, latin: string]>> = {
  artist: [
    '歌手|乐团|乐队|组合|二人组|三人组|女团|男团|团体|音乐人|创作人|饶舌歌手',
    'singer|band|duo|trio|quartet|rapper|musician|songwriter|girl group|boy band',
  ],
  person: [
    '演员|导演|作家|小说家|主播|教练|球员|议员|教授|博士|先生|女士|记者|选手|前锋|门将',
    'actor|actress|novelist|author|director|keeper|coach|presenter|professor|striker|minister|mr|mrs|ms|dr',
  ],
  team: ['球队|球会|俱乐部|战队', 'team|club|side|squad'],
  company: [
    '公司|企业|集团|厂商|业者|供应商|车厂|车企|新创|大厂|开发商|代工厂|连锁',
    'company|firm|maker|manufacturer|startup|start-up|supplier|retailer|giant|developer|carmaker|chipmaker',
  ],
  software: [
    '模型|软件|软体|应用|平台|浏览器|助理|助手|机器人|工具|系统|框架|程序语言|程式语言|app',
    'models?|apps?|software|tool|platform|browser|assistant|chatbot|framework|notebook tool|service',
  ],
  device: [
    '芯片|晶片|处理器|手机|音箱|喇叭|耳机|笔电|卫星|火箭|望远镜|探测器|游戏机|电池|电动车',
    'chips?|processor|phones?|speakers?|headphones|laptop|satellite|rocket|probe|console|batter(?:y|ies)',
  ],
  work: [
    '电影|影集|影片|小说|专辑|单曲|歌曲|游戏|节目|短片|纪录片|舞台剧',
    'film|movie|novel|album|single|song|game|series|book|musical|play',
  ],
  animal: [
    '猫咪|小猫|小狗|狗狗|猫|犬|导盲犬|大象|黑熊|猫熊|熊猫|赛马',
    'cat|dog|guide dog|puppy|kitten|tabby|retriever|spaniel|terrier|horse|bear|elephant|tiger|parrot|goat',
  ],
  place: [
    '小镇|村庄|市区|岛屿|车站|步道|社区',
    'town|village|city|island|valley|river|station|suburb|residents of|people of|shops in|streets of|homes in|houses in',
  ],
  storm: ['台风|飓风|气旋', 'storm|hurricane|typhoon|cyclone'],
  ship: ['渔船|货轮|渡轮|邮轮|军舰|潜舰', 'ship|ferry|vessel|yacht|trawler|submarine|boat'],
};

interface KindPattern {
  readonly kind: Kind;
  /** Right before the name. */
  readonly before: RegExp;
  /** Behind it, from its end on. */
  readonly behind: RegExp;
}

const patterns: readonly KindPattern[] = entriesOf(words).map(([kind, [han, latin]]) => ({
  kind,
  before: new RegExp(
    String.raw`(?:(?:${han})[「『“"]?|(?<!\p{L})(?:${latin})(?: (?:called|named|known as|dubbed))?,? ?[“"]?)$`,
    'u',
  ),
  behind: new RegExp(
    String.raw`^[」』”"]? ?(?:(?:${han})|(?:[a-z]+ )?(?:${latin})(?!\p{L})|(?:,? the (?:[a-z-]+ ){0,2}|, (?:an?|its|their|whose) (?:[\p{L}-]+ ){0,3}|,? (?:is|was) (?:an?|the) (?:[\p{L}-]+ ){0,3}|, the (?:[\p{L}-]+ ){0,4})(?:${latin})(?!\p{L}))`,
    'u',
  ),
}));

const charactersBefore = 24;
const charactersBehind = 60;

/** What a mention is introduced as. */
export function kindsOf({ line, start, end }: Used): readonly Kind[] {
  const ahead = line.folded.slice(Math.max(0, start - charactersBefore), start);
  const rest = line.folded.slice(end, end + charactersBehind);
  return patterns
    .filter(({ before, behind }) => before.test(ahead) || behind.test(rest))
    .map(({ kind }) => kind);
}

/** So many articles must agree on a kind. */
const fewestArticles = 2;
/** Beside the commonest kind those stand that are said this often in comparison: a maker and what it makes. */
const shareOfMost = 0.5;

/** What the topic is, as most articles of the run introduce it; empty where they don't agree. */
export function commonKinds(articles: readonly ReadonlySet<Kind>[]): ReadonlySet<Kind> {
  const counts = new Map<Kind, number>();
  for (const kinds of articles)
    for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return new Set(
    [...counts]
      .filter(([, count]) => count >= fewestArticles && count >= most * shareOfMost)
      .map(([kind]) => kind)
      .toSorted(),
  );
}
