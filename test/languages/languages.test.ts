/** What every language of posts has to keep to, so that a post in it can be read back. */
import { describe, expect, it } from 'vitest';
import { phrasesFor, targetLanguage } from '../../src/languages/target-languages.ts';
import { postLanguages } from '../../src/model/topic.ts';
import { phrasePatterns } from '../../src/recheck/phrase-patterns.ts';
import { spanOf, weekday } from '../../src/writers/dates.ts';

describe.each(postLanguages)('%s', (lang) => {
  const phrases = phrasesFor(lang);
  const patterns = phrasePatterns();

  it('has words that are known again in a post', () => {
    expect(patterns.mark('¹²⁻')).toEqual({ number: 12, sign: '⁻' });
    for (const [how, sign] of [
      ['quoted', ''],
      ['replaced', ''],
      ['aligned', '⁻'],
      ['judged', '†'],
    ] as const)
      expect(patterns.signOf(`${phrases.proof[how]('Tide')}${phrases.quotations(['x'])}`)).toBe(
        sign,
      );
    for (const n of [1, 7, 10, 12, 20, 99])
      expect(patterns.event(`${phrases.event(n)}${phrases.colon}Tide`)).toEqual({
        number: n,
        rest: 'Tide',
      });
    const remark = `Tide.${phrases.restsOn([phrases.event(2), phrases.event(11)])}`;
    expect(patterns.remark(remark)).toEqual({ rest: 'Tide.', events: [2, 11] });
    expect(patterns.otherwise(`${phrases.otherwise}Tide.`)?.trim()).toBe('Tide.');
  });

  it('names seven days, each once', () => {
    const days = Array.from({ length: 7 }, (_, i) => weekday(`2026-02-0${i + 1}`, lang));
    expect(new Set(days).size).toBe(7);
    expect(days[0]).toBe(targetLanguage(lang).weekdays[0]);
  });

  it('says of a window where it begins and ends', () => {
    const window = {
      date: '2026-01-26',
      days: 7,
      timeZone: 'Asia/Taipei',
      start: '2026-01-19T16:00:00.000Z',
      end: '2026-01-26T16:00:00.000Z',
    };
    expect(spanOf(window, lang)).toMatch(/^2026-01-20.+2026-01-26$/);
  });

  it('reads first what is in its own language', () => {
    const { readingOrder, source } = targetLanguage(lang);
    expect(readingOrder[0].startsWith(source)).toBe(true);
  });
});
