/** What a name is in its place: the name of somebody, a common word, a part of a longer one, an entry of a list. */
import type { TaggedWord } from '../../../text/words.ts';
import type { Names } from './names.ts';
import type { Line, Mention, Reading } from './reading.ts';

/**
 * `named`: may be the topic. `longer`: 小米粥, Jean-Claude. `common`: 一座燈塔, a lighthouse. `listed`: one of a row.
 */
export type Use = 'named' | 'longer' | 'common' | 'listed';

export interface Used extends Mention {
  readonly use: Use;
  /** Why it is no name, with the words that show it. */
  readonly shown?: string;
  /** A version or a model stands right behind it: 燈塔 3.5, Qwen3-Max. */
  readonly versioned: boolean;
  /** Does or is used for what only somebody or something made does: 燈塔推出, 採用燈塔; or stands in quotation marks. */
  readonly acts: boolean;
  /** The noun that it is written together with, in the common form: 燈塔|工廠. */
  readonly compound: string | undefined;
  /** The word right before it that it closes: 南灣岬|燈塔. */
  readonly modifier: string | undefined;
  /** The longer name in capitals that it is a part of: Claude Monet, Project Gemini. */
  readonly within: string | undefined;
  /** Begins a sentence, where every word has a capital. */
  readonly opening: boolean;
  /** The title of a film, a book, a song: 《餘燼》. */
  readonly work: boolean;
}

export function usesOf({ mentions }: Reading, { all }: Names): readonly Used[] {
  const own = new Set(all.flatMap(({ key }) => key.split(/\s+/)));
  const uses = mentions.map((mention): Used => {
    const versioned = isVersioned(mention);
    const common = versioned ? undefined : commonUse(mention);
    const longer = longerWord(mention);
    const listed = listUse(mention);
    const [use, shown]: readonly [Use, string?] =
      longer !== undefined
        ? ['longer', longer]
        : common !== undefined
          ? ['common', common]
          : listed !== undefined
            ? ['listed', listed]
            : ['named'];
    return {
      ...mention,
      use,
      ...(shown !== undefined && { shown }),
      versioned,
      acts: actsThere(mention),
      compound: compoundOf(mention),
      modifier: modifierOf(mention),
      within: withinOf(mention, own),
      opening: opensSentence(mention),
      work: /[《〈]$/.test(before(mention, 1)) && /^[》〉]/.test(behind(mention, 1)),
    };
  });
  return uses.map((used) =>
    used.use === 'named' && isCommonToo(used, uses) ? { ...used, use: 'common' } : used,
  );
}

/** Millers say: where the text writes the word small elsewhere, a capital at a sentence's beginning is no name's. */
function isCommonToo({ name, opening, line }: Used, uses: readonly Used[]): boolean {
  if (name.han || !(opening || line.title)) return false;
  const same = uses.filter((other) => other.name.key === name.key);
  return (
    same.some(({ use }) => use === 'common') &&
    !same.some((other) => other.use === 'named' && !other.opening && !other.line.title)
  );
}

