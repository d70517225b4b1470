/** Shapes of pages that are made of pieces: many stories, prices, pictures, a programme's notes; and of a denial. */
import { datelineLength } from '../../../text/datelines.ts';
import { type Body, type BodyLine, countOf } from './body.ts';
import type { Evidence } from './evidence.ts';
import { shapeWords } from './patterns.ts';

const lead = /^(?:[【〔[]\S.{0,16}?[】〕\]]|[●■◆▍•★▶◎]\s*\S|[a-z][\w ,'’&-]{2,30}(?: —| –|:) )/u;

/** Letters that a piece is about: pairs of Han characters, words of five letters or more. */
export function topicOf(text: string): ReadonlySet<string> {
  const found = new Set(text.match(/[a-z]{5,}|\d{2,}/g));
  for (const run of text.match(/\p{sc=Han}{2,}/gu) ?? [])
    for (let i = 0; i + 2 <= run.length; i++) found.add(run.slice(i, i + 2));
  return found;
}

/** Mean share of its words that a piece has in common with the next. */
function cohesion(pieces: readonly string[]): number {
  const topics = pieces.map(topicOf);
  let sum = 0;
  for (let i = 1; i < topics.length; i++) {
    const [a, b] = [topics[i - 1], topics[i]];
    if (a === undefined || b === undefined) continue;
    const common = [...a].filter((word) => b.has(word)).length;
    sum += common / Math.max(1, Math.min(a.size, b.size));
  }
  return sum / Math.max(1, topics.length - 1);
}

/** The pieces that headings or opening labels part. */
function piecesOf(lines: readonly BodyLine[]): readonly string[] {
  const pieces: string[] = [];
  let open = false;
  for (const line of lines) {
    const short = (line.heading || line.emphatic) && line.weight < 120;
    if (short || lead.test(line.text)) {
      pieces.push(line.text);
      open = true;
    } else if (open) pieces.push(`${pieces.pop() ?? ''} ${line.text}`);
  }
  return pieces;
}

/** What every dateline has; most lines don't. */
const mayBeDateline = /^(?:[（(【〔[]|\p{Lu}{3}|.{0,40}[讯訊電电]|记者|記者)/u;

/** Three reports or more with datelines of their own. */
export function datelineClues({ facts }: Body): readonly Evidence[] {
  const count = facts.lines.filter(
    ({ text }) => mayBeDateline.test(text) && datelineLength(text) > 0,
  ).length;
  if (count < 3) return [];
  return [
    {
      name: 'datelines',
      place: 'shape',
      kind: 'round-up',
      weight: 1,
      words: `${count} reports with datelines of their own`,
    },
  ];
}

/** Four pieces or more, short, each about something else. */
export function roundUpClues({ lines, weight }: Body): readonly Evidence[] {
  const clues: Evidence[] = [];
  const pieces = piecesOf(lines).filter((piece) => piece.length > 30);
  const mean = weight / Math.max(1, pieces.length);
  if (pieces.length >= 4 && mean < 700 && cohesion(pieces) < 0.12)
    clues.push({
      name: 'pieces',
      place: 'shape',
      kind: 'round-up',
      weight: 0.45,
      words: `${pieces.length} short pieces, each about something else`,
    });
  const paragraphs = lines
    .filter((line) => !line.heading && line.weight > 60)
    .map(({ text }) => text);
  if (pieces.length < 4 && paragraphs.length >= 4 && cohesion(paragraphs) < 0.05)
    clues.push({
      name: 'paragraphs',
      place: 'shape',
      kind: 'round-up',
      weight: 0.3,
      words: 'its paragraphs have nothing in common',
    });
  return clues;
}

const move =
  /(?:[涨跌升挫扬贬]|上扬|下滑|回落|反弹)(?:了|幅|停|逾|约|近|到|至|超过|达|幅度?为?)?\s?\d|\d(?:\.\d+)?\s?(?:%|个百分点|点|元)|\b(?:rose|fell|gained|lost|slipped|climbed|dropped|added|shed|up|down|jumped|sank|eased|advanced|declined|closed|ended|edged|rallied|surged|slid|tumbled)\b[^.]{0,24}?\d/gu;

/** Prices and moves, close together. */
export function marketClues(body: Body): readonly Evidence[] {
  const { text, weight } = body;
  if (weight > 2500 || weight < 60) return [];
  const words = countOf(shapeWords.market, body, text);
  const moves = text.match(move)?.length ?? 0;
  const dense = moves / weight;
  if (words < 4 || moves < 4 || dense < 1 / 120) return [];
  return [
    {
      name: 'prices',
      place: 'shape',
      kind: 'market-brief',
      weight: words >= 6 && dense > 1 / 80 ? 0.8 : 0.5,
      words: `${moves} moves of prices in a short text`,
    },
  ];
}

const numberOfPicture = /^\d{1,2}\s?\/\s?\d{1,2}(?!\d)|^图\s?[\d一二三四五六七八九十]{1,2}[:.、\s]/;
const credit =
  /(?:photo(?:graph)?s?|pictures?|摄影|摄|图片?|照片)\s?[:/].{1,30}$|[(（【].{2,16}(?:摄|提供|翻摄)[)）】]$|\((?:photo|picture)s?:? .{2,40}\)$/;

/** Captions instead of a text. */
export function photoClues({ lines, weight, facts }: Body): readonly Evidence[] {
  const captions = facts.around.captions.filter((size) => size > 15);
  const said = captions.reduce((sum, size) => sum + size, 0);
  const marked = lines.filter(({ text }) => numberOfPicture.test(text) || credit.test(text)).length;
  const found = (amount: number, words: string): readonly Evidence[] => [
    { name: 'captions', place: 'shape', kind: 'photo-story', weight: amount, words },
  ];
  if (captions.length >= 4 && said > weight * 0.5)
    return found(1, `${captions.length} captions, hardly any text`);
  if (marked >= 4 && marked > lines.length * 0.4) return found(0.8, `${marked} lines are captions`);
  if (captions.length >= 3 && weight < 1200)
    return found(0.6, `${captions.length} captions, little text`);
  return [];
}

const mark = /(?:^|[\s([,。;|])((?:\d{1,2}:)?[0-5]?\d:[0-5]\d)(?=$|[\s)\],。|–-]|\p{L})/gmu;

function seconds(time: string): number {
  return time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

/** Marks of time that go up from the beginning. */
function timeline(text: string): boolean {
  const times = [...text.matchAll(mark)].map(([, time = '']) => seconds(time));
  if (times.length < 3) return false;
  return (times[0] ?? 0) < 900 && times.every((time, i) => i === 0 || time >= (times[i - 1] ?? 0));
}

/** Notes of a programme, in little text. */
export function mediaClues(body: Body): readonly Evidence[] {
  const { weight, facts } = body;
  if (weight > 3000) return [];
  const { text } = body;
  const ordered = timeline(text);
  const clues: Evidence[] = [];
  const add = (name: string, amount: number, words: string): void =>
    void clues.push({ name, place: 'shape', kind: 'media', weight: amount, words });
  const notes = countOf(shapeWords.mediaWords, body, text);
  if (notes >= 3) add('notes', notes >= 4 ? 0.6 : 0.4, 'it has the notes of a programme');
  if (ordered) add('marks of time', 0.5, 'it lists marks of time');
  if (weight < 500) add('little text', 0.3, 'it has hardly any text');
  if (facts.plays && weight < 1200) add('player', 0.25, 'it plays a film or a sound');
  // None of this says what the page is where no word of a programme is in it.
  return notes === 0 && !ordered
    ? clues.filter(({ name }) => name !== 'little text' || facts.plays)
    : clues;
}

/** Who denies, and what. */
export function denialClues({ text, weight }: Body): readonly Evidence[] {
  const rumours = text.match(shapeWords.rumour)?.length ?? 0;
  const denials = text.match(shapeWords.denial)?.length ?? 0;
  if (rumours < 1 || denials < 2 || denials / weight < 1 / 900) return [];
  return [
    {
      name: 'denial',
      place: 'shape',
      kind: 'denial',
      weight: 0.4,
      words: 'it tells who denies what',
    },
  ];
}

/** Words of correction all through a short text; a note at a report's foot says one. */
export function correctionClues({ text, weight }: Body): readonly Evidence[] {
  const words = text.match(shapeWords.correction)?.length ?? 0;
  if (words < 3 || words / weight < 1 / 500) return [];
  return [
    {
      name: 'correction',
      place: 'shape',
      kind: 'correction',
      weight: 0.3,
      words: `it speaks of correcting ${words} times`,
    },
  ];
}
