/** Small things that a Chinese clause says the same without, though they hold a word that elsewhere may not be lost. */
import { bindsToDay, binds } from './frames.ts';
import { namesOne } from './modifiers.ts';
import type { Omission } from './omission.ts';
import { commonOf, wordsOf } from './phrases.ts';
import type { Sentence } from './source.ts';
import { beginsPredicate, saying } from './words.ts';

/** Where a thing took place: 體育館 behind 在吉林. */
const venue =
  /^(?![路街道巷号站大小中高东西南北驻外籍人式队]).{2,}(?:场|馆|中心|酒店|饭店|大学|公园|剧院|会堂|大楼)$/;
const takesPlace = /^(?:举行|召开|开幕|闭幕|举办|落幕|登场|签署|会谈|开赛|开拍)$/;
/** What is to be, may be or must be so may hang on its ground. */
const unsettled = /^(?:可|能|会|将|须|需|应|要|得|必须|才|就|拟|预计|有望)$/;

/** Whether such a stretch is left out. `words` are those of the omission; `listed`: 等 stands for it. */
export function dispensable(
  sentence: Sentence,
  omission: Omission,
  words: readonly string[],
  listed: boolean,
): boolean {
  const { from, to, place, replaced } = omission;
  const { units, markAfter } = sentence;
  if (replaced) return false;
  const said = commonOf(units, from, to);
  const [next = ''] = wordsOf(units, to, to + 4);
  const clause = sentence.clauses[sentence.clauseOf[from] ?? 0];
  // 但…卻…: the contrast stays with 但, or shows by itself.
  if (said === '却') return true;
  // 做好以下二件事: points at what comes; 18歲以下 bounds a figure.
  if (/^以[下上]$/.test(said)) {
    const counted =
      units[to]?.figure !== undefined &&
      Number.isInteger(units[to]?.figure?.value) &&
      units[to]?.figure?.kind !== 'percent';
    return counted && !units.slice(Math.max(0, from - 3), from).some((unit) => unit.figure);
  }
  // 而在2015年 is in 2015.
  if (/^[而但]?在$/.test(said)) return place === 'start' && units[to]?.date !== undefined;
  // 據甲介紹 is 甲介紹.
  if (said === '据' && place === 'start')
    return sentence.attributions.some(
      (a) => a.at > to && a.at < (clause?.end ?? 0) && !a.neutral && clauseEndsAt(a.at),
    );
  // 吸引了來自20個國家的廠商.
  if (/^[了着]?来自$/.test(said))
    return place === 'middle' && commonOf(units, to, clause?.end).includes('的');
  // 進一步指出: how it was said.
  if (/^(?:进一步|特别|一再|直接|明确|公开|当场|随即|率先|郑重)地?$/.test(said))
    return saying.has(next);
  // 某廠發布的海報 is its poster.
  if (/^(?:发布|推出|制定|研发|举办|撰写|发起)$/.test(said))
    return place === 'middle' && next === '的';
  // 根據積分不同暫列第一.
  if (/^(?:据|按|按照|因|依).{1,8}不同$/.test(said)) return place !== 'end';
  // 自1986年第六屆賽事開始: which one it was that year.
  if (/^第(?:#\d+|[一二三四五六七八九十]+)[届次轮回]/.test(said))
    return units[from - 1]?.date !== undefined && /^(?:开始|起)$/.test(next);
  // 採購計畫即甲計畫: another name of the same.
  if (words[0] === '即' && place === 'middle')
    return words.length < 6 && words.slice(1).every((word) => word.length > 1 && !verbal(word));
  if (place === 'end' && /^(?:据|按|按照)$/.test(words[0] ?? '')) return isGround();
  if (place === 'middle' && venue.test(said) && takesPlace.test(next))
    return /在[^在的]{2,6}$/.test(commonOf(units, clause?.start, from)) && !bindsToDay(around());
  // 歷時三月、輾轉四地、經過五站的賽事: one of several descriptions of one thing.
  return (
    markAfter.get(from - 1)?.includes('、') === true &&
    next === '的' &&
    // 甲、乙的差距 is none of 甲's; 甲等的 leaves room for 乙.
    (beginsPredicate(words) || listed) &&
    units[to + 1]?.figure === undefined &&
    !verbalLimit(words) &&
    !bindsToDay(around()) &&
    !around().some((word) => word.startsWith('除'))
  );

  function clauseEndsAt(at: number): boolean {
    return wordsOf(units, at, clause?.end ?? at).length === 1;
  }

  function around(): readonly string[] {
    return [...wordsOf(units, clause?.start ?? 0, from), ...wordsOf(units, to, clause?.end ?? to)];
  }

  /** 依據相關標準，對樣品進行檢測: by what rule a thing was done, where it was done. */
  function isGround(): boolean {
    const after = sentence.clauses[(sentence.clauseOf[from] ?? 0) + 1];
    if (after === undefined || after.strong || to !== clause?.end) return false;
    const followed = wordsOf(units, after.start, after.end);
    return (
      !binds(said, followed) &&
      !bindsToDay(followed) &&
      !followed.some((word) => unsettled.test(word))
    );
  }
}

function verbal(word: string): boolean {
  return beginsPredicate([word]) || /^[将已被把在于向对]/.test(word);
}

function verbalLimit(words: readonly string[]): boolean {
  return words.some((word) => /^(?:不|没|未|无|非|除|外|可能|拟|疑)/.test(word));
}

/** 傷癒後首次出戰的甲: what is told of one who is named; nothing in it bounds what the one does. */
export function tellsOfOne(
  sentence: Sentence,
  { from, to }: Omission,
  words: readonly string[],
): boolean {
  const clause = sentence.clauses[sentence.clauseOf[from] ?? 0];
  return (
    words.at(-1) === '的' &&
    words.length > 1 &&
    from === clause?.start &&
    namesOne(sentence, to, words.join(''))
  );
}
