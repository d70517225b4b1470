/** The judge stage: asks an examined model about the sentences that rules can neither prove nor refute. */
import { note, type Diagnostic } from '../../diagnostics.ts';
import { AnswerError } from '../../errors.ts';
import type { Opinion, Repaired, Weighed } from '../../model/drafts.ts';
import type { Llm } from '../../ports.ts';
import { outcome, type Params, type Stage } from '../../stage.ts';
import { groundsOf, type Ground } from '../verify/judgeable.ts';
import { readStory, type ReadStory } from '../verify/read-story.ts';
import { tryDraft, type Refused } from '../verify/trial.ts';
import { documentFor } from './document.ts';
import { answerIn, judgeRequest, judgeTokens } from './question.ts';

/**
 * Puts each such wording before the judge with one cited article at a time, until one is said to
 * bear it out. Asks only for the pairs of languages in `Params.judges`; none: nothing is asked. Its
 * yes decides nothing here: verify asks the rules once more.
 */
export const judge: Stage<Repaired, Weighed, 'judge'> = {
  name: 'judge',
  version: 1,
  needs: ['judge'],
  uses: ['prompts', 'judges'],
  run: async (input, ports, params) => {
    const opinions: Opinion[] = [];
    const diagnostics: Diagnostic[] = [];
    const questions = openQuestions(input, params);
    for (const [i, open] of questions.entries()) {
      const ahead = (questions.length - i - 1) * judgeTokens;
      if (opinions.some((one) => one.draftId === open.draftId && one.holds)) continue;
      for (const { articleId } of open.grounds) {
        const said = await askAbout(open, articleId, ports.judge, params, ahead);
        if (typeof said === 'string') {
          diagnostics.push(note('judge.answer-lost', open.draftId, said));
          continue;
        }
        opinions.push({ draftId: open.draftId, text: open.trial.text, articleId, holds: said });
        if (said) break;
      }
    }
    const asked = params.judges.length > 0 && { judge: ports.judge.info };
    return outcome({ ...input, ...asked, opinions }, diagnostics);
  },
};

/** A wording to be judged. */
interface OpenQuestion {
  readonly draftId: string;
  readonly trial: Refused;
  readonly grounds: readonly Ground[];
  readonly read: ReadStory;
}

/** A draft's own wording before its second. */
function openQuestions(input: Repaired, { judges }: Params): readonly OpenQuestion[] {
  if (judges.length === 0) return [];
  const ids = new Set(input.stories.flatMap((s) => s.tellings.map((t) => t.article.id)));
  return input.stories.flatMap((story) => {
    const read = readStory(story);
    return input.drafts.flatMap((draft) => {
      if (draft.storyId !== story.id) return [];
      const retry = input.retries.find(({ draftId }) => draftId === draft.id);
      const { first, second } = tryDraft(draft, retry, read, (id) => ids.has(id));
      if (second?.outcome === 'passed') return [];
      return [first, ...(second === undefined ? [] : [second])].flatMap((trial) => {
        if (trial.outcome === 'passed') return [];
        const grounds = groundsOf(trial, read).filter(({ pair }) => judges.includes(pair));
        return grounds.length === 0 ? [] : [{ draftId: draft.id, trial, grounds, read }];
      });
    });
  });
}

/** The judge's yes or no; words of why there is neither. */
async function askAbout(
  { draftId, trial, read }: OpenQuestion,
  articleId: string,
  llm: Llm,
  params: Params,
  ahead: number,
): Promise<boolean | string> {
  const source = documentFor(articleId, trial.citations, read);
  const label = `judge ${draftId} ${articleId}`;
  const request = judgeRequest(label, source, trial.text, llm.info.model, params.prompts.judge);
  try {
    const said = answerIn((await llm.ask(request, ahead)).json);
    return said === undefined ? `${label}: neither yes nor no; it counts as no` : said === 'yes';
  } catch (error) {
    if (!(error instanceof AnswerError)) throw error;
    return `${error.message} (${error.fault}); it counts as no`;
  }
}
