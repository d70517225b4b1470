/** One question to a judge. */
import { AnswerError } from '../../errors.ts';
import type { Llm } from '../../ports.ts';
import type { Prompt } from '../../stage.ts';
import type { ReadStory } from '../../drafts/read-story.ts';
import type { Refused } from '../../drafts/trial.ts';
import { documentFor } from './document.ts';
import { answerIn, judgeRequest } from '../../questions/judge.ts';

export interface Judge {
  readonly llm: Llm;
  readonly prompt: Prompt;
  /** As `Llm.ask` takes it. */
  readonly ahead?: number;
}

/** The judge's yes or no to a wording by one article; words of why there is neither. */
export async function askJudge(
  label: string,
  trial: Refused,
  articleId: string,
  read: ReadStory,
  { llm, prompt, ahead }: Judge,
): Promise<boolean | string> {
  const source = documentFor(articleId, trial.citations, read);
  const request = judgeRequest(label, source, trial.text, llm.info.model, prompt);
  try {
    const said = answerIn((await llm.ask(request, ahead)).json);
    return said === undefined ? `${label}: neither yes nor no; it counts as no` : said === 'yes';
  } catch (error) {
    if (!(error instanceof AnswerError)) throw error;
    return `${error.message} (${error.fault}); it counts as no`;
  }
}
