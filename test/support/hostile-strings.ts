/** Strings that try every syntax a post passes through. */
import { array, constantFrom, oneof, sample, string } from 'fast-check';
import type { Arbitrary } from 'fast-check';

/** Separated by white space; what has white space in it stands below. */
const tight = String.raw`
* ** _ __ ~~ ~ $$ ^ == | || \ \\ # ### [ ] ]( ]: [x] [^1] ![x](y) [x](http://evil.example)
{ } {{ }} {% %} {# #} {{< >}} {:toc} {::comment} {::nomarkdown} {:/} {#id} : :: < > <script>alert(1)</script>
<!-- --> <? <![CDATA[ </p> <https://evil.example> <a@b.example> & &amp; &lt; &#123; &copy; ; " ' -- --- ... << >>
=== *** http://evil.example https://evil.example/a_b_c www.evil.example me@evil.example javascript:alert(1) ://
@ @someone \(x\) \[x\] :smile: ( ) ! % / = - + . , 千問 月活躍用戶 。 ， 「 」 ｜ Qwen a b 1 26 😀 é 한
`;
const spaced = [
  '`',
  '```',
  ' #',
  '[^1]: note',
  '*[AI]: x',
  '[a]: http://evil.example',
  '{{ site.title }}',
  '{% raw %}',
  '{% endraw %}',
  '{{% x %}}',
  '{: .c}',
  ': ',
  ' : ',
  '<b onclick=x>',
  '- ',
  '+ ',
  '1. ',
  '2026. ',
  '1) ',
  '> ',
  '    ',
  '\t',
  '\n',
  '\r\n',
  '\n\n',
  ' ',
  '\u2028',
  '\u0007',
  '\u0000',
  '\u200b',
  '\u202e',
  '\ufeff',
];
const fragments: readonly string[] = [...tight.split(/\s/), ...spaced].filter((x) => x !== '');

const hostileString: Arbitrary<string> = array(
  oneof(
    { weight: 12, arbitrary: constantFrom(...fragments) },
    { weight: 1, arbitrary: string({ unit: 'binary', maxLength: 4 }) },
  ),
  { minLength: 1, maxLength: 8 },
).map((parts) => parts.join(''));

/** The same strings on every run. */
export function hostileStrings(count: number): readonly string[] {
  return sample(hostileString, { numRuns: count, seed: 20_260_126 });
}
