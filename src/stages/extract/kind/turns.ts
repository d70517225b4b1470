/** Shapes that entries by the clock and turns of a talk have. */
import { type Body, type BodyLine } from './body.ts';
import type { Evidence } from './evidence.ts';

const clock =
  /^[^\p{L}\p{N}]{0,3}(?:(上午|下午|晚上|晚间|凌晨|中午|清晨|早上)\s?)?([01]?\d|2[0-3])(?:[:.]([0-5]\d)|[点时](?:([0-5]?\d)分?)?)\s*([ap]\.?m\.?|h)?(?:\s*(?:gmt|bst|utc|[a-z]{1,2}st|更新))?(?![\d%:])(?=$|[\s|:·—–\-(【[“]|\p{L})/u;

const minuteOfPlay = /^(\d{1,3})(?:\+\d{1,2})?\s?(?:['’′]|分钟?|mins?\b|minutes?\b)\s?[:：]?/u;

/** Five lines or more that open with the minute of a game, in order. */
export function minuteClues({ lines }: Body): readonly Evidence[] {
  const times = lines.flatMap(({ text }) => minuteOfPlay.exec(text)?.[1] ?? []).map(Number);
  if (times.length < 5 || times.length < lines.length * 0.4 || order(times) < 0.9) return [];
  return [
    {
      name: 'minutes of play',
      place: 'shape',
      kind: 'live-blog',
      weight: 1,
      words: `${times.length} entries open with the minute of a game`,
    },
  ];
}

function minutes(match: RegExpExecArray): number {
  const [, part = '', hour = '0', minute, spoken, half = ''] = match;
  const late = half.startsWith('p') || /下午|晚/.test(part);
  const hours = Number(hour) + (late && Number(hour) < 12 ? 12 : 0);
  return hours * 60 + Number(minute ?? spoken ?? 0);
}

/** Share of the steps that go the same way; a night may be crossed. */
function order(times: readonly number[]): number {
  let [up, down] = [0, 0];
  for (let i = 1; i < times.length; i++) {
    const step = (times[i] ?? 0) - (times[i - 1] ?? 0);
    if (step >= 0) up++;
    if (step <= 0) down++;
  }
  return Math.max(up, down) / Math.max(1, times.length - 1);
}

/** Three entries or more that open with a clock time, in order, each a sentence, and little else below the first. */
export function clockClues({ lines, weight }: Body): readonly Evidence[] {
  const entries: { readonly time: number; size: number }[] = [];
  let before = 0;
  for (const line of lines) {
    const match = clock.exec(line.text);
    const last = entries.at(-1);
    if (match !== null) entries.push({ time: minutes(match), size: line.weight - match[0].length });
    else if (last === undefined) before += line.weight;
    else last.size += line.weight;
  }
  const sizes = entries.map(({ size }) => size).toSorted((a, b) => a - b);
  const middle = sizes[Math.floor(sizes.length / 2)] ?? 0;
  if (entries.length < 3 || middle < 32 || before > weight * 0.4) return [];
  if (order(entries.map(({ time }) => time)) < 0.75) return [];
  // A few hours told in order are the middle of a report; many entries, or the newest first, are not.
  const newestFirst = (entries[0]?.time ?? 0) > (entries.at(-1)?.time ?? 0);
  const sure = newestFirst || entries.length >= 6;
  return [
    {
      name: 'clock entries',
      place: 'shape',
      kind: 'live-blog',
      weight: sure ? 1 : 0.6,
      words: `${entries.length} entries open with a clock time`,
    },
  ];
}

const question =
  /^[^\p{L}\p{N}]{0,3}(?:q|问|记者问|提问|问题|本报问|主持人问|记者)\s?\d{0,2}\s?[:.、)]/u;
const answer = /^[^\p{L}\p{N}]{0,3}(?:a|答|回答|答复|受访者)\s?\d{0,2}\s?[:.、)]/u;
const speaker = /^[^\p{L}\p{N}]{0,2}(\p{L}[\p{L}\p{N} .'’·-]{0,24}?)\s?:\s?\S/u;

/** A name is short, and most lines have no colon. */
function mayBeSpeaker(text: string): boolean {
  const colon = text.indexOf(':');
  return colon !== -1 && colon < 60;
}

function speakerTurns(lines: readonly BodyLine[]): number {
  const names = lines.map(({ text }) => (mayBeSpeaker(text) ? speaker.exec(text)?.[1] : undefined));
  const counts = new Map<string, number>();
  for (const name of names) if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  const pair = [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, 2);
  if (pair.length < 2 || pair.some(([, count]) => count < 2)) return 0;
  const two = new Set(pair.map(([name]) => name));
  let turns = 0;
  let last = '';
  for (const name of names)
    if (name !== undefined && two.has(name) && name !== last) {
      turns++;
      last = name;
    }
  return turns;
}

function askedInBold(lines: readonly BodyLine[]): number {
  return lines.filter((line, i) => {
    const next = lines[i + 1];
    return (
      (line.heading || line.emphatic || /^[—–─-]{1,2}/.test(line.text)) &&
      /[?]["”」]?$/.test(line.text) &&
      next !== undefined &&
      !next.heading &&
      !next.emphatic
    );
  }).length;
}

/** Questions and answers in turn. */
export function talkClues({ lines, facts }: Body): readonly Evidence[] {
  const marked = Math.min(
    lines.filter(({ text }) => question.test(text)).length,
    lines.filter(({ text }) => answer.test(text)).length,
  );
  const bold = askedInBold(lines);
  const turns = speakerTurns(lines);
  const [weight, words] =
    marked >= 3
      ? [1, `${marked} questions with their answers`]
      : turns >= 6 && turns > lines.length * 0.4
        ? [1, `two speakers in ${turns} turns`]
        : bold >= 4 && bold > lines.length * 0.15
          ? [0.8, `${bold} questions in bold, each with an answer`]
          : marked === 2 || (bold === 3 && bold > lines.length * 0.2)
            ? [0.6, 'questions and answers in turn']
            : [0, ''];
  if (weight === 0) return [];
  const isHelp = /faq|常见问题|frequently asked|help|q&a for/.test(
    `${facts.url} ${facts.title}`.toLowerCase(),
  );
  return [
    {
      name: 'questions and answers',
      place: 'shape',
      kind: isHelp ? 'evergreen' : 'interview',
      weight,
      words,
    },
  ];
}
