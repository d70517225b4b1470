/** Calendar dates in running text, worked out from the day an article was published. */
import { lastWeekday, monthBefore, type PartialDate, shifted, yearOf } from './calendar.ts';
import { chineseNumber } from './numbers.ts';

/** One mention; offsets count UTF-16 units of the text that was searched. */
export interface DateMention extends PartialDate {
  readonly start: number;
  readonly end: number;
  /** As written; all there is of a date that nothing resolves. */
  readonly text: string;
}

const n = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})';
const months =
  'january|february|march|april|may|june|july|august|september|october|november|december';
const shortMonths = 'jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec';
// A blank may stand on both sides of a number: 7 月 31 日.
const pattern = new RegExp(
  [
    `(?<roc>民[国國] ?(?<rocYear>\\d{2,3}) ?年)(?: ?(?<rocMonth>${n}) ?月(?: ?(?<rocDay>${n}) ?[日号號])?)?`,
    `(?<iso>(?<isoYear>(?:19|20)\\d{2})[-/.](?<isoMonth>\\d{1,2})[-/.](?<isoDay>\\d{1,2}))(?!\\d)`,
    `(?<year>(?:19|20)\\d{2}|[一二][〇零九][〇零一二三四五六七八九]{2}) ?年(?: ?(?<yearMonth>${n}) ?月(?!以)(?:份)?(?: ?(?<yearDay>${n}) ?[日号號]|(?<slashDay0>\\d{1,2}(?=晚|至))?)?|(?<slashMonth>\\d{1,2})/(?<slashDay>\\d{1,2}))?`,
    `(?<thisYear>今年|去年|明年|前年|当年|當年)(?: ?(?<thisMonth>${n}) ?月(?:份)?(?: ?(?<thisDay>${n}) ?[日号號])?)?`,
    `(?<![前个個\\d])(?<month>${n}) ?月(?![以票])(?:份)?(?: ?(?<monthDay>${n}) ?[日号號])?`,
    `(?<=[比较較与與])(?<monthBefore>上[个個]?月)(?!\\d)`,
    `(?<nearMonth>本月|[上下][个個]?月)(?: ?(?<nearDay>${n}) ?[日号號])?`,
    `(?<nearMarked>[今昨明])(?:[日天])?\\((?<markedDay>\\d{1,2})(?:日\\)|\\)日)`,
    `(?<![\\d.])(?<bareDay>\\d{1,2}) ?日(?!元|[圆圓]|均|[线線]|[本游遊]|[报報](?![收价價告導导]))`,
    `(?<bareSlashMonth>(?<![\\d/])\\d{1,2})/(?<bareSlashDay>\\d{1,2})(?![\\d/%])`,
    `(?<near>大前天|前天|前日|昨天|昨日|昨晚|今天|今日|今早|今晚|当天|當天|明天|明日|后天|後天)`,
    `(?<week>[上下本这這]?(?:周|週|星期|[礼禮]拜)(?<weekday>[一二三四五六日天]))(?![家个個年])`,
    `\\b(?<enMonth>${months}|(?:${shortMonths})\\.?)\\s(?<enDay>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,?\\s(?<enYear>(?:19|20)\\d{2}))?`,
    `\\b(?<enDay2>\\d{1,2})(?:st|nd|rd|th)?\\s(?<enMonth2>${months}|${shortMonths})\\b(?:,?\\s(?<enYear2>(?:19|20)\\d{2}))?`,
    `(?<monthOnly>\\b(?:${months.replace('may|', '')})\\b|(?<=\\b(?:in|since|by|of|until|from|this|last)\\s)may\\b)(?:\\s(?<yearOnly>(?:19|20)\\d{2}))?`,
    `\\b(?<enNear>yesterday|today|tomorrow)\\b|\\b(?:last|this|on)\\s(?<enWeekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)\\b`,
  ].join('|'),
  'g',
);

