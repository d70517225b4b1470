/** Names of months, weekdays and halves of the day in many languages, as ICU has them. */

/** What a word can say in a written date; some say two things: `mar` is March, and Tuesday. */
export interface DateWord {
  /** 1 to 12. */
  readonly month?: number;
  readonly isWeekday?: true;
  readonly half?: 'am' | 'pm';
}

/** Those of the feeds that a topic may list. Where two use one name for different months, the earlier one has it. */
const locales = [
  'en-US', 'en-GB', 'fr', 'de', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'nb', 'fi', 'pl', 'cs', 'sk', 'hu', 'ro', 'ru', 'uk', 'bg',
  'el', 'tr', 'id', 'ms', 'vi', 'th', 'ko', 'ca', 'sl', 'sr', 'hr', 'lt', 'lv', 'et', 'ar', 'he', 'fa', 'hi',
]; // prettier-ignore

const english = wordsOf(['en-US', 'en-GB']);
let all: ReadonlyMap<string, DateWord> | undefined;

/** What a word says in a date, whatever its language, its case and its accents. */
export function dateWord(word: string): DateWord | undefined {
  const folded = foldWord(word);
  const known = english.get(folded);
  // Chinese names are signs beside figures, and no words.
  if (known !== undefined || /\p{Script=Han}/u.test(word)) return known;
  // Forty languages cost a tenth of a second, which few feeds need.
  all ??= wordsOf(locales);
  return all.get(folded) ?? cutMonth(folded, all);
}

/** The month whose names begin so, where these are of one month only: `ноя`, `sept`. */
function cutMonth(start: string, words: ReadonlyMap<string, DateWord>): DateWord | undefined {
  if (start.length < 3) return undefined;
  const months = new Set<number>();
  for (const [name, { month }] of words)
    if (month !== undefined && name.startsWith(start)) months.add(month);
  const [month, other] = months;
  return month === undefined || other !== undefined ? undefined : { month };
}

/** A word without case, accents, dots and apostrophes. */
export function foldWord(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}.'’׳॰]/gu, '');
}

function wordsOf(tags: readonly string[]): ReadonlyMap<string, DateWord> {
  const words = new Map<string, DateWord>();
  const add = (name: string | undefined, said: DateWord): void => {
    // Catalan puts its preposition to the month.
    const word = foldWord((name ?? '').replace(/^d(?:e |[’'])/, ''));
    if (/\p{L}/u.test(word)) words.set(word, { ...said, ...words.get(word) });
  };
  for (const tag of tags) {
    const part = (options: Intl.DateTimeFormatOptions, type: string, at: number) =>
      new Intl.DateTimeFormat(`${tag}-u-ca-gregory-nu-latn`, { ...options, timeZone: 'UTC' })
        .formatToParts(at)
        .find((one) => one.type === type)?.value;
    for (let i = 0; i < 12; i++)
      for (const length of ['long', 'short'] as const)
        // Many languages inflect the month where a day stands beside it.
        for (const beside of [{}, { day: 'numeric' }] as const)
          add(part({ month: length, ...beside }, 'month', Date.UTC(2026, i, 15)), { month: i + 1 });
    for (let i = 1; i <= 7; i++)
      for (const length of ['long', 'short'] as const)
        // thứ sáu, sexta-feira: each of its words.
        for (const name of part({ weekday: length }, 'weekday', Date.UTC(2026, 0, i))?.split(
          /[ -]/,
        ) ?? [])
          add(name, { isWeekday: true });
    for (const [half, hour] of [
      ['am', 9],
      ['pm', 21],
    ] as const)
      // prettier-ignore
      add(part({ hour: 'numeric', hour12: true }, 'dayPeriod', Date.UTC(2026, 0, 1, hour)), {
        half,
      });
  }
  return words;
}
