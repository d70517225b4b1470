/** The sayings through the line, from summarise to render, and what became of each. */
import type { Digest } from '../../src/model/digest.ts';
import type { Drafts, Proved, Verdict } from '../../src/model/drafts.ts';
import { compose } from '../../src/stages/compose/compose.ts';
import { pairs } from '../../src/model/judging.ts';
import { judge } from '../../src/stages/judge/judge.ts';
import { render } from '../../src/stages/render/render.ts';
import { repair } from '../../src/stages/repair/repair.ts';
import { summarise } from '../../src/stages/summarise/summarise.ts';
import { verify } from '../../src/stages/verify/verify.ts';
import type { Params } from '../../src/stage.ts';
import { storyOf, type Saying, type SourceText } from './corpus.ts';
import { writerOf, type Round, type Word } from './rounds.ts';

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

/** A model writes freely only where somebody judges: here one who says `word` to everything. */
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
  const judged = { ...params, judges: pairs };
  const drafts: Drafts = (await summarise.run(told.map(storyOf), { llm }, judged)).value;
  const repaired = (await repair.run(drafts, { llm }, judged)).value;
  const weighed = (await judge.run(repaired, { judge: llm }, judged)).value;
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
