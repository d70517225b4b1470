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
import { memoryOf, type KnownPages, type Memory } from './memory.ts';

/** The story with what it carries on, where it is told, and the pages that are not, with the reason. */
interface Decision {
  readonly story?: Story;
  readonly left?: {
    readonly tellings: readonly Telling[];
    readonly code: DropCode;
    readonly message: string;
  };
}

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
  const later = memoryOf(toldLater, topic, embeddings);
  const thatDay = memoryOf(toldThatDay, topic, embeddings);
  const seen = new Set(decided);
  const grace = graceOf(window);
  /** Day of the news where that lies before the window. */
  const dayBefore = ({ article }: Telling): string | undefined => {
    const date = provenDate(article)?.value ?? '';
    return inWindow(date, window) ? undefined : dayIn(date, window.timeZone);
  };
  const knownAmong = (tellings: readonly Telling[]): KnownPages | undefined => {
    const days = tellings.map(dayBefore);
    const late = tellings.filter((_, i) => days[i] !== undefined);
    const by = memory.toldSince(
      late,
      days
        .flatMap((day) => day ?? [])
        .toSorted()
        .at(-1) ?? '',
    );
    return by && { by, tellings: late };
  };
  return {
    ofText: memory.ofText,
    missed: (article, date) =>
      seen.size > 0 &&
      inWindow(date, grace) &&
      !seen.has(article.hit.url) &&
      !seen.has(article.url),
    recall: (tellings) => {
      const left = (code: DropCode, message: string, those = tellings): Pick<Decision, 'left'> => ({
        left: { tellings: those, code, message },
      });
      const nothingNew = (
        { date, headline }: ToldStory,
        those = tellings,
      ): Pick<Decision, 'left'> =>
        left(
          'select.told-before',
          `nothing new in it since the post of ${date}: “${headline}”`,
          those,
        );
      if (tellings[0] === undefined) return {};
      if (roleOf(tellings[0].article.kind) !== 'leads')
        return left(
          'select.not-news',
          'only pages tell it that may not lead an item: opinion, review, round-up and the like',
        );
      // A page may carry another report on each day: the address alone tells nothing.
      const again = tellings.map(({ article, copies }) => later.ofText(article, copies));
      const elsewhere = again.find((one) => one !== undefined) ?? later.holderOf(tellings);
      const isItsDay =
        citedBy(toldThatDay, tellings) !== undefined || thatDay.alike(tellings) !== undefined;
      if (elsewhere !== undefined && !isItsDay)
        return left(
          'select.told-later',
          `the post of ${elsewhere.date} tells it: “${elsewhere.headline}”`,
        );
      // What posts told in other words is known, so that only pages of the window can bring news.
      const known = knownAmong(tellings);
      const [lead, ...rest] = tellings.filter((telling) => !known?.tellings.includes(telling));
      if (lead === undefined) return known === undefined ? {} : nothingNew(known.by);
      const recalled = memory.ofStory([lead, ...rest], known);
      if (recalled.what === 'told') return nothingNew(recalled.by);
      const late = dayBefore(lead);
      return {
        story: {
          id: `s${lead.article.id}`,
          tellings: [lead, ...rest],
          ...(recalled.what === 'follow-up' && { earlier: recalled.earlier }),
          ...(late !== undefined && { late }),
        },
        ...(known && nothingNew(known.by, known.tellings)),
      };
    },
  };
}

/** The story of a post that cites one of the pages. */
function citedBy(told: readonly ToldStory[], tellings: readonly Telling[]): ToldStory | undefined {
  const urls = new Set(tellings.map(({ article }) => canonicalUrl(article.url)));
  return told.find((story) => story.urls.some((url) => urls.has(canonicalUrl(url))));
}
