/** What a run's post has otherwise than the one that was published for the same day. */
import type {
  ChangedStory,
  FileNow,
  LedgerLine,
  LinesChanged,
  OtherPost,
  PostChanges,
  Published,
  ToldStory,
} from '../model/run.ts';
import { canonicalUrl } from '../text/urls.ts';

/** What is held against the published post. */
export interface NewPost {
  readonly told: readonly ToldStory[];
  /** Ledger of the run: why a story is no longer told. */
  readonly ledger: readonly LedgerLine[];
  /** The Markdown, and the published one where it lies there as it was written. */
  readonly text: string;
  readonly publishedText?: string | undefined;
}

/** Posts of other days, in any order. */
export interface OtherPosts {
  readonly told: readonly ToldStory[];
  /** Path of the post of a day. */
  readonly pathOf: (date: string) => string | undefined;
}

export function changesTo(
  published: Pick<Published, 'date' | 'told'>,
  post: NewPost,
  elsewhere: OtherPosts,
  files: readonly FileNow[],
): PostChanges {
  const pairs = pairsOf(published.told, post.told);
  const before = new Set(pairs.map(([old]) => old));
  const now = new Set(pairs.map(([, one]) => one));
  const changed = (story: ToldStory): ChangedStory => ({
    headline: story.headline,
    others: othersOf(story, published.date, elsewhere),
  });
  const reworded = pairs.flatMap(([old, one]) => {
    const lines = linesChanged(old.sentences, one.sentences);
    // Records of earlier versions have the headline only.
    return isNothing(lines) || old.outlets.length === 0 ? [] : [{ ...changed(one), ...lines }];
  });
  const added = post.told.filter((one) => !now.has(one)).map(changed);
  const gone = published.told
    .filter((old) => !before.has(old))
    .map((old) => ({ ...changed(old), why: whyGone(old, post) }));
  const order = pairs.map(([old]) => published.told.indexOf(old));
  const reordered = order.some((place, i) => i > 0 && place < (order[i - 1] ?? 0));
  const alike = added.length + gone.length + reworded.length === 0 && !reordered;
  return {
    date: published.date,
    files,
    added,
    gone,
    reworded,
    same: pairs.length - reworded.length,
    reordered,
    otherLines:
      alike && post.publishedText !== undefined
        ? linesChanged(post.publishedText.split('\n'), post.text.split('\n'))
        : { added: [], removed: [] },
  };
}

export function changesNothing(changes: PostChanges): boolean {
  const { added, gone, reworded, reordered, otherLines } = changes;
  return added.length + gone.length + reworded.length === 0 && !reordered && isNothing(otherLines);
}

/** Stories of both posts in the order of the new one: of one id, else with a page in common. */
function pairsOf(
  before: readonly ToldStory[],
  now: readonly ToldStory[],
): readonly (readonly [ToldStory, ToldStory])[] {
  const left = new Set(before);
  const found = new Map<ToldStory, ToldStory>();
  const pair = (belong: (old: ToldStory, one: ToldStory) => boolean): void => {
    for (const one of now) {
      const old = found.has(one) ? undefined : [...left].find((other) => belong(other, one));
      if (old === undefined) continue;
      found.set(one, old);
      left.delete(old);
    }
  };
  pair((old, one) => old.id === one.id && sharePages(old, one));
  pair(sharePages);
  pair((old, one) => old.id === one.id);
  return now.flatMap((one) => {
    const old = found.get(one);
    return old === undefined ? [] : [[old, one] as const];
  });
}

function sharePages(a: ToldStory, b: ToldStory): boolean {
  const urls = new Set(a.urls.map(canonicalUrl));
  return b.urls.some((url) => urls.has(canonicalUrl(url)));
}

function linesChanged(before: readonly string[], now: readonly string[]): LinesChanged {
  const [old, fresh] = [new Set(before), new Set(now)];
  return {
    added: [...fresh].filter((line) => !old.has(line)),
    removed: [...old].filter((line) => !fresh.has(line)),
  };
}

function isNothing({ added, removed }: LinesChanged): boolean {
  return added.length + removed.length === 0;
}

const byWeight: readonly OtherPost['how'][] = [
  'correction',
  'denial',
  'same-pages',
  'follow-up',
  'before',
];

function othersOf(story: ToldStory, date: string, elsewhere: OtherPosts): readonly OtherPost[] {
  const found = elsewhere.told.flatMap((other): readonly OtherPost[] => {
    const how = relation(story, other, date);
    if (how === undefined) return [];
    const post = elsewhere.pathOf(other.date);
    const { headline } = other;
    return [{ how, date: other.date, headline, ...(post !== undefined && { post }) }];
  });
  return found.toSorted(
    (a, b) => byWeight.indexOf(a.how) - byWeight.indexOf(b.how) || (a.date < b.date ? -1 : 1),
  );
}

function relation(story: ToldStory, other: ToldStory, date: string): OtherPost['how'] | undefined {
  const one = other.id === story.id;
  const isLater = other.date > date;
  if (one && isLater && (other.state === 'correction' || other.state === 'denial'))
    return other.state;
  if (sharePages(story, other)) return 'same-pages';
  if (!one) return undefined;
  return isLater ? 'follow-up' : 'before';
}

/** Why the new post does not tell a story, in words. */
function whyGone(story: ToldStory, { told, ledger }: NewPost): string {
  const within = told.find((one) => sharePages(one, story));
  if (within !== undefined) return `now part of “${within.headline}”`;
  const urls = new Set(story.urls.map(canonicalUrl));
  const lines = ledger.filter(({ url }) => urls.has(canonicalUrl(url)));
  const line = lines.find(({ fate }) => fate === 'dropped') ?? lines[0];
  return line === undefined ? 'no source that answered lists it' : line.reason;
}
