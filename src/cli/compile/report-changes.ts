/** What a run says of its post beside the published one of the same day. */
import type { ChangedStory, LinesChanged, OtherPost, PostChanges } from '../../model/run.ts';
import { changesNothing } from '../../pipeline/changes.ts';
import { clip } from '../../text/width.ts';
import { cleanText } from '../../writers/escape.ts';
import { postIn } from './publish.ts';

/** Full-width characters of a line and of a reason, and lines shown each of what came and what went. The manifest has all. */
const shown = { width: 44, why: 60, lines: 3 } as const;

const goesOn: ReadonlySet<OtherPost['how']> = new Set(['before', 'follow-up']);

/** One line where nothing differs; each line ends in a line break. */
export function changeLines(
  changes: PostChanges,
  pathOf: (file: string) => string,
): readonly string[] {
  const { date, files, added, gone, reworded, same, reordered, otherLines } = changes;
  const path = postIn(files);
  const post = `the post of ${date} (${path === undefined ? 'standard output' : pathOf(path)})`;
  const touched = files
    .filter(({ state }) => state !== 'as-written')
    .map(
      ({ path: file, state }) =>
        `${pathOf(file)} ${state === 'edited' ? 'was edited by hand since' : 'is no longer there'}`,
    );
  if (changesNothing(changes)) return [`${[`No difference to ${post}`, ...touched].join('; ')}.\n`];
  const others = ({ others: posts }: ChangedStory): readonly string[] =>
    posts.slice(0, shown.lines).map((other) => `      ${otherPost(other, pathOf)}`);
  return [
    `Against ${post}:`,
    ...added.flatMap((story) => [`  + ${short(story.headline)}: new`, ...others(story)]),
    ...gone.flatMap((story) => [
      `  - ${short(story.headline)}: gone, ${clip(cleanText(story.why), shown.why)}`,
      ...others(story),
    ]),
    ...reworded.flatMap((story) => [
      `  ~ ${short(story.headline)}: told otherwise`,
      ...linesOf(story, '      '),
      // That it goes on elsewhere is so with either wording.
      ...others({ ...story, others: story.others.filter(({ how }) => !goesOn.has(how)) }),
    ]),
    ...linesOf(otherLines, '  '),
    ...(same > 0 ? [`  = ${same} ${same === 1 ? 'story' : 'stories'} in the same sentences`] : []),
    ...(reordered ? ['  = the stories stand in another order'] : []),
    ...touched.map((text) => `  ! ${text}`),
  ].map((line) => `${line}\n`);
}

function otherPost(
  { how, date, headline, post }: OtherPost,
  pathOf: (f: string) => string,
): string {
  const it = `the post of ${date}${post === undefined ? '' : ` (${pathOf(post)})`}`;
  const said = {
    correction: `corrected by ${it}`,
    denial: `denied by ${it}`,
    'same-pages': `told by ${it} too, from the same pages`,
    'follow-up': `goes on in ${it}`,
    before: `carries on ${it}`,
  }[how];
  return `${said}: ${short(headline)}`;
}

function linesOf({ added, removed }: LinesChanged, indent: string): readonly string[] {
  const some = (sign: string, lines: readonly string[]): readonly string[] => [
    ...lines.slice(0, shown.lines).map((line) => `${indent}${sign} ${short(line)}`),
    ...(lines.length > shown.lines
      ? [`${indent}${sign} and ${lines.length - shown.lines} more`]
      : []),
  ];
  return [...some('-', removed), ...some('+', added)];
}

function short(text: string): string {
  return clip(cleanText(text), shown.width);
}
