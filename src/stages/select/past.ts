/** What earlier and later runs of the topic mean for a story of this one. */
import type { DropCode } from '../../diagnostics.ts';
import type { Embeddings } from '../../events/embeddings.ts';
import type { Article } from '../../model/article.ts';
import { roleOf } from '../../model/article-kind.ts';
import type { Story, Telling } from '../../model/story.ts';
import type { ToldStory } from '../../model/run.ts';
import { graceOf } from '../../model/window.ts';
import type { Params } from '../../stage.ts';
import { dayIn } from '../../text/calendar.ts';
import { canonicalUrl } from '../../text/urls.ts';
import { inWindow, provenDate } from './dating.ts';
import { memoryOf, type Memory } from './memory.ts';

/** The story, with what it carries on; or why it is not told. */
type Decision = { readonly story: Story } | { readonly code: DropCode; readonly message: string };

export interface Past {
  readonly ofText: Memory['ofText'];
  /** Whether there were runs on the days before the window, and none of them saw this news of theirs. */
  readonly missed: (article: Article, date: string) => boolean;
  /** Makes one story of its tellings, the lead first. */
  readonly recall: (tellings: readonly Telling[]) => Decision;
}

export function pastOf(
  { topic, window, told, toldLater, toldThatDay, decided }: Params,
  embeddings: Embeddings,
): Past {
  const memory = memoryOf(told, topic, embeddings);
  const known = new Set(decided);
  const grace = graceOf(window);
  return {
    ofText: memory.ofText,
    missed: (article, date) =>
      known.size > 0 &&
      inWindow(date, grace) &&
      !known.has(article.hit.url) &&
      !known.has(article.url),
    recall: (tellings) => {
      const [lead, ...rest] = tellings;
      if (lead === undefined) return { code: 'select.not-news', message: 'no page tells it' };
      if (roleOf(lead.article.kind) !== 'leads')
        return {
          code: 'select.not-news',
          message:
            'only pages tell it that may not lead an item: opinion, review, round-up and the like',
        };
      const elsewhere = citedBy(toldLater, tellings);
      if (elsewhere !== undefined && citedBy(toldThatDay, tellings) === undefined)
        return {
          code: 'select.told-later',
          message: `the post of ${elsewhere.date} tells it: “${elsewhere.headline}”`,
        };
      const date = provenDate(lead.article)?.value ?? '';
      const late = inWindow(date, window) ? undefined : dayIn(date, window.timeZone);
      const recalled = memory.ofStory(tellings, late);
      if (recalled.what === 'told')
        return {
          code: 'select.told-before',
          message: `nothing new in it since the post of ${recalled.by.date}: “${recalled.by.headline}”`,
        };
      return {
        story: {
          id: `s${lead.article.id}`,
          tellings: [lead, ...rest],
          ...(recalled.what === 'follow-up' && { earlier: recalled.earlier }),
          ...(late !== undefined && { late }),
        },
      };
    },
  };
}

/** The story of a post that cites one of the pages. */
function citedBy(told: readonly ToldStory[], tellings: readonly Telling[]): ToldStory | undefined {
  const urls = new Set(tellings.map(({ article }) => canonicalUrl(article.url)));
  return told.find((story) => story.urls.some((url) => urls.has(canonicalUrl(url))));
}
