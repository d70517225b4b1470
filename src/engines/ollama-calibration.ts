/** How many tokens a model makes of a text, learnt from three short prompts when it is warmed up. */
import { weigh } from '../text/token-budget.ts';

/** Own sentences, long enough that the rate is the language's and not a word's. */
const chinese =
  '市府昨日宣布，新的輕軌路線將於明年三月動工，預計四年後通車，總經費約二百一十億元。承包商表示，沿線十二座車站都設有無障礙電梯。';
const english =
  'The city said on Monday that its new tram line will open in four years, and that every station along the route will have lifts for wheelchair users.';

/** Prompts to count, in the order that `ratesFrom` expects; the Chinese one twice running, so that a cache of one prompt shows. */
export const calibrationTexts: readonly string[] = ['.', english, chinese, chinese];

export interface TokenRates {
  /** Tokens a CJK character. */
  readonly wide: number;
  /** Tokens a character of anything else but white space. */
  readonly narrow: number;
}

/** No tokenizer met makes fewer tokens of Chinese than half a token a character. */
const leastWide = 0.4;

/**
 * The rates behind the counts; the first, an empty prompt's, is what the chat template adds.
 * Nothing when the counts can't be relied on: some servers (ollama #3427, and 0.30 until #16428)
 * leave out the tokens that they still have in their cache, so that the same prompt counts less
 * when it is sent again.
 */
export function ratesFrom(counts: readonly (number | undefined)[]): TokenRates | undefined {
  const [base, en, zh, again] = counts;
  if (base === undefined || zh === undefined || en === undefined || zh !== again) return undefined;
  const wide = (zh - base) / weigh(chinese).wide;
  const { letters, others } = weigh(english);
  return wide < leastWide
    ? undefined
    : { wide, narrow: Math.max(0, en - base) / (letters + others) };
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
