/** Scripted models that sit the exam, each good or bad in a way whose marks follow by construction. */
import { AnswerError } from '../../src/errors.ts';
import { quarterOf, type ExamItem } from '../../src/exam/items.ts';
import type { Paper } from '../../src/exam/sit.ts';
import type { LlmRequest } from '../../src/ports.ts';
import { readPaper } from '../../src/cli/exam-files.ts';
import { toTaiwan } from '../../src/text/scripts.ts';
import { scriptedLlm, type ScriptedLlm } from '../support/scripted-llm.ts';

export const paper: Paper = await readPaper(false);

/** The questions of `--quick`. */
export const quickPaper: Paper = { ...paper, items: quarterOf(paper.items) };

export function count(of: (item: ExamItem) => boolean, items = paper.items): number {
  return items.filter(of).length;
}

/** Whether a claim is true, by its words. */
export const held: ReadonlyMap<string, boolean> = new Map(
  paper.items.flatMap((item) =>
    item.kind === 'judge' ? [[item.claim, item.fault === undefined] as const] : [],
  ),
);

const sources = new Map(paper.items.map(({ source }) => [source.id, source]));

/** Right in everything: picks what is marked, writes its sources' own sentences, knows what is true. */
export function rightAnswer({ task }: LlmRequest): unknown {
  switch (task.kind) {
    case 'pick':
      return { facts: sources.get(task.articleId)?.main };
    case 'write':
      return {
        headline: { text: toTaiwan(task.titles[0] ?? ''), facts: [0] },
        sentences: task.facts.map(({ n, text }) => ({ text: toTaiwan(text), facts: [n] })),
      };
    case 'judge':
      return { answer: held.get(task.claim) === true ? 'yes' : 'no' };
    case 'remark':
    case 'repair':
      throw new Error(`the exam asks for no ${task.kind}`);
  }
}

/** As `rightAnswer`, but judging by a rule of its own. */
export function judgingBy(says: (claim: string, nth: number) => unknown): ScriptedLlm {
  let nth = 0;
  return scriptedLlm((request) =>
    request.task.kind === 'judge' ? says(request.task.claim, nth++) : rightAnswer(request),
  );
}

export function brokenLlm(): ScriptedLlm {
  return scriptedLlm(({ label }) => {
    throw new AnswerError('not-json', `${label}: unusable`);
  });
}
