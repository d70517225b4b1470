/** The repair stage: one more try at each sentence that the rules refused, with their reasons. */
import { note, type Diagnostic } from '../../diagnostics.ts';
import { AnswerError } from '../../errors.ts';
import type { Draft } from '../../model/claim.ts';
import type { Drafts, Repaired, Retry } from '../../model/drafts.ts';
import { outcome, type Params, type Stage } from '../../stage.ts';
import { groundsOf } from '../../drafts/judgeable.ts';
import type { ReadStory } from '../../drafts/read-story.ts';
import { tryAll, type Refused } from '../../drafts/trial.ts';
import { factsOf, repairRequest, repairTokens, retryIn } from './question.ts';

/**
 * Asks the writer for another wording of every draft that is not proved and cites something. Proves
 * nothing itself: verify tries both wordings by the same rules. A lost answer costs that answer.
 */
export const repair: Stage<Drafts, Repaired, 'llm'> = {
  name: 'repair',
  version: 3,
  needs: ['llm'],
  uses: ['topic', 'lang', 'prompts', 'judges', 'writing'],
  run: async (input, { llm }, params) => {
    const retries: Retry[] = [];
    const diagnostics: Diagnostic[] = [];
    const refused = refusedDrafts(input, params);
    for (const [i, { draft, trial, read }] of refused.entries()) {
      const facts = factsOf(trial.citations, read);
      const request = repairRequest(draft, trial.reasons, facts, llm, params);
      if (request === undefined) continue;
      try {
        const { json } = await llm.ask(request, (refused.length - i - 1) * repairTokens);
        const retry = retryIn(json, draft, facts);
        if (typeof retry === 'string') diagnostics.push(lost(draft.id, request.label, retry));
        else if (retry !== undefined) retries.push(retry);
      } catch (error) {
        if (!(error instanceof AnswerError)) throw error;
        diagnostics.push(lost(draft.id, error.message, error.fault));
      }
    }
    return outcome({ ...input, retries }, diagnostics);
  },
};

interface RefusedDraft {
  readonly draft: Draft;
  readonly trial: Refused;
  readonly read: ReadStory;
}

function refusedDrafts(input: Drafts, params: Params): readonly RefusedDraft[] {
  // Where the model chose by number, all drafts are wordings of the program's own, and nothing was written.
  if (input.engine.engine === 'extractive' || params.writing === 'choose') return [];
  return tryAll(input).flatMap(({ draft, first, read }) =>
    first.outcome !== 'passed' && worthAsking(first, read, params)
      ? [{ draft, trial: first, read }]
      : [],
  );
}

/**
 * Not what cites nothing. Not a translation either, which no wording lets rules prove: a judge may
 * take it as it is, or, where something in it is wrong, once that is put right.
 */
function worthAsking(trial: Refused, read: ReadStory, { judges }: Params): boolean {
  const cited = read.sources.filter(({ id }) => trial.citations.some((c) => c.articleId === id));
  if (cited.length === 0) return false;
  const foreign = cited.every(({ lang }) => (lang === 'en') !== (trial.lang === 'en'));
  if (!foreign) return true;
  const examined = judges.includes('zh-TW/en');
  return examined && trial.lang === 'zh-TW' && groundsOf(trial, read).length === 0;
}

function lost(draftId: string, what: string, why: string): Diagnostic {
  return note('repair.answer-lost', draftId, `${what} (${why}); the sentence stays refused`);
}
