/** Breaks pages in the ways that real ones are broken: cut, doubled, spliced, sown with stray markup. */

const stray = [
  '<',
  '>',
  '"',
  "'",
  '</div>',
  '<div>',
  '<p',
  '<table><tr>',
  '</body>',
  '<html>',
  '<!--',
  '-->',
  '<script>',
  '</script>',
  '&#x110000;',
  '\u0000',
  '<svg>',
  '<article>',
  '<select>',
  '<body onload="',
  '<![CDATA[',
  '<frameset>',
  '<math><mtext>',
  '</table>',
  '\uD800',
] as const;

/** A generator of whole numbers below `n`; the same seed gives the same numbers. */
export function seeded(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    // Constants of the C standard's example generator; the high bits are the better ones.
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * n);
  };
}

/** One to twelve wounds. */
export function mutate(html: string, below: (n: number) => number): string {
  let out = html;
  for (let wounds = 1 + below(12); wounds > 0; wounds--) {
    const at = below(out.length);
    const from = below(out.length);
    const piece = stray[below(stray.length)] ?? '<';
    switch (below(5)) {
      case 0:
        out = out.slice(0, at) + out.slice(at + below(3000));
        break;
      case 1:
        out = out.slice(0, at) + out.slice(from, from + below(4000)) + out.slice(at);
        break;
      case 2:
        out = below(6) === 0 ? out.slice(0, at) : out;
        break;
      case 3:
        out = out.slice(0, at) + piece.repeat(below(30)) + out.slice(at);
        break;
      default:
        out = out.slice(0, at) + piece + out.slice(at);
    }
  }
  return out;
}
