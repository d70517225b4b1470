import fc from 'fast-check';
import { expect, it } from 'vitest';
import { proveClaim } from '../../src/proof/prove.ts';
import { sourceOf } from './support.ts';

const frames: readonly ((a: string, b: string) => string)[] = [
  (a, b) => `遠帆公司第三季營收為${a}億元，較前一季增加${b}%。`,
  (a, b) => `這項計畫招募了${a}名志工，服務${b}個社區。`,
  (a, b) => `新晶片功耗為${a}瓦，售價${b}元。`,
  (a, b) => `Galaxy Labs sold ${a} cars, up ${b}% from a year earlier.`,
];

it('never passes a claim in which one digit was changed, and says which figure', () => {
  const number = fc.integer({ min: 11, max: 99_999 }).map(String);
  fc.assert(
    fc.property(
      fc.constantFrom(...frames),
      number,
      number,
      fc.nat(),
      fc.integer({ min: 1, max: 9 }),
      (frame, a, b, place, by) => {
        const sentence = frame(a, b);
        const places = [...sentence.matchAll(/\d/g)].map((match) => match.index);
        const at = places[place % places.length] ?? 0;
        const digit = (Number(sentence[at]) + by) % 10;
        const claim = `${sentence.slice(0, at)}${digit}${sentence.slice(at + 1)}`;
        const sources = [sourceOf([sentence, '公司沒有說明細節。'])];
        const citations = [{ sourceId: 's', quote: sentence }];
        expect(proveClaim({ text: sentence, sources, citations }).verdict).toBe('supported');
        for (const proof of [
          proveClaim({ text: claim, sources, citations }),
          proveClaim({ text: claim, sources }),
          proveClaim({ text: claim, sources, headline: true }),
        ]) {
          expect(proof.verdict).not.toBe('supported');
          expect(proof.reasons).not.toEqual([]);
        }
      },
    ),
    { numRuns: 200 },
  );
});
