/** The judge stage: asks an examined model about the sentences that rules can neither prove nor refute. */
import { note, type Diagnostic } from '../../diagnostics.ts';
import type { Drafts, Opinion, Weighed } from '../../model/drafts.ts';
import { outcome, type Params, type Stage } from '../../stage.ts';
import { echoesPrompt } from '../../questions/echo.ts';
import { groundsOf, type Ground } from '../../drafts/judgeable.ts';
import type { ReadStory } from '../../drafts/read-story.ts';
import { tryAll, type Refused } from '../../drafts/trial.ts';
import { askJudge } from './ask.ts';
import { judgeTokens } from '../../questions/judge.ts';

/**
 * Puts each such wording before the judge with one cited article at a time, until one is said to
 * bear it out. Asks only for the pairs of languages in `Params.judges`; none: nothing is asked. Its
 * yes decides nothing here: verify asks the rules once more.
 */
export const judge: Stage<Drafts, Weighed, 'judge', 'judge'> = {
  name: 'judge',
  version: 2,
  needs: ['judge'],
  uses: ['prompts', 'judges'],
  run: async (input, ports, params) => {
    const opinions: Opinion[] = [];
    const diagnostics: Diagnostic[] = [];
    const questions = openQuestions(input, params);
    for (const [i, open] of questions.entries()) {
      const ahead = (questions.length - i - 1) * judgeTokens;
      for (const { articleId } of open.grounds) {
        const label = `judge ${open.draftId} ${articleId}`;
        const asked = { llm: ports.judge, prompt: params.prompts.judge, ahead };
        const said = await askJudge(label, open.trial, articleId, open.read, asked);
        if (typeof said === 'string') {
          diagnostics.push(note('judge.answer-lost', open.draftId, said));
          continue;
        }
        opinions.push({ draftId: open.draftId, text: open.trial.text, articleId, holds: said });
        if (said) break;
      }
    }
    const who = params.judges.length > 0 && { judge: ports.judge.info };
    return outcome({ ...input, ...who, opinions }, diagnostics);
  },
};

/** A draft to be judged. */
interface OpenQuestion {
  readonly draftId: string;
  readonly trial: Refused;
  readonly grounds: readonly Ground[];
  readonly read: ReadStory;
}

function openQuestions(input: Drafts, params: Params): readonly OpenQuestion[] {
  const { judges } = params;
  if (judges.length === 0) return [];
  return tryAll(input, params.lang).flatMap(({ draft, trial, read }) => {
    if (trial.outcome === 'passed' || echoes(trial, params)) return [];
    const grounds = groundsOf(trial, read).filter(({ pair }) => judges.includes(pair));
    return grounds.length === 0 ? [] : [{ draftId: draft.id, trial, grounds, read }];
  });
}

/** Small models hand a prompt's example back; no judge should get to like it. */
function echoes({ text, citations }: Refused, { prompts }: Params): boolean {
  const told = citations.map(({ quote }) => quote);
  return echoesPrompt(text, prompts.write.template, told);
}