function opensSentence({ line, start }: Mention): boolean {
  return /(?:^|[.!?:。！？：]["”』」)]?\s*["“「『(]?)$/.test(
    line.plain.slice(Math.max(0, start - 5), start),
  );
}

const before = ({ line, start }: Mention, length = 24): string =>
  line.folded.slice(Math.max(0, start - length), start);
const behind = ({ line, end }: Mention, length = 24): string =>
  line.folded.slice(end, end + length);

/** What is said of firms and of what they make, in the common form. */
const deeds =
  /^(?:在|于|将|已|又|也|则|再度|正式|今天?|昨天?|周[一二三四五六日]|日前|近日|同步|首度|全新|官方|团队|公司|\d{1,2}日|\(\d{1,2}\)日?|\s)*(?:推出|发布|发表|宣布|公布|回应|表示|声明|否认|证实|承认|道歉|致歉|升级|上线|下线|更新|改版|支援|支持|新增|降价|涨价|调价|收购|并购|入股|投资|融资|募资|上市|裁员|起诉|控告|提告|开源|开卖|推送|整合|接入|内建|搭载|夺冠|生成|翻译|回答|答错|误判|当机|宕机|停摆|外泄|泄露|的?(?:开发)?(?:经纪人|主唱|制作人|总经理|董事长|团队|公司|官方|开发商|用户|使用者|新版|版本|功能|模型|执行长|行政总裁|发言人|创办人|创始人|股价|财报|营收|app|api))/;
const instruments =
  /(?:[使采运应利]用|透过|通过|藉由|搭载|内建|接入|导入|部署|训练|下载|打开|询问|开发|研发|名为|命名为|取名|代号|模型|平台|软件|软体|应用|系统|服务|产品)$/u;
const englishDeeds =
  /^(?:'s)? (?:(?:has|have|had|will|is|was|to|also|now|team|today|on \w+day) )*(?:launch|releas|announc|unveil|introduc|say|said|tell|told|den(?:y|ie)|confirm|apologi|updat|upgrad|support|rais(?:e|ed) \S*\d|acquir|buy|bought|sue|cut(?:s|ting)? (?:its )?price|ship|add(?:s|ed)\b|roll(?:s|ed|ing) out|beat|open-sourc|app\b|api\b|users?\b|model)/;

function actsThere(mention: Mention): boolean {
  const text = behind(mention, 40);
  const ahead = before(mention, 12);
  if (/[「『“"]$/.test(ahead) && /^[」』”"]/.test(text)) return true;
  const used = neighbours(mention)[0];
  if (used?.key === '用' && mention.start - used.end < 2) return true;
  return mention.name.han || /^\s?\p{Script=Han}/u.test(text)
    ? deeds.test(text.trimStart()) || instruments.test(ahead.trimEnd())
    : englishDeeds.test(text);
}

/** What counts or measures, or begins a day: no version. */
const counted =
  /^(?:[年月日号时点分秒天周岁元块个座家名位人次万亿千百种款项条台部颗吨米尺里度度%‰:/]|st|nd|rd|th|[ap]m\b|(?:million|billion|thousand|percent|per cent|people|users|languages|years?|days?|hours?|min|km|m|ft|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b)/;

function isVersioned(mention: Mention): boolean {
  const text = behind(mention);
  const figure =
    /^[-\s]?(?:v|ver\.?|版本|第)?\s?(?<number>\d{1,3}(?:\.\d{1,3}){0,2})(?<mark>[a-z]?)(?![\d,.]*\d)/.exec(
      text,
    );
  if (figure !== null) {
    const rest = text.slice(figure[0].length).trimStart();
    // A figure with a point that is measured is no version either: 燈塔2.5公里.
    return !counted.test(rest) && !/^公[里尺斤顷]/.test(rest);
  }
  // Claude Opus 4.5: a line of products with its version.
  const line = /^ \p{Lu}[\p{L}]+ v?\d{1,2}(?:\.\d{1,2})?(?![\d,.]*\d)/u.exec(
    mention.line.plain.slice(mention.end, mention.end + 30),
  );
  if (line !== null && !mention.name.han) {
    const rest = mention.line.folded.slice(mention.end + line[0].length, mention.end + 50);
    return !counted.test(rest.trimStart());
  }
  const model = /^-(?<suffix>\p{L}[\p{L}\d]*)/u.exec(
    mention.line.plain.slice(mention.end, mention.end + 24),
  );
  return model !== null && /^\p{Lu}/u.test(model.groups?.['suffix'] ?? '');
}

/** A dictionary's word that holds more than the name; the letters of a longer Latin one. */
function longerWord(mention: Mention): string | undefined {
  const { line, start, end, name } = mention;
  if (!name.han) {
    // O'Qwen, Jean-Claude
    const glued = /[\p{L}\d]+[-'’&]$/u.exec(line.plain.slice(0, start));
    return glued === null ? undefined : `${glued[0]}${line.plain.slice(start, end)}`;
  }
  // 「夏至以後」: in quotation marks of its own, with more than a version.
  const quote = quotedAround(mention);
  if (quote !== undefined && name.word !== undefined && !isVersioned(mention)) return quote;
  // 立夏|至, 森林|間: a word of the dictionary that ends inside the name.
  const across = line.words.find(
    (one) =>
      one.tag !== 'x' &&
      ((one.start < start && one.end > start && one.end < end) ||
        (one.start > start && one.start < end && one.end > end)),
  );
  if (across !== undefined)
    return line.plain.slice(Math.min(across.start, start), Math.max(across.end, end));
  const word = line.words.find((one) => one.start <= start && one.end >= end);
  if (word === undefined || word.end - word.start <= end - start) return undefined;
  // What the dictionary takes for a body's name (小米科技) may be the topic's own.
  return /^(?:n[tz]|x)/.test(word.tag) ? undefined : line.plain.slice(word.start, word.end);
}

/** A short quotation of Han characters that holds more than the name, begins or ends with it, and has no mark inside. */
function quotedAround({ line, start, end }: Mention): string | undefined {
  const opened = /[「『“"](?<text>\p{Script=Han}{0,6})$/u.exec(
    line.plain.slice(Math.max(0, start - 7), start),
  );
  const closed = /^(?<text>\p{Script=Han}{0,6})[」』”"]/u.exec(line.plain.slice(end, end + 7));
  const [ahead, rest] = [opened?.groups?.['text'], closed?.groups?.['text']];
  if (ahead === undefined || rest === undefined || (ahead === '') === (rest === ''))
    return undefined;
  return `${ahead}${line.plain.slice(start, end)}${rest}`;
}

/** Measure words of things that stand in the world; a version, an edition or a kind is what names have too. */
const measures = '座盏道只条棵株头匹尾颗粒朵片块根枝串盘碗杯瓶斤两吨亩筐箱袋包篮艘幢栋间';

function commonUse(mention: Mention): string | undefined {
  return mention.name.han ? commonHan(mention) : commonLatin(mention);
}

function commonHan(mention: Mention): string | undefined {
  const { line, start, end, name } = mention;
  if (name.word === undefined) return undefined;
  const [previous, next] = neighbours(mention);
  const written = (from: number, to: number): string => line.plain.slice(from, to);
  const adjoining = previous?.end === start ? previous : undefined;
  const following = next?.start === end ? next : undefined;
  // 一座燈塔, 百年燈塔, 這座燈塔, 百年老燈塔
  const measured = new RegExp(
    String.raw`(?:[一二两三四五六七八九十百千几数多这那每该整各半\d][${measures}])(?:的?[\p{Script=Han}]{0,3})?$`,
    'u',
  ).exec(before(mention, 9));
  if (measured !== null && following?.tag.startsWith('n') !== true)
    return written(start - measured[0].length, end);
  // 百年燈塔
  const aged = /[百千十][余多]?年$/.exec(before(mention, 4));
  if (aged !== null) return written(start - aged[0].length, end);
  // 老燈塔
  if (adjoining !== undefined && /^[老古旧]$/.test(adjoining.key))
    return written(adjoining.start, end);
  // 燈塔下, 燈塔旁; 惊蛰过后
  if (
    following !== undefined &&
    (/^(?:下|旁|旁边|里|内|外|附近|顶|顶端|底|底下|脚下|周边|周围|沿线|上空)$/.test(
      following.key,
    ) ||
      (name.word === 't' &&
        /^(?:过后|之?后|以后|之?前|以前|前后|期间|来临|将至|节气|时节|时分|当[天日]|这[天日])$/.test(
          following.key,
        )))
  )
    return written(start, following.end);
  if (
    name.word === 't' &&
    /(?:节气|时节|今[天日]?[是为]?|[日天][是为]?|适逢|正值|时值)$/.test(before(mention, 6)) &&
    following?.tag !== 'n'
  )
    return written(Math.max(0, start - 3), end);
  return undefined;
}

/** The words next to a mention; a blank is none. */
function neighbours({
  line,
  start,
  end,
}: Mention): readonly [TaggedWord | undefined, TaggedWord | undefined] {
  return [
    line.words.findLast((word) => word.end <= start && word.key.trim() !== ''),
    line.words.find((word) => word.start >= end && word.key.trim() !== ''),
  ];
}

function commonLatin(mention: Mention): string | undefined {
  const { line, start, end, name } = mention;
  const written = line.plain.slice(start, end);
  // The lighthouse where the name is Lighthouse. All capitals or none in a whole line say nothing.
  if (/\p{Lu}/u.test(name.text) && written === written.toLowerCase() && /\p{Lu}/u.test(line.plain))
    return written;
  return undefined;
}

/** The noun that a Han name is written together with. */
function compoundOf(mention: Mention): string | undefined {
  if (!mention.name.han) return undefined;
  const [, next] = neighbours(mention);
  return next?.start === mention.end && /^(?:n(?!r)|vn)/.test(next.tag) ? next.key : undefined;
}

function modifierOf(mention: Mention): string | undefined {
  if (!mention.name.han) return undefined;
  const [previous] = neighbours(mention);
  return previous?.end === mention.start &&
    /^(?:n|s|zg|x|f)/.test(previous.tag) &&
    /\p{Script=Han}/u.test(previous.key)
    ? previous.key
    : undefined;
}

/** Capitalised words that go with any name: editions, days and months, titles of respect. */
const nobodysName = new Set(
  (
    'a an the this that these those its his her their our my your and or but for with from in on at by of to as if when while after before since ' +
    'pro max plus ultra mini lite turbo flash air code chat app api studio cloud team teams enterprise edition beta preview research labs lab ai ' +
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december'
  ).split(' '),
);

/** Claude Monet: a word with a capital right before or behind, where capitals are not the way of writing. */
function withinOf(
  { line, start, end, name }: Mention,
  own: ReadonlySet<string>,
): string | undefined {
  if (name.han || isTitleCase(line)) return undefined;
  const telling = (word: string | undefined): word is string =>
    word !== undefined && !nobodysName.has(word.toLowerCase()) && !own.has(word.toLowerCase());
  const next = /^ (?<word>\p{Lu}[\p{Ll}’'-]+)/u.exec(line.plain.slice(end, end + 30))?.groups?.[
    'word'
  ];
  if (telling(next)) return `${name.text} ${next}`;
  const ahead = line.plain.slice(0, start);
  const previous = /(?<lead>^|[^.!?:"“”]\s)(?<word>\p{Lu}[\p{Ll}-]+) $/u.exec(ahead)?.groups;
  // At a sentence's beginning the capital says nothing: Singer Juniper.
  if (previous?.['lead'] === '' || !telling(previous?.['word'])) return undefined;
  return `${previous['word']} ${name.text}`;
}

function isTitleCase({ title, plain }: Line): boolean {
  if (!title) return false;
  const long = (plain.match(/\p{Script=Latin}{4,}/gu) ?? []).slice(1);
  const capitals = long.filter((word) => /^\p{Lu}/u.test(word));
  return long.length > 2 && capitals.length > long.length * 0.7;
}

/** The signs by which a row of names is told; three entries at least. */
const longestEntry = 14;
const longestLatinEntry = 30;

function listUse(mention: Mention): string | undefined {
  const { line, start, end } = mention;
  if (line.title) return undefined;
  const tagged = tagLine(line.folded);
  if (tagged) return 'among the tags';
  if (before(mention, 1) === '#') return 'as a hashtag';
  // A full-width comma is a plain one by now: between Han it parts clauses, between Latin names entries.
  const stop = /[。;:!?「」『』“”()《》]|,(?=\p{Script=Han})|(?<=\p{Script=Han}),/u;
  const clause = clauseAround(line.folded, start, end, stop);
  const entries = clause
    .split(/、|[和与及跟]|以及|,(?!\d)| and | or |&/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const commas = clause.match(/、|,(?!\d)/g)?.length ?? 0;
  if (entries.length < 3 || commas < 1) return undefined;
  // The name is an entry itself, or the first or last with what leads to it: 包括千問, 千問等模型.
  const at = entries.findIndex((entry) => entry.includes(mention.name.key));
  const own = entries[at] ?? '';
  const rest = own.replace(mention.name.key, '').replace(/[\d.\s]/g, '');
  const latin = /^[\p{Script=Latin}\s\d.'-]+$/u.test(own);
  const short = entries
    .slice(1, -1)
    .slice(Math.max(0, at - 2), at + 1)
    .every((entry) => entry.length <= (latin ? longestLatinEntry : longestEntry));
  const alone = rest.length <= (at === 0 ? 8 : at === entries.length - 1 ? 8 : 3);
  const adjoins =
    /(?:、|和|与|及|跟|, ?| and | or )$/.test(before(mention)) ||
    /^(?:[\s-]?v?[\d.]+)?(?: ?(?:、|和|与|及|跟)|, | and | or )/.test(behind(mention));
  return short && alone && adjoins ? `in a row of ${entries.length} names` : undefined;
}

/** What stands between the marks around a place. */
function clauseAround(text: string, start: number, end: number, stop: RegExp): string {
  let from = 0;
  let to = text.length;
  for (const { index, 0: mark } of text.matchAll(new RegExp(stop, 'gu'))) {
    if (index < start) from = index + mark.length;
    else if (index >= end) {
      to = index;
      break;
    }
  }
  return text.slice(from, to);
}

/** 標籤：A、B; #A #B; Tags: A, B; a line of words parted by bars. */
function tagLine(folded: string): boolean {
  return (
    /^(?:标签|关键[字词]|延伸阅读|相关(?:阅读|新闻|文章|主题|标签)|更多|tags?|keywords|filed under|topics|related|read more|see also)\s?[:：|｜]/.test(
      folded,
    ) ||
    (folded.match(/#[^\s#]+/g)?.length ?? 0) >= 2 ||
    (folded.length < 120 && (folded.match(/[|｜]/g)?.length ?? 0) >= 2)
  );
}
