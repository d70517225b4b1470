/** One way of writing white space and figures in Chinese, whatever the source's. */

/** What is quoted stays as it is; so do addresses and code, which white space would take apart. */
const kept = /(「[^」]*」|『[^』]*』|“[^”]*”|《[^》]*》|`[^`]*`|https?:\/\/\S+)/u;

/** Between a Han character and a Latin letter or a figure; not between 億 and a figure, which would become one. */
const beside =
  /(?<=(?![百千萬億兆])\p{Script=Han})[ \u00a0\u2009]+(?=[\p{Script=Latin}\d])|(?<=[\p{Script=Latin}\d%])[ \u00a0\u2009]+(?=\p{Script=Han})/gu;
/** 1,850: four figures need no separator; longer ones keep theirs. */
const ofFour = /(?<![\d.,])(\d),(\d{3})(?![\d,])(?!\.\d{3})/g;

/** A sentence without white space beside Han characters, and without a separator in a figure of four digits. */
export function closedUp(sentence: string): string {
  return outsideQuotations(sentence, (part) => withoutSeparators(part.replace(beside, '')));
}

/** A title keeps its white space, which may part its clauses. */
export function closedUpTitle(title: string): string {
  return outsideQuotations(title, withoutSeparators);
}

/** Whether a text sets figures and Latin letters off by white space. */
export function setsOff(text: string): boolean {
  return (text.match(beside)?.length ?? 0) >= fewestSetOff;
}

/** Fewer are chance. */
const fewestSetOff = 3;

function withoutSeparators(text: string): string {
  return text.replace(ofFour, '$1$2');
}

function outsideQuotations(text: string, change: (part: string) => string): string {
  return text
    .split(kept)
    .map((part, i) => (i % 2 === 1 ? part : change(part)))
    .join('');
}