const daysAway: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  前日: -2,
  昨天: -1,
  昨日: -1,
  昨晚: -1,
  今天: 0,
  今日: 0,
  今早: 0,
  今晚: 0,
  明天: 1,
  明日: 1,
  后天: 2,
  後天: 2,
  yesterday: -1,
  today: 0,
  tomorrow: 1,
};
const yearsAway: Readonly<Record<string, number>> = { 今年: 0, 去年: -1, 明年: 1, 前年: -2 };
const weekdays = ['日', '一', '二', '三', '四', '五', '六'];
const englishWeekdays = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
];

/** The day of a news agency's dateline (`新華社北京5月19日電`), read off an article's beginning. */
export function datelineOf(folded: string): PartialDate | undefined {
  const match = /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:[^。，,]{0,12}[电電讯訊]|特稿)/.exec(
    folded.slice(0, 300),
  );
  if (match === null) return undefined;
  return {
    year: match[1] === undefined ? undefined : Number(match[1]),
    month: Number(match[2]),
    day: Number(match[3]),
  };
}

/**
 * The dates named in a text (folded by `foldForComparison`), made as full as the text itself and
 * the anchor allow. A bare day takes the month named before it in the same text, else the anchor's.
 */
export function datesIn(text: string, anchor?: PartialDate): readonly DateMention[] {
  if (!setOff.test(text)) return datesInClosed(text, anchor);
  // 5 月 11 日 is 5月11日: read without the white space, and told where it stands in the text.
  const places: number[] = [];
  let closed = '';
  let at = 0;
  for (const part of text.split(setOff)) {
    for (let i = 0; i < part.length; i++) places.push(at + i);
    closed += part;
    at += part.length + 1;
  }
  return datesInClosed(closed, anchor).map((mention) => ({
    ...mention,
    start: places[mention.start] ?? mention.start,
    end: (places[mention.end - 1] ?? mention.end - 1) + 1,
  }));
}

/** One sign of white space between a figure and the unit of a date. */
const setOff = /(?<=\d)\s(?=[年月日号號])|(?<=[年月国國])\s(?=\d)/;

function datesInClosed(text: string, anchor: PartialDate | undefined): readonly DateMention[] {
  const found: DateMention[] = [];
  let before: PartialDate | undefined;
  for (const match of text.matchAll(pattern)) {
    const date = rangeEnd(text, match, found.at(-1)) ?? read(match.groups ?? {}, anchor, before);
    if (date === undefined || !possible(date)) continue;
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      text: match[0],
      ...date,
    });
    if (date.month !== undefined) before = date;
  }
  return found;
}

/** 昨天至周日: the weekday that ends a range is the next one from where it began. */
function rangeEnd(
  text: string,
  match: RegExpExecArray,
  start: DateMention | undefined,
): PartialDate | undefined {
  const weekday = match.groups?.['weekday'];
  if (weekday === undefined || /^[上下]/.test(match.groups?.['week'] ?? '')) return undefined;
  if (start?.year === undefined || start.month === undefined || start.day === undefined)
    return undefined;
  if (!/^[至到]$/.test(text.slice(start.end, match.index))) return undefined;
  const from = new Date(Date.UTC(start.year, start.month - 1, start.day));
  const away = (weekdays.indexOf(weekday.replace('天', '日')) - from.getUTCDay() + 7) % 7;
  from.setUTCDate(from.getUTCDate() + away);
  return {
    year: from.getUTCFullYear(),
    month: from.getUTCMonth() + 1,
    day: from.getUTCDate(),
  };
}

function possible(date: PartialDate): boolean {
  return (date.month ?? 1) >= 1 && (date.month ?? 1) <= 12 && (date.day ?? 1) <= 31;
}

function numberOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return /^\d/.test(text) ? Number(text) : chineseNumber(text);
}

type Groups = Readonly<Record<string, string | undefined>>;

