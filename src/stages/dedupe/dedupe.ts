/** Article[] → Story[]: copies folded into the best of them, articles of one event put together. */
import { fold, note, type Diagnostic } from '../../diagnostics.ts';
import type { Article } from '../../model/article.ts';
import { giftOf } from '../../model/article-kind.ts';
import type { Copy, Story, Telling } from '../../model/story.ts';
import { outcome, type Stage } from '../../stage.ts';
import { embeddingsOf } from '../../events/embeddings.ts';
import { titledOf } from '../../events/titled.ts';
import { topicNames } from '../../events/topic-names.ts';
import { groupArticles } from './groups.ts';
import { bestFirst } from './lead.ts';
import { supportsOf } from './supports.ts';

/** Every article ends in exactly one story, as a telling or as the copy of one; what may only support, in those that it supports. */
export const dedupe: Stage<readonly Article[], readonly Story[], 'embedder', 'dedupe'> = {
  name: 'dedupe',
  version: 8,
  needs: ['embedder'],
  uses: ['topic', 'calibration'],
  run: async (articles, { embedder }, { topic, calibration }) => {
    const comparable = articles.map((article) => ({
      id: article.id,
      ...titledOf(article),
      publishedAt: article.publishedAt?.value,
      glue: giftOf(article.kind) === undefined,
    }));
    const embeddings = await embeddingsOf(comparable, embedder, calibration);
    const groups = groupArticles(
      comparable.map((one) => ({ ...one, embedding: embeddings.of(one) })),
      (group) => best(group, articles),
      topicNames(topic),
    );
    const copies = new Map(groups.copies.map(([kept = 0, ...rest]) => [kept, rest]));
    const folded = new Set(groups.copies.flatMap((group) => group.slice(1)));
    // An event stands where the first of its articles does.
    const events = groups.events.map((group) => group.toSorted((a, b) => a - b));
    const together = new Map(events.map((group) => [group[0], group]));
    const later = new Set(events.flatMap((group) => group.slice(1)));
    const all = articles.flatMap((_, i) =>
      folded.has(i) || later.has(i) ? [] : [together.get(i) ?? [i]],
    );
    const supports = supportsOf(articles, all, groups.prints, topicNames(topic));
    const supporting = new Set([...supports.values()].flat().map(({ article }) => article.id));
    const stories = all.flatMap((group): readonly Story[] => {
      const members = bestFirst(at(group, articles));
      const tellings = members.map((article): Telling => ({
        article,
        copies: at(copies.get(articles.indexOf(article)) ?? [], articles).map(copyOf),
      }));
      const [lead, ...rest] = tellings;
      if (lead === undefined || supporting.has(lead.article.id)) return [];
      const beside = supports.get(group) ?? [];
      return [
        {
          id: `s${lead.article.id}`,
          tellings: [lead, ...rest],
          ...(beside.length > 0 && { supports: beside }),
        },
      ];
    });
    return outcome(stories, [
      ...groups.copies.flatMap((group) => folds(group, articles)),
      ...(embeddings.lost === undefined
        ? []
        : [note('dedupe.not-embedded', embedder?.info.model ?? '', embeddings.lost)]),
    ]);
  },
};

function best(group: readonly number[], articles: readonly Article[]): number {
  const [first] = bestFirst(at(group, articles));
  return first === undefined ? (group[0] ?? 0) : articles.indexOf(first);
}

function at(indices: readonly number[], articles: readonly Article[]): readonly Article[] {
  return indices.flatMap((i) => articles[i] ?? []);
}

function copyOf({ id, url, title, outlet, countedAs, agency }: Article): Copy {
  return {
    id,
    url,
    title,
    outlet,
    ...(countedAs !== undefined && { countedAs }),
    ...(agency !== undefined && { agency }),
  };
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
