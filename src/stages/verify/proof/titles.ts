/** Headlines: clauses set off by spaces, speakers before a colon, and what may not be cut off. */
import type { Attribution, Clause } from './attributions.ts';
import { commonOf } from './phrases.ts';
import type { Unit } from './units.ts';

const han = String.raw`[\p{Script=Han}」』》）)！？!?]`;
const other = String.raw`[A-Za-z\d%]`;
const betweenHan = new RegExp(String.raw`(?<=${han})[\s\u3000]+(?=[\p{Script=Han}「『《])`, 'gu');
const afterOther = new RegExp(String.raw`(?<=${other})[\s\u3000]+(?=[\p{Script=Han}「『《])`, 'gu');
const afterHan = new RegExp(String.raw`(?<=${han})[\s\u3000]+(?=${other})`, 'gu');
const unspaced = /\p{Script=Han}[A-Za-z\d]/u;
const spaced = /\p{Script=Han}\s[A-Za-z\d]/u;

/**
 * A headline with commas for the spaces that part its clauses. Beside Latin letters and digits a
 * space may be typography; it parts where the same headline sets such letters without spaces.
 */
export function withCommas(title: string): string {
  const parted = title
    .trim()
    .replace(/^(【[^】]{1,8}】)(?!，)/u, '$1，')
    .replaceAll(betweenHan, '，');
  return unspaced.test(title) && !spaced.test(title)
    ? parted.replaceAll(afterOther, '，').replaceAll(afterHan, '，')
    : parted;
}

/** Heads of a headline that are no one's name, and say nothing: 快訊. */
export const kinds: RegExp =
  /^(?:快讯|独家|更新|专访|图|影|影片|分析|观察|评论|社论|焦点|重点|最新|速报|直击|解读|综述|懒人包|一文|专题|公告|整理|盘点|回顾|预告|教学|评测|开箱|实测|即时|热门|有影|独|直播|ai)(?:新闻|报道|文章)?$/;
const longestName = 14;

/** 分析師：股價見底: who says it, where a mark ends the clause. `endsAt` tells the mark after a unit. */
export function titleSpeakers(
  units: readonly Unit[],
  clauses: readonly Clause[],
  endsAt: (unit: number) => string,
): readonly Attribution[] {
  return clauses.flatMap((clause, c) => {
    const speaker = commonOf(units, clause.start, clause.end);
    const speaks =
      c + 1 < clauses.length &&
      /^[:：]/.test(endsAt(clause.end - 1)) &&
      clause.end - clause.start <= longestName &&
      !kinds.test(speaker);
    return speaks ? [{ at: clause.end - 1, speaker, neutral: false }] : [];
  });
}

/** A clause of a headline that takes back, doubts or binds what the others say. */
export const takesBack: RegExp =
  /否认|不实|澄清|驳|反对|拒绝(?!评论|回应)|须|(?<!所)需(?!求)|有待|仍待|尚[未待]|^但|^若|除非|取消|失败|破局|告吹|暂缓|叫停|喊卡|被拒|假的|假消息|谣|推翻|改口|撤回|质疑|存疑|不属实|没这回事|勿信|条件|前提/;
