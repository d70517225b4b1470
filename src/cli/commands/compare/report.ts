/** What `digest compare` prints. */
import type { Comparison, LinesApart, RunFigures, StoryApart } from '../../../pipeline/compare.ts';
import { clip } from '../../../text/width.ts';
import { cleanText } from '../../../writers/escape.ts';
import { inColumns } from '../../terminal/columns.ts';

/** Full-width characters of a line; `--json` has all. */
const lineWidth = 44;

/** Each ends in a line break. */
export function comparisonLines(
  comparison: Comparison,
  references: { readonly a: string; readonly b: string },
): readonly string[] {
  const { date, topic, stories, sections } = comparison;
  const rows: readonly Row[] = [
    [`${date}/${topic}`, 'A', 'B'],
    ['run', references.a, references.b],
    ...figureRows(comparison),
  ];
  return [
    ...inColumns(rows).map((line) => `${line}\n`),
    '\n',
    ...stories.flatMap(storyLines),
    ...sections
      .filter(({ onlyA, onlyB }) => onlyA.length + onlyB.length > 0)
      .flatMap((section) => [`${section.id}: ${counted(section)}\n`, ...apartLines(section)]),
  ];
}

/** What it is, of A, of B. */
type Row = readonly [string, string, string];

/** A row that has nothing to say of either run is left out. */
function figureRows({ a, b, stories, facts }: Comparison): readonly Row[] {
  const row = (name: string, of: (run: RunFigures) => number | string | undefined): Row => {
    const cell = (run: RunFigures): string => String(of(run) ?? 'not asked');
    return [name, cell(a), cell(b)];
  };
  const alone = (by: StoryApart['toldBy']): string =>
    String(stories.filter(({ toldBy }) => toldBy === by).length);
  const rows: readonly Row[] = [
    row('engine', ({ engine }) =>
      engine.engine === engine.model ? engine.engine : `${engine.engine} ${engine.model}`,
    ),
    row('judge', ({ judge }) => judge?.model ?? ''),
    row('answers', ({ replay }) => replay?.answers ?? ''),
    row('stories', (run) => run.stories),
    ['  in it alone', alone('a'), alone('b')],
    row('sentences', ({ sentences }) => sentences.total),
    row('  quoted', ({ sentences }) => sentences.quoted),
    row('  aligned', ({ sentences }) => sentences.aligned),
    row('  judged', ({ sentences }) => sentences.judged),
    row('  inference', ({ sentences }) => sentences.inference),
    row('facts', (run) => run.facts.figures + run.facts.names),
    row('  figures', (run) => run.facts.figures),
    row('  names', (run) => run.facts.names),
    ['  in it alone', String(facts.onlyA.length), String(facts.onlyB.length)],
    row('proposals refused', (run) => run.sentencesRefused),
    row('calls', ({ model }) => model.calls),
    row('  answers refused', ({ model }) => model.answersRefused),
    row('  prompt tokens', ({ model }) => model.promptTokens),
    row('  output tokens', ({ model }) => model.outputTokens),
    row('  seconds', ({ model }) => model.seconds?.toFixed(1)),
    row('seconds in all', ({ seconds }) => seconds.toFixed(1)),
  ];
  return rows.filter(([, ofA, ofB]) => ofA !== '' || ofB !== '');
}

function storyLines(story: StoryApart): readonly string[] {
  const headline = shown(story.headlines.a ?? story.headlines.b ?? '');
  if (story.toldBy !== 'both')
    return [
      `only ${story.toldBy.toUpperCase()}: ${headline} (${story.onlyA.length + story.onlyB.length} sentences)\n`,
    ];
  return [`both: ${headline} (${counted(story)})\n`, ...apartLines(story)];
}

function counted({ same, onlyA, onlyB }: LinesApart): string {
  const apart = [
    ...(onlyA.length > 0 ? [`${onlyA.length} in A alone`] : []),
    ...(onlyB.length > 0 ? [`${onlyB.length} in B alone`] : []),
  ];
  return [`${same} ${same === 1 ? 'sentence' : 'sentences'} the same`, ...apart].join(', ');
}

function apartLines({ onlyA, onlyB }: LinesApart): readonly string[] {
  return [
    ...onlyA.map((text) => `    A  ${shown(text)}\n`),
    ...onlyB.map((text) => `    B  ${shown(text)}\n`),
  ];
}

function shown(text: string): string {
  return clip(cleanText(text), lineWidth);
}
