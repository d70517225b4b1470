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

/** Words that were looked for among the beginnings of all names, with what was found: pages repeat theirs. */
const cut = new Map<string, DateWord | undefined>();
const mostCut = 5000;

/** What a word says in a date, whatever its language, its case and its accents. */
export function dateWord(word: string): DateWord | undefined {
  const folded = foldWord(word);
  const known = english.get(folded);
  // Chinese names are signs beside figures, and no words.
  if (known !== undefined || /\p{Script=Han}/u.test(word)) return known;
  // Forty languages cost a tenth of a second, which few feeds need.
  all ??= wordsOf(locales);
  const whole = all.get(folded);
  if (whole !== undefined || cut.has(folded)) return whole ?? cut.get(folded);
  const found = cutMonth(folded, all);
  if (cut.size >= mostCut) cut.clear();
  cut.set(folded, found);
  return found;
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
    // To make a format costs far more than to use it.
    const partOf = (
      options: Intl.DateTimeFormatOptions,
      type: string,
    ): ((at: number) => string | undefined) => {
      const tagged = `${tag}-u-ca-gregory-nu-latn`;
      const format = new Intl.DateTimeFormat(tagged, { ...options, timeZone: 'UTC' });
      return (at) => format.formatToParts(at).find((one) => one.type === type)?.value;
    };
    const lengths = ['long', 'short'] as const;
    // Many languages inflect the month where a day stands beside it.
    const months = lengths.flatMap((length) =>
      ([{}, { day: 'numeric' }] as const).map((beside) =>
        partOf({ month: length, ...beside }, 'month'),
      ),
    );
    for (let i = 0; i < 12; i++)
      for (const month of months) add(month(Date.UTC(2026, i, 15)), { month: i + 1 });
    const weekdays = lengths.map((length) => partOf({ weekday: length }, 'weekday'));
    for (let i = 1; i <= 7; i++)
      for (const weekday of weekdays)
        // thứ sáu, sexta-feira: each of its words.
        for (const name of weekday(Date.UTC(2026, 0, i))?.split(/[ -]/) ?? [])
          add(name, { isWeekday: true });
    const halfOf = partOf({ hour: 'numeric', hour12: true }, 'dayPeriod');
    add(halfOf(Date.UTC(2026, 0, 1, 9)), { half: 'am' });
    add(halfOf(Date.UTC(2026, 0, 1, 21)), { half: 'pm' });
  }
  return words;
}
