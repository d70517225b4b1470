/** What `digest stories` prints. */
import type { Published, StoryState, ToldStory } from '../../../model/run.ts';
import { clip } from '../../../text/width.ts';
import { cleanText } from '../../../writers/escape.ts';
import { postIn } from '../../compile/publish.ts';
import { inColumns } from '../../terminal/columns.ts';

/** A story over all posts that told of it. */
export interface StoryOverDays {
  readonly id: string;
  readonly topic: string;
  /** Of its last post. */
  readonly state: StoryState;
  /** Of its last post. */
  readonly headline: string;
  /** Days on which it was told, the last first. */
  readonly days: readonly string[];
  readonly outlets: readonly string[];
  readonly urls: readonly string[];
  /** What each post told of it, the last first. */
  readonly posts: readonly (Omit<ToldStory, 'id'> & Pick<Published, 'engine' | 'files'>)[];
}

/** Full-width characters of a headline. */
const headlineWidth = 44;

/** One line a story, then one line a post: its day, what it brought, where it lies, and its headline where the story's is another. Each ends in a line break. */
export function storyLines(
  stories: readonly StoryOverDays[],
  pathOf: (file: string) => string,
): readonly string[] {
  const heads = inColumns(
    stories.map(({ id, topic, state, outlets, urls, headline }) => [
      id,
      topic,
      state,
      // Runs before 0.2 did not keep the names.
      outlets.length === 0 ? '' : counted(outlets.length, 'outlet'),
      counted(urls.length, 'page'),
      shown(headline),
    ]),
  );
  const postPath = (files: Published['files']): string | undefined => {
    const path = postIn(files);
    return path === undefined ? undefined : pathOf(path);
  };
  let next = 0;
  const posts = inColumns(
    stories.flatMap(({ headline, posts: told }) =>
      told.map((post) => [
        post.date,
        post.state,
        postPath(post.files) ?? '-',
        post.headline === headline ? '' : shown(post.headline),
      ]),
    ),
  );
  return stories.flatMap((story, i) => [
    `${heads[i] ?? ''}\n`,
    ...posts.slice(next, (next += story.posts.length)).map((line) => `    ${line}\n`),
  ]);
}

function shown(headline: string): string {
  return clip(cleanText(headline), headlineWidth);
}

function counted(n: number, noun: string): string {
  return `${String(n).padStart(2)} ${noun}${n === 1 ? '' : 's'}`;
}