function read(
  g: Groups,
  anchor: PartialDate | undefined,
  before: PartialDate | undefined,
): PartialDate | undefined {
  if (g['roc'] !== undefined)
    return {
      year: Number(g['rocYear']) + 1911,
      month: numberOf(g['rocMonth']),
      day: numberOf(g['rocDay']),
    };
  if (g['iso'] !== undefined)
    return {
      year: numberOf(g['isoYear']),
      month: numberOf(g['isoMonth']),
      day: numberOf(g['isoDay']),
    };
  if (g['year'] !== undefined)
    return {
      year: numberOf(g['year']),
      month: numberOf(g['yearMonth'] ?? g['slashMonth']),
      day: numberOf(g['yearDay'] ?? g['slashDay']),
    };
  if (g['thisYear'] !== undefined) {
    const away = yearsAway[g['thisYear']];
    const year = away === undefined || anchor?.year === undefined ? undefined : anchor.year + away;
    return { year, month: numberOf(g['thisMonth']), day: numberOf(g['thisDay']) };
  }
  if (g['month'] !== undefined) {
    const month = numberOf(g['month']);
    return { year: yearOf(month, anchor, before), month, day: numberOf(g['monthDay']) };
  }
  if (g['nearMarked'] !== undefined) {
    // 今（26）日, 昨天（25日）: the figure is the day, the word tells its month.
    const day = numberOf(g['markedDay']);
    const near = shifted(anchor, g['nearMarked'] === '昨' ? -1 : g['nearMarked'] === '明' ? 1 : 0);
    return near?.day === day ? near : { day };
  }
  if (g['monthBefore'] !== undefined) {
    // 11月…比上月: a comparison counts from the month that is reported.
    return monthBefore(before ?? anchor ?? {});
  }
  if (g['nearMonth'] !== undefined) {
    // 11月…上月: which month it is counted from can't be told.
    if (anchor?.month === undefined || (before?.month ?? anchor.month) !== anchor.month) return {};
    const away = g['nearMonth'].startsWith('上') ? -1 : g['nearMonth'].startsWith('下') ? 1 : 0;
    const at = new Date(Date.UTC(anchor.year ?? 2001, anchor.month - 1 + away, 1));
    return {
      year: anchor.year === undefined ? undefined : at.getUTCFullYear(),
      month: at.getUTCMonth() + 1,
      day: numberOf(g['nearDay']),
    };
  }
  if (g['bareDay'] !== undefined) {
    const from = before ?? anchor;
    return { year: from?.year, month: from?.month, day: Number(g['bareDay']) };
  }
  if (g['bareSlashDay'] !== undefined) {
    const month = numberOf(g['bareSlashMonth']);
    return { year: yearOf(month, anchor, before), month, day: numberOf(g['bareSlashDay']) };
  }
  const away = daysAway[g['near'] ?? g['enNear'] ?? ''];
  if (away !== undefined) return shifted(anchor, away);
  if (g['weekday'] !== undefined) {
    if (/^[上下]/.test(g['week'] ?? '')) return undefined;
    return lastWeekday(anchor, weekdays.indexOf(g['weekday'].replace('天', '日')));
  }
  if (g['enWeekday'] !== undefined)
    return lastWeekday(anchor, englishWeekdays.indexOf(g['enWeekday']));
  const name = g['enMonth'] ?? g['enMonth2'];
  if (name !== undefined) {
    const index = englishMonth(name);
    return {
      year: numberOf(g['enYear'] ?? g['enYear2']) ?? yearOf(index, anchor, before),
      month: index,
      day: numberOf(g['enDay'] ?? g['enDay2']),
    };
  }
  if (g['monthOnly'] !== undefined) {
    const month = englishMonth(g['monthOnly']);
    return { year: numberOf(g['yearOnly']) ?? yearOf(month, anchor, before), month };
  }
  return undefined;
}

/** `sept` → 9. */
function englishMonth(name: string): number {
  return months.split('|').findIndex((month) => month.startsWith(name.slice(0, 3))) + 1;
}
