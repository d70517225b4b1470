/** Article[] → Story[]: copies folded into the best of them, articles of one event put together. */
import { fold, type Diagnostic } from '../../diagnostics.ts';
import type { Article } from '../../model/article.ts';
import type { ArticleKind } from '../../model/article-kind.ts';
import type { Copy, Story, Telling } from '../../model/story.ts';
import { outcome, type Stage } from '../../stage.ts';
import { topicNames } from '../../events/topic-names.ts';
import { groupArticles } from './groups.ts';
import { bestFirst } from './lead.ts';

/** Kinds of pages that tell of many events. */
const tellsMany: ReadonlySet<ArticleKind> = new Set(['round-up', 'live-blog']);

/** Every article ends in exactly one story, as a telling or as the copy of one. */
export const dedupe: Stage<readonly Article[], readonly Story[]> = {
  name: 'dedupe',
  version: 4,
  needs: [],
  uses: ['topic'],
  run: (articles, _ports, { topic }) => {
    const groups = groupArticles(
      articles.map((article) => ({
        id: article.id,
        title: article.title,
        text: article.blocks.map((block) => block.text).join('\n'),
        publishedAt: article.publishedAt?.value,
        glue: !tellsMany.has(article.kind),
      })),
      (group) => best(group, articles),
      topicNames(topic),
    );
    const copies = new Map(groups.copies.map(([kept = 0, ...rest]) => [kept, rest]));
    const folded = new Set(groups.copies.flatMap((group) => group.slice(1)));
    // An event stands where the first of its articles does.
    const events = groups.events.map((group) => group.toSorted((a, b) => a - b));
    const together = new Map(events.map((group) => [group[0], group]));
    const later = new Set(events.flatMap((group) => group.slice(1)));
    const stories = articles.flatMap((_, i): readonly Story[] => {
      if (folded.has(i) || later.has(i)) return [];
      const members = bestFirst(at(together.get(i) ?? [i], articles));
      const tellings = members.map((article): Telling => ({
        article,
        copies: at(copies.get(articles.indexOf(article)) ?? [], articles).map(copyOf),
      }));
      const [lead, ...rest] = tellings;
      return lead === undefined ? [] : [{ id: `s${lead.article.id}`, tellings: [lead, ...rest] }];
    });
    return outcome(
      stories,
      groups.copies.flatMap((group) => folds(group, articles)),
    );
  },
};

function best(group: readonly number[], articles: readonly Article[]): number {
  const [first] = bestFirst(at(group, articles));
  return first === undefined ? (group[0] ?? 0) : articles.indexOf(first);
}

function at(indices: readonly number[], articles: readonly Article[]): readonly Article[] {
  return indices.flatMap((i) => articles[i] ?? []);
}

function copyOf({ id, url, title, outlet, countedAs }: Article): Copy {
  return { id, url, title, outlet, ...(countedAs !== undefined && { countedAs }) };
}

function folds(group: readonly number[], articles: readonly Article[]): readonly Diagnostic[] {
  const [kept, ...copies] = at(group, articles);
  if (kept === undefined) return [];
  return copies.map((copy) =>
    fold(
      'dedupe.copy',
      copy.id,
      kept.id,
      `the same article as “${kept.title}” (${kept.outlet}), printed by ${copy.outlet}`,
    ),
  );
}
