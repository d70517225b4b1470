/** Writing systems: telling them apart, folding them for comparison, converting for print. */
import * as OpenCC from 'opencc-js';

/** Folds to one script, NFKC and lower case, for comparison only, never for print. Length may change. */
export function foldForComparison(text: string): string {
  return toSimplified(text.normalize('NFKC')).toLowerCase();
}

let simplify: ((text: string) => string) | undefined;

function toSimplified(text: string): string {
  simplify ??= OpenCC.Converter({ from: 't', to: 'cn' });
  return simplify(text);
}
