/** Days that are named from the article's own day, as the day they mean. */
import { shifted, type PartialDate } from '../../text/calendar.ts';
import { datesIn } from '../../text/dates.ts';
import type { Edit, SourceArticle, SourceSentence } from '../types.ts';
import { depthAt } from '../read/depth.ts';

/** Counted from the day of publication. */
const relative =
  /^(?:大前天|前天|前日|昨天|昨日|昨晚|今天|今日|今早|今晚|明天|明日|后天|[今昨明][日天]?\(\d{1,2}\)日|[今昨明][日天]?\(\d{1,2}日\)|本?(?:周|星期|礼拜)[一二三四五六日天])$/;
const lastWeek = /上[个]?(?:周|星期|礼拜)([一二三四五六日天])/g;
const roc = /民国\d{2,3}年/;
const partOfDay: Readonly<Record<string, string>> = { 昨晚: '晚間', 今早: '早上', 今晚: '晚間' };

/** One candidate for each such day whose date can be worked out, outside quotations. */
export function dates(
  sentence: SourceSentence,
  { anchor, simplified }: SourceArticle,
): readonly Edit[] {
  if (sentence.lang !== 'zh' || anchor?.month === undefined || anchor.day === undefined) return [];
  const { folded } = sentence;
  const readable = folded.replaceAll('（', '(').replaceAll('）', ')');
  const edits: Edit[] = [];
  for (const mention of datesIn(readable, anchor)) {
    // 每週五, 週五、六: days of every week; 今日（2月5日） says itself which day it means.
    if (
      /[每逢的大至到个]$/.test(readable.slice(0, mention.start)) ||
      readable.startsWith('的', mention.end) ||
      /^(?:[、至到](?:周|星期)?[一二三四五六日]|\()/.test(readable.slice(mention.end))
    )
      continue;
    const written = readable.slice(mention.start, mention.end);
    if (depthAt(folded, mention.start) > 0 || inBracket(readable, mention.start)) continue;
    // 民國109年至111年: the second year would be left behind.
    if (roc.test(written) && /^(?:起)?[至到、—–-]/.test(readable.slice(mention.end))) continue;
    if (roc.test(written) && mention.year !== undefined) {
      const at = roc.exec(written);
      if (at !== null)
        edits.push(edit(mention.start + at.index, at[0].length, `${mention.year}年`));
    } else if (relative.test(written)) edits.push(...dayEdit(mention.start, written, mention));
  }
  for (const match of folded.matchAll(lastWeek)) {
    const day = weekBefore(anchor, match[1] ?? '');
    const marked = /^[（(]/.test(folded.slice(match.index + match[0].length));
    if (day !== undefined && !marked && depthAt(folded, match.index) === 0)
      edits.push(...dayEdit(match.index, match[0], day));
  }
  return edits
    .map((one) =>
      /[\p{Script=Latin}\d]$/u.test(folded.slice(0, one.start))
        ? { ...one, insert: ` ${one.insert}` }
        : one,
    )
    .map((one) => (simplified ? { ...one, insert: one.insert.replace('晚間', '晚间') } : one))
    .toSorted((a, b) => a.start - b.start);
}

/** Within brackets that open before a place. */
function inBracket(text: string, place: number): boolean {
  return text.lastIndexOf('(', place - 1) > text.lastIndexOf(')', place - 1);
}

function dayEdit(start: number, written: string, { month, day }: PartialDate): readonly Edit[] {
  if (month === undefined || day === undefined) return [];
  return [edit(start, written.length, `${month}月${day}日${partOfDay[written] ?? ''}`)];
}

function edit(start: number, length: number, insert: string): Edit {
  return { kind: 'date', start, end: start + length, insert };
}

/** The weekday of the week before the anchor's; weeks begin on Monday. */
function weekBefore(anchor: PartialDate, weekday: string): PartialDate | undefined {
  const { year, month, day } = anchor;
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const today = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
  const wanted = '一二三四五六日'.indexOf(weekday.replace('天', '日'));
  return shifted(anchor, wanted - today - 7);
}
