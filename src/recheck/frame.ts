/** What of a post is no news: headings, title, tagline, footer. Known by being what the writers write. */
import type { Digest } from '../model/digest.ts';
import { courseLine, timeLines } from '../writers/body.ts';
import { cleanText, escapeFrontMatter } from '../writers/escape.ts';
import { markStyles } from '../model/post.ts';
import { footerLines, legends } from '../writers/footer.ts';
import { isNeighbourLine } from '../writers/neighbours.ts';
import { postFacts } from '../writers/post-facts.ts';
import { phrasesFor } from '../languages/target-languages.ts';
import type { Finding } from './finding.ts';
import type { PostBlock, ReadPost } from './read-post.ts';
import { languages } from './phrase-patterns.ts';

/** Windows of so many days have headings of their own. */
const mostDays = 31;

/** The fixed headings and notices of every language and window. */
const fixed: ReadonlySet<string> = new Set(
  languages.flatMap((lang) => {
    const phrases = phrasesFor(lang);
    const { headings, groups, inference, period, footer } = phrases;
    const { trend, focus, ...others } = headings;
    const dated = Array.from({ length: mostDays }, (_, i) => period(i + 1));
    return [
      ...dated.flatMap((when) => [trend(when), focus(when)]),
      ...Object.values(others),
      ...Object.values(groups),
      inference,
      footer.provenance,
      ...markStyles.flatMap((marks) => legends(phrases, marks)),
    ].map(cleanText);
  }),
);

/** So many characters tell a line of the footer from what a person wrote below it. */
const opening = 5;

export interface Frame {
  /** Whether a block is part of the frame and says no more than the program wrote. */
  readonly has: (block: PostBlock) => boolean;
  /** What of the frame is not as the program wrote it. */
  readonly findings: readonly Finding[];
  /** The run was made again since, so that title, tagline and footer are another post's. */
  readonly otherRun: boolean;
}

/** Compares the frame of a post with what the run's digest is written with. */
export function frameOf(post: ReadPost, digest: Digest): Frame {
  const facts = postFacts(digest, undefined);
  const footer = footerLines(digest, phrasesFor(digest.lang)).map(cleanText);
  const own = new Set([
    ...footer,
    ...timeLines(digest).map(cleanText),
    cleanText(courseLine(digest, phrasesFor(digest.lang))),
    cleanText(facts.title),
    cleanText(facts.tagline),
    ...(digest.sections ?? []).flatMap(({ heading }) =>
      heading === undefined ? [] : [cleanText(heading)],
    ),
  ]);
  const otherRun = !isOf(post, facts.digest, digest.lang);
  const openings = languages
    .flatMap((lang) => {
      const phrases = phrasesFor(lang);
      const leftOut = phrases.footer.leftOut([''], digest.engine);
      return [...footerLines(digest, phrases), leftOut];
    })
    .map((line) => line.slice(0, opening));
  const blocks = post.blocks.filter((block) => isFrame(block) && !knows(block));
  const broken = post.front?.error;
  const unread =
    broken === undefined
      ? []
      : [
          {
            ...finding(broken.line, '', ''),
            reasons: [`the front matter can’t be read: ${broken.message}`],
          },
        ];
  return {
    has: (block) => isFrame(block) || knows(block),
    otherRun,
    findings: [...unread, ...(otherRun ? [] : all())],
  };

  function knows(block: PostBlock): boolean {
    return (
      fixed.has(block.text) ||
      own.has(block.text) ||
      (block.afterRule && isNeighbourLine(block.text))
    );
  }

  function isFrame(block: PostBlock): boolean {
    if (block.kind === 'heading') return block.level === 1;
    return block.afterRule && openings.some((start) => block.text.startsWith(start));
  }

  function all(): readonly Finding[] {
    const { title, tagline, imageAlt: alt } = facts;
    const written: Readonly<Record<string, string>> = {
      title,
      tagline,
      alt,
      imageAlt: alt,
      cover_alt: alt,
    };
    const changed = blocks.map((block) =>
      finding(
        block.line,
        block.text,
        nearest(block.text, block.level === 1 ? [facts.title] : footer),
      ),
    );
    const fields = (post.front?.fields ?? []).flatMap(({ name, line, text }) => {
      const wanted = written[name] ?? text;
      if (text === wanted || text === escapeFrontMatter(wanted)) return [];
      return [{ ...finding(line, text, wanted), field: name }];
    });
    return [...fields, ...changed];
  }
}

function finding(line: number, text: string, wanted: string): Finding {
  const reasons = [`the run has “${wanted}”`];
  return { line, part: 'frame', text, holds: false, isNew: true, marks: [], reasons };
}

/** The text that begins most like another. */
function nearest(text: string, choices: readonly string[]): string {
  const shared = (choice: string): number => {
    let i = 0;
    while (i < choice.length && choice[i] === text[i]) i++;
    return i;
  };
  return choices.toSorted((a, b) => shared(b) - shared(a))[0] ?? '';
}

/** Whether the front matter names the engine and the counts of this run; a post without any is taken to. */
function isOf(
  { front }: ReadPost,
  written: Readonly<Record<string, unknown>>,
  lang: string,
): boolean {
  if (front === undefined || Object.keys(front.digest).length === 0) return true;
  if (front.lang !== undefined && front.lang !== lang) return false;
  return ['engine', 'model', 'counts'].every(
    (key) => sorted(front.digest[key]) === sorted(written[key]),
  );
}

function sorted(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  return JSON.stringify(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
