/** Accounts of a run: the fate of every hit, the end of every draft. */
import type { Diagnostic } from '../diagnostics.ts';
import { sentencesOf, type Digest } from '../model/digest.ts';
import type { Proved, Verdict } from '../model/drafts.ts';
import { outletNames } from '../model/outlet.ts';
import type {
  ClaimCounts,
  LedgerLine,
  Manifest,
  StageRecord,
  StoryState,
  ToldStory,
} from '../model/run.ts';
import type { SourceAnswered } from '../model/source-answer.ts';
import type { Story } from '../model/story.ts';
import type { DigestResults } from './digest.ts';

/** Every hit once, in the order of the search. */
export function ledgerOf(
  values: Partial<DigestResults>,
  records: readonly StageRecord[],
): readonly LedgerLine[] {
  const hits = values.search ?? [];
  const decided = new Map<string, Diagnostic>();
  for (const { diagnostics } of records) {
    for (const d of diagnostics) {
      if (d.fate && d.subject !== undefined && !decided.has(d.subject)) decided.set(d.subject, d);
    }
  }
  const ofFeed = new Set(
    records.flatMap(({ diagnostics }) =>
      diagnostics.flatMap(({ code, subject }) => (code.endsWith('.from-feed') ? subject : [])),
    ),
  );
  const used = new Set(values.compose?.sources.map((source) => source.articleId));
  const articles = new Map((values.extract ?? []).map((a) => [a.id, a]));
  return hits.map((hit) => {
    const agency = articles.get(hit.id)?.agency;
    const line = {
      id: hit.id,
      source: hit.source,
      url: hit.url,
      title: hit.title,
      ...(agency !== undefined && { agency }),
      ...(hit.found !== undefined && { found: hit.found }),
    };
    const d = decided.get(hit.id);
    // Of a page that tells of many things one may be in the post and another not.
    if (used.has(hit.id)) {
      const title = articles.get(hit.id)?.title ?? hit.title;
      const reason = ofFeed.has(hit.id)
        ? 'cited in the post, by the text in its feed'
        : 'cited in the post';
      return { ...line, title, fate: 'used', reason };
    }
    if (d?.fate?.kind === 'folded') {
      return { ...line, fate: 'folded', into: d.fate.into, code: d.code, reason: d.message };
    }
    if (d) return { ...line, fate: 'dropped', code: d.code, reason: d.message };
    return { ...line, fate: 'lost', reason: 'the run ended before it was decided' };
  });
}

/** How each source answered, in the topic's order. */
export function answersIn(records: readonly StageRecord[]): readonly SourceAnswered[] {
  return records.flatMap(({ diagnostics }) => diagnostics.flatMap(({ answer }) => answer ?? []));
}

/** Left open by a run: it never saw the page, or the page's day was not its own. */
const undecided = /^(?:search|fetch|extract)\.|^select\.out-of-window$/;

/** Addresses that runs looked at and decided upon, ascending. */
export function decidedIn(manifests: readonly Manifest[]): readonly string[] {
  const urls = manifests.flatMap(({ ledger }) =>
    ledger
      .filter(({ fate, code }) => fate !== 'lost' && !undecided.test(code ?? ''))
      .map(({ url }) => url),
  );
  return [...new Set(urls)].toSorted();
}

export function claimCounts(proved: Proved | undefined): ClaimCounts {
  const verdicts = proved?.verdicts ?? [];
  const count = (what: Verdict['what'], ...outcomes: readonly Verdict['outcome'][]): number =>
    verdicts.filter(
      (v) => v.what === what && (outcomes.length === 0 || outcomes.includes(v.outcome)),
    ).length;
  return {
    proposed: count('claim'),
    quoted: count('claim', 'quoted'),
    aligned: count('claim', 'aligned'),
    judged: count('claim', 'judged'),
    replaced: count('claim', 'replaced'),
    dropped: count('claim', 'dropped'),
    remarks: count('remark'),
    remarksDropped: count('remark', 'dropped'),
  };
}

/** What went wrong on the way of a published post, in words: `--strict` makes an exit code of it. */
export function lossesOf(
  records: readonly StageRecord[],
  shortfalls: readonly string[],
): readonly string[] {
  const grave: ReadonlySet<string> = new Set([
    'search.source-failed',
    'search.blocked',
    'dedupe.not-embedded',
    'select.not-embedded',
    'summarise.answer-lost',
    'judge.answer-lost',
    'render.picture-failed',
  ]);
  const found = records
    .flatMap((record) => record.diagnostics)
    .filter((d) => grave.has(d.code))
    .map((d) => `${d.code} ${d.subject ?? ''}: ${d.message}`);
  return [...shortfalls, ...found];
}

/** Articles kept of a told story, and how much of each: what an event is stands early. */
const kept = { articles: 6, characters: 1200 } as const;

/** What later posts tell only what is new of. `before` is what an earlier run of the same day told: a story keeps its id. */
export function toldStories(
  digest: Digest,
  stories: readonly Story[],
  date: string,
  before: readonly ToldStory[],
): readonly ToldStory[] {
  return digest.events.flatMap((event) => {
    const story = stories.find((s) => s.id === event.storyId);
    if (!story) return [];
    const { tellings, earlier } = story;
    const urls = tellings.flatMap((t) => [t.article.url, ...t.copies.map((c) => c.url)]);
    const known = before.find((one) => one.urls.some((url) => urls.includes(url)));
    const told = sentencesOf(event).map(({ text }) => text);
    return [
      {
        id: earlier?.id ?? known?.id ?? story.id,
        date,
        headline: event.headline.text,
        sentences: [...new Set(told)],
        urls,
        articles: tellings.slice(0, kept.articles).map(({ article }) => ({
          title: article.title,
          text: article.blocks
            .map((b) => b.text)
            .join('\n')
            .slice(0, kept.characters),
        })),
        outlets: outletNames(tellings.flatMap(({ article, copies }) => [article, ...copies])),
        state: stateOf(story),
        ...(earlier && { earlier: earlier.date }),
      },
    ];
  });
}

function stateOf({ tellings, earlier }: Story): StoryState {
  const { kind } = tellings[0].article;
  if (kind === 'correction' || kind === 'denial') return kind;
  return earlier === undefined ? 'new' : 'follow-up';
}
