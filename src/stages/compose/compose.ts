/** The compose stage: proved sentences become a post without a format. Nothing is written here, only chosen and put in order. */
import { drop, fold, note } from '../../diagnostics.ts';
import type { Article } from '../../model/article.ts';
import type { Diagnostic } from '../../diagnostics.ts';
import { ModelError, NothingNewError } from '../../errors.ts';
import type { Digest } from '../../model/digest.ts';
import type { Proved } from '../../model/drafts.ts';
import { groupsOf } from '../../model/section-groups.ts';
import { defaultSections, type Section, type SectionId } from '../../model/sections.ts';
import { outcome } from '../../stage.ts';
import type { Stage } from '../../stage.ts';
import { chooseKeyPoints, chooseSummary, chooseTrend, shownPoints } from './choose.ts';
import { countVerdicts } from './counts.ts';
import { eventsOf } from './events.ts';
import { entitiesOf } from './entities.ts';
import { findFigures } from './figures.ts';
import { composeLabels } from './labels.ts';
import { groupRemarks } from './remarks.ts';
import { courseOf } from './course.ts';
import { groupViews } from './views.ts';
import { inSections } from './sections.ts';
import { citedOnce, countOutlets, listSources } from './sources.ts';

/**
 * Puts a post together. A story without a proved sentence of its own is left out, and so is what
 * lies beyond `maxStories`; every article that ends up cited nowhere is dropped with the reason.
 * @throws NothingNewError when no event remains.
 * @throws ModelError when none does because nothing that a model wrote could be used.
 */
export const compose: Stage<Proved, Digest, never, 'compose'> = {
  name: 'compose',
  version: 9,
  needs: [],
  uses: ['topic', 'window', 'lang', 'maxStories', 'sections', 'told', 'datedAt', 'titleTemplate'],
  run: (proved, _ports, params) => {
    const { topic, window, lang } = params;
    const sections = params.sections ?? defaultSections;
    const section = (id: SectionId): Section | undefined => sections.find((one) => one.id === id);
    const told = eventsOf(
      proved,
      lang,
      Math.min(params.maxStories, section('news')?.items ?? params.maxStories),
    );
    if (told.events.length === 0) throw emptyPost(proved, `${window.date}/${topic.id}`);
    const trend = chooseTrend(told.events, lang, section('trend'));
    const points = chooseKeyPoints(told.events, lang);
    const keyPoints = shownPoints(points, section('key-points'));
    const views = inSections(groupViews(told.events.flatMap((event) => event.views)), sections);
    const published = [
      ...trend,
      ...told.events.flatMap((e) => [e.headline, ...e.body, ...e.otherwise]),
      ...Object.values(views).flatMap((items) => items.flat()),
      ...keyPoints,
    ];
    const cited = citedOnce(published);
    const sources = listSources(cited, proved.stories, { timeZone: window.timeZone, lang });
    const numbers = new Map(sources.map((source, i) => [source.articleId, i + 1]));
    const grouped = groupRemarks(proved.remarks, published);
    const remarks = inSections(grouped.remarks, sections, views);
    const standing = new Set(sections.flatMap(({ id }) => groupsOf[id] ?? []));
    const diagnostics: Diagnostic[] = [
      ...grouped.homeless.map((remark) =>
        note('compose.remark-dropped', remark.id, 'it rests on a sentence that is not in the post'),
      ),
      ...grouped.empty
        .filter((group) => standing.has(group) && (views[group] ?? []).length === 0)
        .map((group) => note('compose.empty-section', group, `nothing for the section ${group}`)),
    ];
    for (const story of proved.stories) {
      for (const { article } of [...story.tellings, ...(story.supports ?? [])]) {
        if (numbers.has(article.id)) continue;
        const why = told.leftOut.get(story.id);
        const teller = story.tellings.find((telling) => numbers.has(telling.article.id))?.article;
        diagnostics.push(
          why === undefined && teller
            ? fold('compose.same-event', article.id, teller.id, sameEvent(teller))
            : drop(
                'compose.not-cited',
                article.id,
                `cited nowhere: ${why ?? 'its event is not told'}`,
              ),
        );
      }
    }
    const labels = composeLabels(
      topic,
      window.days,
      entitiesOf(told.events, [
        topic.name,
        ...topic.aliases.map(({ text }) => text),
        ...topic.tags,
        ...sources.flatMap(({ outlet, agency, copies }) => [outlet, agency ?? '', ...copies]),
      ]),
    );
    const counts = countVerdicts(proved);
    return outcome<Digest>(
      {
        topicId: topic.id,
        topicName: topic.name,
        ...(topic.color !== undefined && { color: topic.color }),
        ...(params.titleTemplate !== undefined && { titleTemplate: params.titleTemplate }),
        window,
        ...(params.datedAt !== undefined && { datedAt: params.datedAt }),
        lang,
        engine: proved.engine,
        ...(proved.judge !== undefined && counts.judged > 0 && { judge: proved.judge }),
        ...labels,
        ...(params.sections !== undefined && { sections: params.sections }),
        course: courseOf(told.events, params.told),
        trend,
        events: told.events.map((event) => ({
          storyId: event.storyId,
          headline: event.headline,
          body: event.body,
          otherwise: event.otherwise,
          sources: citedOnce([event.headline, ...event.body, ...event.otherwise])
            .map((id) => numbers.get(id) ?? 0)
            .filter((n) => n > 0)
            .toSorted((a, b) => a - b),
          articleCount: event.articleCount,
          ...(event.earlier !== undefined && {
            earlier: { date: event.earlier.date, headline: event.earlier.headline },
          }),
          ...(event.late !== undefined && { late: event.late }),
        })),
        views,
        remarks,
        keyPoints,
        summary: chooseSummary(told.events, lang),
        figures: findFigures(told.events, lang),
        sources,
        counts: {
          articles: sources.length,
          outlets: countOutlets(sources, proved.stories),
          copies: told.events.reduce((sum, event) => sum + event.copyCount, 0),
          stories: told.events.length,
          ...counts,
        },
      },
      diagnostics,
    );
  },
};

/** There was news; where a model wrote of it, that nothing is left is the model's doing and not the day's. */
function emptyPost({ engine, stories, verdicts }: Proved, run: string): Error {
  if (stories.length === 0)
    return new NothingNewError('nothing new: no story is left to tell', {
      hint: `digest show ${run} tells of every hit why it is not told`,
    });
  const claims = verdicts.filter(({ what }) => what === 'claim');
  const message = `no event is left to report: ${stories.length} ${stories.length === 1 ? 'story' : 'stories'}, and of ${claims.length} proposed sentences none was proved${mostFrequent(claims.flatMap(({ reasons }) => reasons[0] ?? []))}`;
  const hint = `digest show ${run} verify lists each sentence with the reason it was dropped`;
  return claims.length > 0 && (engine.engine === 'ollama' || engine.engine === 'openai')
    ? new ModelError(message, { hint: `${hint}; try another model, or --engine extractive` })
    : new NothingNewError(message, { hint });
}

/** Which reason came how often, of those that came most. */
function mostFrequent(reasons: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return most === undefined ? '' : ` (${most[1]}: ${most[0]})`;
}

function sameEvent({ title, outlet }: Article): string {
  return `tells the same event as “${title}” (${outlet}), which the post cites`;
}
