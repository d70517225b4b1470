/** How many tokens a model makes of a text, learnt from three short prompts when it is warmed up. */
import { weigh } from '../text/token-budget.ts';

/** Own sentences, long enough that the rate is the language's and not a word's. */
const chinese =
  '市府昨日宣布，新的輕軌路線將於明年三月動工，預計四年後通車，總經費約二百一十億元。承包商表示，沿線十二座車站都設有無障礙電梯。';
const english =
  'The city said on Monday that its new tram line will open in four years, and that every station along the route will have lifts for wheelchair users.';

/** Prompts to count, in the order that `ratesFrom` expects. */
export const calibrationTexts: readonly [string, string, string] = ['.', chinese, english];

export interface TokenRates {
  /** Tokens a CJK character. */
  readonly wide: number;
  /** Tokens a character of anything else but white space. */
  readonly narrow: number;
}

/** The rates behind the three counts; the first, an empty prompt's, is what the chat template adds. */
export function ratesFrom(counts: readonly [number, number, number]): TokenRates {
  const [base, zh, en] = counts;
  const { letters, others } = weigh(english);
  return {
    wide: Math.max(0, zh - base) / weigh(chinese).wide,
    narrow: Math.max(0, en - base) / (letters + others),
  };
}

/**
 * Texts of one language differ in their rate: on news text by a tenth to a fifth, lists of figures
 * and names by more. Below this share of the expected count a prompt was cut.
 */
const slack = 0.7;

/** Fewest tokens of `text` under these rates when nothing was cut. */
export function fewestTokens(rates: TokenRates, text: string): number {
  const { wide, letters, others } = weigh(text);
  return Math.floor(slack * (wide * rates.wide + (letters + others) * rates.narrow));
}
