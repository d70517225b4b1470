/**
 * Token counts without a tokenizer: bounds from the characters alone. Rates measured with
 * SmolLM2 (49 k vocabulary, Chinese falls back to bytes: 2.14 tokens a character, English 5.0
 * characters a token) and Gemma 3 (262 k: 0.79 and 5.0), the two ends of what people run.
 */

const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}　-〿＀-￯]/gu;

/** What a text is made of, in the classes that tokenizers treat alike. */
export interface Weight {
  /** CJK characters and their punctuation. */
  readonly wide: number;
  /** Letters of alphabetic scripts. */
  readonly letters: number;
  /** Everything else but white space: digits, signs. */
  readonly others: number;
}

export function weigh(text: string): Weight {
  const wide = text.match(han)?.length ?? 0;
  const rest = text.replace(han, '');
  const letters = rest.match(/\p{L}/gu)?.length ?? 0;
  const others = rest.match(/[^\p{L}\s]/gu)?.length ?? 0;
  return { wide, letters, others };
}

/** Tokens that the text takes with the greediest tokenizer met: for budgets. */
export function mostTokens(text: string): number {
  const { wide, letters, others } = weigh(text);
  return Math.ceil(wide * 2.2 + letters / 3 + others);
}

/** Tokens that the text takes with the thriftiest tokenizer met: fewer means that the prompt was cut. */
export function leastTokens(text: string): number {
  const { wide, letters, others } = weigh(text);
  return Math.floor(wide * 0.5 + letters / 6.5 + others * 0.3);
}
