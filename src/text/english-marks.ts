/** Marks of an English sentence that came through a Chinese keyboard, page or model. */

const han = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}`;
/** A full-width letter, figure or mark (U+FF01 to U+FF5E), 。, 、 or the ideographic space, not beside Chinese. */
const wide = new RegExp(
  String.raw`(?<![${han}《》「」『』])[\uff01-\uff5e。、\u3000](?![${han}《》「」『』])`,
  'gu',
);
const quoted = new RegExp(String.raw`([「『])([^「」『』${han}]{1,400})([」』])`, 'gu');

/**
 * Half-width letters, figures and marks, and English quotation marks, for a sentence in English. A
 * Chinese name or title in it keeps the marks that belong to it. A sentence without such marks
 * comes back as it is.
 */
export function withEnglishMarks(text: string): string {
  return text
    .replace(quoted, (_, open: string, inside: string) =>
      open === '「' ? `“${inside}”` : `‘${inside}’`,
    )
    .replace(/(?<=[\p{Script=Latin}\p{N}])（/gu, ' （')
    .replace(wide, (mark, at: number, all: string) => {
      const narrow = mark === '。' ? '.' : mark === '、' ? ',' : mark.normalize('NFKC');
      const [before, after] = [all[at - 1] ?? '', all[at + 1] ?? ''];
      // 1，000 is a figure; after any other mark a word begins.
      const figure = /[\d０-９]/.test(before) && /[\d０-９]/.test(after);
      return /[,.;:!?)]/.test(narrow) && /[\p{L}\p{N}“‘(]/u.test(after) && !figure
        ? `${narrow} `
        : narrow;
    });
}
