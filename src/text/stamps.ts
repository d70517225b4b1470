/** The hour or day that stands before an entry of a live blog. */

const day = String.raw`(?:(?:\d{4}[年./-]\s?)?\d{1,2}[月./-]\s?\d{1,2}(?:日|號|号)?|\d{1,2}[日號号]|(?:\d{1,2}\.? )?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?(?: \d{1,2})?(?:,? \d{4})?)`;
const partOfDay = '(?:上午|下午|晚上|晚間|晚间|凌晨|中午|清晨|早上|傍晚|深夜)';
const clock = String.raw`(?:${partOfDay}\s?)?(?:[01]?\d|2[0-4])(?:(?:[:：]|\.(?=[0-5]\d\s?(?:[ap]\.?\s?m|gmt|bst|utc|$)))[0-5]\d(?:[:：][0-5]\d)?|[點点時时](?:[0-5]?\d分?|半|整)?)(?:\s?(?:[ap]\.?\s?m\.?|h)(?![a-z]))?(?:\s?\(?(?:gmt|bst|utc|cst|[a-z]{1,2}[sd]?t)(?:[+-]\d{1,2})?\)?(?![a-z]))?`;
/** 三點的, 14:20前, 9:30–10:00, 3.5%: the hour is part of what is said. */
const goesOn = String.raw`(?![\d%％的到至起前後后許许左多以之內内]|\s?[–—~～-]\s?\d|\s(?:to|and|on)\s)`;
const behind = String.raw`[\s】）)〕\]]*(?:更新)?[\s,，:：|｜·•—–-]*`;
const before = String.raw`^[^\p{L}\p{N}]{0,3}`;

const stamps: readonly RegExp[] = [
  new RegExp(String.raw`${before}(?:${day}[\s,，|·]*)?${clock}${goesOn}${behind}`, 'iu'),
  // A day alone opens many a sentence: here it stands apart.
  new RegExp(String.raw`${before}${day}\s*(?:[】）)〕\]|｜:：·•—–]\s*|$)`, 'iu'),
];

/** Length of the hour or day at a line's beginning, with what parts it from the text; 0 where there is none. */
export function stampLength(line: string): number {
  return Math.max(...stamps.map((stamp) => stamp.exec(line)?.[0].length ?? 0));
}
