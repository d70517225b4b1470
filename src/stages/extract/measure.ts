/** Sizes of text that mean the same in Chinese and in Latin scripts. */

const dense = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\u3040-\u30ff]/gu;

/** Length in Latin letters: a Han, kana or hangul character says about as much as two and a half. */
export function weight(text: string): number {
  if (text === '') return 0;
  const wide = text.match(dense)?.length ?? 0;
  return text.length + wide * 1.5;
}

/** Ends like a sentence, closing quotation marks included. */
export function endsSentence(text: string): boolean {
  return /[.!?。！？…：:;；,，][\s"'”’」』）)\]】]*$/u.test(text);
}
