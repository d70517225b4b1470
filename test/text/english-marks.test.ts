import { describe, expect, it } from 'vitest';
import { withEnglishMarks } from '../../src/text/english-marks.ts';

describe('withEnglishMarks', () => {
  it.each([
    ['Sotown said，fares will stay the same。', 'Sotown said, fares will stay the same.'],
    [
      'The ferry carried １，２００ people in ２０２６．',
      'The ferry carried 1,200 people in 2026.',
    ],
    ['The yard（in Port Aso）hired forty welders！', 'The yard (in Port Aso) hired forty welders!'],
    [
      'The mayor said：「Fares will stay the same。」',
      'The mayor said: “Fares will stay the same.”',
    ],
    ['Ferries、trams and buses　share one ticket.', 'Ferries, trams and buses share one ticket.'],
  ])('%s', (text, printed) => {
    expect(withEnglishMarks(text)).toBe(printed);
    expect(withEnglishMarks(printed)).toBe(printed);
  });

  it.each([
    'Sotown said, “fares will stay the same.”',
    'The ferry 《北灣》 was built by Port Aso’s yard.',
    'The app 「千里」 and its rival 渡口（北灣） have ten users.',
  ])('keeps %s', (text) => expect(withEnglishMarks(text)).toBe(text));
});
