/** The compatible form of a text, in which small figures stay apart from the figure before them. */

/** 120³ is no 1203, 2½ no 21/2: NFKC alone would write them so. */
const raisedAfterFigure = /(?<=\p{Nd})(?=[²³¹⁰⁴-⁹])/gu;
const loweredAfterFigure = /(?<=\p{Nd})(?=[₀-₉])/gu;
const fractionAfterFigure = /(?<=\p{Nd})(?=[¼-¾⅐-⅞↉])/gu;
const small = /[²³¹⁰⁴-⁹₀-₉¼-¾⅐-⅞↉]/;

/** NFKC, with `^`, `_` or a space before what would run into a figure. */
export function compatible(text: string): string {
  const apart = small.test(text)
    ? text
        .replace(raisedAfterFigure, '^')
        .replace(loweredAfterFigure, '_')
        .replace(fractionAfterFigure, ' ')
    : text;
  return apart.normalize('NFKC');
}
