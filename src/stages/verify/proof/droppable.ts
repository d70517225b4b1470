/** Words that may be left out of a Chinese clause although they look like bounds, parties or lists. */
import { bindsToDay } from './frames.ts';
import type { Omission } from './omission.ts';
import { commonOf, wordsOf } from './phrases.ts';
import type { Sentence } from './source.ts';
import { beginsPredicate, limiting, roleWords, saying } from './words.ts';

/** 全隊最高的 before a figure: how it ranks. */
const rank =
  /^(?:全[队场军团台国校市省县]|全[年季月]|全联盟|本季|本场|单场|生涯|队史|个人|赛季|其中)*最[高多大低少]的$/;
/** 2016-2017賽季. */
const season = /^(?:@|#(?:19|20)\d\d)+(?:(?:赛|球)季|学年)$/;
/** Done more, more widely or sooner, it is done. */
const more = /^(?:加强|加紧|加大力度|强化|扩大)$/;
/** With what result or in what manner it was done: 以筆試第一的成績. */
const manner = /^以[^，]{1,12}的(?:成绩|姿态|优势|票数|比数|比分|速度|声音|语气|口吻)$/;
/** Where it was put before the public: 在官網. */
const outlet =
  /^在[^，]{0,10}(?:官网|网站|网页|微博|博客|推特|脸书|facebook|微信|公众号|账号|社交媒体|社交平台)上?$/;
/** To whom it was said: 對媒體. */
const listeners =
  /^(?:对|向)[^，]{0,6}(?:媒体|记者|外界|公众|民众|股东|员工|听众|观众|与会者|通讯社|电视台)$/;
/** 並開槍: one more deed. */
const another = /^(?:并|并且)(?!非|不|未|没|无)/;
/** What takes back or ends what went before. */
const undoing =
  /撤|取消|否决|放弃|失败|停|拒|推翻|未|没|不|但|解约|退|还|反悔|作废|无效|随即|又|须|需|应|必|要|保证|承诺|条件|但/;
/** How many of the item itself. */
const quantities = /^(?:一些|部分|许多|很多|多数|少数|某些|各|每|主要|首)$/;
/** Under these, what is so of more, or in a manner, is not so of less. */
const turning =
  /^(?:[不没未无非].*|停止|暂停|放弃|拒绝|减少|避免|取消|反对|难以|别|勿|才|仅|只.*|若|如果|除非|预计|可能|挑战|追平|力争|争取|希望)$/;
/** What several do together or share out. */
const jointly =
  /合并|结盟|合作|签约|签署|会谈|见面|联手|结婚|离婚|对战|交手|对决|共(?!同体|识|和国|享|鸣)|分别|各|双方|一起|联合|之间|相互|互相|差距|关系|冲突|战争|大战|竞争|比较|对比|对话|谈判|协议|交流|边界|混合|组成|构成|成为|并列|平手|伙伴|夥伴|对手|盟友|搭档|齐名|为邻|接壤|总|合计|平均|平分|均|都|#/;

/** Whether what is left out takes nothing from what stays, whatever words it is made of. */
export function mayGo(sentence: Sentence, { from, to, place, replaced }: Omission): boolean {
  const { units } = sentence;
  const said = commonOf(units, from, to);
  const clause = sentence.clauses[sentence.clauseOf[from] ?? 0];
  const start = clause?.start ?? from;
  const next = commonOf(units, to, clause?.end);
  const [follows = ''] = wordsOf(units, to, to + 6);
  if (countedAfter()) return true;
  if (replaced) return false;
  // Degrees are Celsius where nothing else is said.
  if (said === '摄氏' && units[from - 1]?.figure !== undefined) return true;
  // 等一些 is 等.
  if (said === '一些' && units[from - 1]?.key === '等') return true;
  const around = [...wordsOf(units, start, from), ...wordsOf(units, to, clause?.end ?? to)];
  if (around.some((word) => turning.test(word)) || bindsToDay(around)) return false;
  if (rank.test(said)) return units[to]?.figure !== undefined;
  if (season.test(said) || manner.test(said) || outlet.test(said)) return true;
  if (more.test(said)) return /^(?:对|对于|向).+(?:进行|开展|展开|实施)/.test(next);
  if (listeners.test(said)) return saying.has(follows);
  if (said.startsWith('和')) return namesMore();
  if (place === 'end' && another.test(said)) return doesMore();
  return lastListed();

  /** 中、英、法三國 without the names: three they stay. */
  function countedAfter(): boolean {
    const count = units[to]?.figure?.value ?? 0;
    const whole = sentence.markAfter.get(from - 1)?.includes('、') !== true && place !== 'start';
    const items = units.slice(from, to - 1).filter((_, i) => listMark(from + i)).length + 1;
    return !replaced && count > 1 && whole && items === count && to - from <= count * 10;
  }

  /** 甲、乙表示讚賞 → 甲表示讚賞: not where they do it together. */
  function lastListed(): boolean {
    const rest = wordsOf(units, to, clause?.end ?? to);
    return (
      place === 'middle' &&
      listMark(from - 1) &&
      !listMark(to - 1) &&
      !next.startsWith('的') &&
      (saying.has(rest[0] ?? '') || beginsPredicate(rest) || said.includes('和')) &&
      !jointly.test(next) &&
      !jointly.test(said)
    );
  }

  /** 鄰市和其他一些縣的遊客: what bounds the last item goes with it. */
  function namesMore(): boolean {
    const words = wordsOf(units, from, to);
    const bounds = words.filter((word) => limiting.has(word) || roleWords.has(word)).slice(1);
    return (
      place === 'middle' &&
      bounds.every((word) => quantities.test(word)) &&
      !next.startsWith('的') &&
      !said.endsWith('的') &&
      !jointly.test(next) &&
      !jointly.test(said)
    );
  }

  function doesMore(): boolean {
    const words = wordsOf(units, from, to);
    return (
      !undoing.test(said) && (beginsPredicate(words.slice(1)) || /^并?[打开造导受]/.test(said))
    );
  }

  function listMark(at: number): boolean {
    return /、|[》」』”][《「『“]/.test(sentence.markAfter.get(at) ?? '');
  }
}

/** Whether a word seems cut only because the dictionary joins an adverb to what follows: 也|在. */
export function joinedOnly(sentence: Sentence, at: number): boolean {
  return (
    /^[也都还就已正亦皆均]$/.test(sentence.units[at - 1]?.key ?? '') &&
    /^[在于被把将向对从为由是有]$/.test(sentence.units[at]?.key ?? '')
  );
}
