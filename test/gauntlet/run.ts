/** The sayings through the line, from what a model writes to render, and what became of each. */
import type { Draft } from '../../src/model/claim.ts';
import type { Digest } from '../../src/model/digest.ts';
import type { Drafts, Proved, Verdict } from '../../src/model/drafts.ts';
import { createAsker } from '../../src/questions/asker.ts';
import { numberFacts } from '../../src/questions/facts.ts';
import { writeStory } from '../../src/questions/write.ts';
import { compose } from '../../src/stages/compose/compose.ts';
import { pairs } from '../../src/model/judging.ts';
import { judge } from '../../src/stages/judge/judge.ts';
import { render } from '../../src/stages/render/render.ts';
import { verify } from '../../src/stages/verify/verify.ts';
import type { Llm } from '../../src/ports.ts';
import type { Params } from '../../src/stage.ts';
import { storyOf, type Saying, type SourceText } from './corpus.ts';
import { sayingsOf, writerOf, type Round, type Word } from './rounds.ts';

export interface Ran {
  readonly proved: Proved;
  readonly digest: Digest;
  readonly post: string;
  readonly fates: readonly Fate[];
}

export interface Fate {
  readonly saying: Saying;
  /** Nothing where no draft was made of it. */
  readonly verdict: Verdict | undefined;
  /** What the post says in its name; nothing when it says nothing. */
  readonly published: string | undefined;
}

/** What the model writes of each source, out of the sentences that it says it did. */
async function writtenOf(
  told: readonly SourceText[],
  round: Round,
  llm: Llm,
  params: Params,
): Promise<Drafts> {
  const stories = told.map(storyOf);
  const drafts: Draft[] = [];
  for (const { id, tellings } of stories) {
    const { article } = tellings[0];
    const cite = (sentence: number, quote: string) => ({ articleId: article.id, sentence, quote });
    const from = new Set(sayingsOf(round, article.id).flatMap((saying) => saying.from));
    const facts = numberFacts(
      cite(0, article.title),
      article.sentences
        .filter(({ number }) => from.has(number))
        .map(({ number, text }) => cite(number, text)),
    );
    drafts.push(...(await writeStory(id, facts, llm, params, createAsker(llm))));
  }
  return { engine: llm.info, stories, drafts, remarks: [] };
}

/** A model that writes freely, before a judge who says `word` to everything. */
export async function runRound(
  round: Round,
  sources: readonly SourceText[],
  params: Params,
  role: 'headline' | 'body',
  word: Word,
): Promise<Ran> {
  // One story more, told in its own words, so that there is a post even where every saying is dropped.
  const steady = sources.find(({ id }) => !round.has(id));
  const told = sources.filter((source) => round.has(source.id) || source === steady);
  const llm = writerOf(round, sources, role, word);
  const judged: Params = { ...params, judges: pairs, writing: 'free' };
  const drafts = await writtenOf(told, round, llm, judged);
  const weighed = (await judge.run(drafts, { judge: llm }, judged)).value;
  const proved = (await verify.run(weighed, {}, judged)).value;
  const digest = (await compose.run(proved, {}, judged)).value;
  const { post } = (await render.run(digest, {}, judged)).value;
  const fates = [...round.values()].flat().map((saying): Fate => {
    const wanted = saying.text.replace(/\s+/gu, ' ').trim();
    const draft = drafts.drafts.find(
      ({ storyId, text }) => storyId === `s${saying.article}` && text === wanted,
    );
    const verdict = proved.verdicts.find(({ id }) => id === draft?.id);
    const published = proved.claims.find(({ id }) => id === draft?.id)?.text;
    return { saying, verdict, published };
  });
  return { proved, digest, post: post.text, fates };
}

/** Whether the fault is before readers: its sentence stood, or its text is in a claim of another. */
export function slipped({ saying, verdict, published }: Fate, ran: Ran): boolean {
  if (saying.kind === 'Simplified text') return published === saying.text;
  if (verdict !== undefined && ['quoted', 'aligned', 'judged'].includes(verdict.outcome))
    return true;
  return ran.proved.claims.some(
    ({ storyId, text }) => storyId === `s${saying.article}` && text === saying.text,
  );
}
