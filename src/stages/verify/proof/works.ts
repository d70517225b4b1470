/** Films, books and treaties by their titles, where the text has only what they are. */
import { commonOf } from './phrases.ts';
import type { Sentence, Source } from './source.ts';
import { unitsOf } from './units.ts';

/** What has a title in 《》, and is spoken of as a certain one: 該片, 這部電影, 影片 (which the terms fold into 视频). */
const certain =
  /^(?:(?:这|该|此|本)(?:一)?[部本篇首份项个出支张款]?(?:影片|视频|电影|片子?|剧|电视剧|剧集|影集|纪录片|动画片?|舞剧|歌剧|话剧|音乐剧|书|小说|诗集|文集|歌曲?|专辑|作品|协定|协议|条约|公约|法案|法|条例|办法|规定|通知|意见|报告|文件|方案|规划|纲要|杂志|期刊|报|游戏)|影片|视频|全片|剧集|全剧|全书)(?:的|中)?$/;
/** Words for what is shown on a screen or stage. */
const films = /影片|视频|电影|纪录片|动画|片$|[影短竞]赛?片|剧/;
/** An office before a person's name. */
const holder =
  /(?:总统|总理|首相|主席|书记|秘书|主任|经理|总裁|教授|博士|女士|先生|[长员师家者人手官])(?!$)\p{Script=Han}{1,8}$/u;

/** The titles in a stretch of folded text, in the common form. */
function titlesOf(text: string): readonly string[] {
  return [...text.matchAll(/《([^》]+)》/g)].map(([, title = '']) =>
    commonOf(unitsOf(title).list.filter((unit) => unit.kind !== 'mark')),
  );
}

/** Whether words like 這部電影 mean the work of this title: the only one that the text has named so far. */
export function isTitleOf(
  source: Source,
  sentence: Sentence,
  instead: string,
  title: string,
): boolean {
  if (!certain.test(instead)) return false;
  const told = source.sentences.slice(0, sentence.number + 1);
  const named = new Set(told.flatMap(({ text }) => titlesOf(text.folded)));
  const short = title.replace(/的$/, '');
  return (
    named.size === 1 &&
    named.has(short) &&
    isSuch(instead, [short, ...told.slice(0, -1).map((s) => s.common)])
  );
}

/** Whether a text has called the work so: a film is a film, a novel is no film. */
function isSuch(instead: string, told: readonly string[]): boolean {
  const noun = instead
    .replace(/(?:的|中)$/, '')
    .replace(/^[这该此本全](?:#1)?[部本篇首份项个出支张款]?/, '');
  const wanted = films.test(noun) ? films : noun;
  return told.some((text) =>
    typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text),
  );
}

/** 總統甲認為，《協定》是…。它…: whether 它 is the work of which the person named before has just spoken. */
export function isTopic(earlier: Sentence | undefined, title: string): boolean {
  const said = earlier?.attributions.find((a) => !a.neutral);
  if (earlier === undefined || said === undefined || !holder.test(said.speaker)) return false;
  const clause = earlier.clauses[(earlier.clauseOf[said.at] ?? 0) + 1];
  const titles = titlesOf(earlier.text.folded);
  return (
    titles.length === 1 &&
    titles[0] === title &&
    clause !== undefined &&
    commonOf(earlier.units, clause.start, clause.end).startsWith(title)
  );
}
