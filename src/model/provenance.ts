/** Where every sentence of a post comes from, as a run keeps it in `provenance.json`. */
import { factsOf, type Digest, type DigestCounts } from './digest.ts';
import type { Claim, ProofLevel, Remark, RemarkGroup } from './claim.ts';
import type { EngineInfo } from './drafts.ts';

export interface TracedCitation {
  readonly url: string;
  readonly articleId: string;
  /** Number of the sentence in the article; 0 is its title. */
  readonly sentence: number;
  /** The source's own words. */
  readonly quote: string;
}

export interface TracedSentence {
  /** As printed, without marks. */
  readonly text: string;
  readonly level: ProofLevel | 'inference';
  /** Ids of the rules that licensed its wording; empty for a whole sentence. */
  readonly rules: readonly string[];
  /** Of an inference: those of the sentences on which it rests. */
  readonly citations: readonly TracedCitation[];
}

export interface TracedItem {
  /** Id of the story of an event. */
  readonly id?: string;
  readonly group?: RemarkGroup;
  readonly headline?: TracedSentence;
  readonly sentences: readonly TracedSentence[];
  /** The post that it carries on; `path` where that was written to a file. */
  readonly earlier?: readonly { readonly date: string; readonly path?: string }[];
}

export type TracedSection = 'trend' | 'news' | 'analysis' | 'key-points' | 'thoughts';

export interface Provenance {
  readonly date: string;
  readonly topic: string;
  readonly title: string;
  /** Whose answers stand in it; `extractive` where not one was used. */
  readonly engine: EngineInfo;
  /** Who judged sentences, where anybody did. */
  readonly judge?: EngineInfo;
  readonly sections: readonly {
    readonly id: TracedSection;
    readonly items: readonly TracedItem[];
  }[];
  /** The list of sources; `n` is the number of the marks. */
  readonly sources: readonly {
    readonly n: number;
    readonly url: string;
    readonly title: string;
    readonly outlet: string;
    readonly date?: string;
    readonly copies: readonly string[];
  }[];
  readonly counts: DigestCounts;
}

const groupsOf = {
  analysis: ['industry', 'comparison', 'market'],
  thoughts: ['developers', 'users'],
} as const satisfies Readonly<Record<string, readonly RemarkGroup[]>>;

/**
 * Traces every sentence of a digest.
 * @param title as the post has it
 * @param pathOf where the post of an earlier day was written
 */
export function provenanceOf(
  digest: Digest,
  title: string,
  pathOf: (date: string) => string | undefined,
): Provenance {
  const urls = new Map(digest.sources.map(({ articleId, url }) => [articleId, url]));
  const facts = new Map(factsOf(digest).map((claim) => [claim.id, claim]));
  const trace = ({ text, proof, citations }: Claim): TracedSentence => ({
    text,
    level: proof.level,
    rules: proof.rules,
    citations: citations.map((citation) => ({
      url: urls.get(citation.articleId) ?? '',
      ...citation,
    })),
  });
  const inferred = ({ text, restsOn }: Remark): TracedSentence => ({
    text,
    level: 'inference',
    rules: [],
    citations: restsOn.flatMap((id) => {
      const claim = facts.get(id);
      return claim === undefined ? [] : trace(claim).citations;
    }),
  });
  const section = (groups: readonly RemarkGroup[]): readonly TracedItem[] =>
    groups.flatMap((group) => [
      ...(digest.views[group] ?? []).map((run) => ({ group, sentences: run.map(trace) })),
      ...(digest.remarks[group] ?? []).map((one) => ({ group, sentences: [inferred(one)] })),
    ]);
  return {
    date: digest.window.date,
    topic: digest.topicId,
    title,
    engine: digest.engine,
    ...(digest.judge && { judge: digest.judge }),
    sections: [
      { id: 'trend', items: digest.trend.map((claim) => ({ sentences: [trace(claim)] })) },
      {
        id: 'news',
        items: digest.events.map(({ storyId, headline, body, otherwise, earlier }) => {
          const path = earlier === undefined ? undefined : pathOf(earlier.date);
          return {
            id: storyId,
            headline: trace(headline),
            sentences: [...body, ...otherwise].map(trace),
            ...(earlier !== undefined && {
              earlier: [{ date: earlier.date, ...(path !== undefined && { path }) }],
            }),
          };
        }),
      },
      { id: 'analysis', items: section(groupsOf.analysis) },
      { id: 'key-points', items: digest.keyPoints.map((claim) => ({ sentences: [trace(claim)] })) },
      { id: 'thoughts', items: section(groupsOf.thoughts) },
    ],
    sources: digest.sources.map(({ url, title: name, outlet, date, copies }, i) => ({
      n: i + 1,
      url,
      title: name,
      outlet,
      ...(date !== undefined && { date }),
      copies,
    })),
    counts: digest.counts,
  };
}
