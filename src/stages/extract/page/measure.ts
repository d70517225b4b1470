/** Sizes of text that mean the same in Chinese and in Latin scripts. */

/** Han, kana, hangul and their punctuation. */
function isDense(code: number): boolean {
  return (
    code >= 0x2e80 &&
    (code <= 0x9fff || (code >= 0xac00 && code <= 0xd7af) || (code >= 0xf900 && code <= 0xfaff))
  );
}

/** Length in Latin letters: a Han, kana or hangul character says about as much as two and a half. */
export function weight(text: string): number {
  let wide = 0;
  for (let i = 0; i < text.length; i++) if (isDense(text.charCodeAt(i))) wide++;
  return text.length + wide * 1.5;
}

/** Ends like a sentence, closing quotation marks included. */
export function endsSentence(text: string): boolean {
  return /[.!?。！？…：:;；,，][\s"'”’」』）)\]】]*$/u.test(text);
}

/** What two texts can be compared by: words of Latin letters, pairs of Chinese, Japanese and Korean signs. */
export function partsOf(text: string): ReadonlySet<string> {
  const folded = text.normalize('NFKC').toLowerCase();
  const parts = new Set<string>();
  for (const [word] of folded.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (!/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u.test(word)) {
      if (word.length > 2) parts.add(word);
    } else for (let i = 0; i + 1 < word.length; i++) parts.add(word.slice(i, i + 2));
  }
  return parts;
}
