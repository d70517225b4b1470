/** Scripted models that sit the exam, each good or bad in a way whose marks follow by construction. */
import { AnswerError } from '../../src/errors.ts';
import { quarterOf, type ExamItem } from '../../src/exam/items.ts';
import type { Paper } from '../../src/exam/sit.ts';
import { articleOf, storyOf } from '../../src/exam/as-story.ts';
import type { LlmRequest } from '../../src/ports.ts';
import { readStory } from '../../src/drafts/read-story.ts';
import { printable } from '../../src/drafts/stand-in.ts';
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

/** Sentences of the sources that can be read without the one before them, as they are. */
export const standalone: ReadonlySet<string> = new Set(
  [...sources.values()].flatMap((source) =>
    readStory(storyOf(articleOf(source))).sources.flatMap((article) =>
      article.sentences
        .filter((sentence) => {
          const wordings = printable(sentence, article);
          return typeof wordings !== 'string' && wordings.some(({ rules }) => rules.length === 0);
        })
        .map(({ text }) => text),
    ),
  ),
);

/** What a text can be made of: the sentences that can be read alone; all where none can, for an empty text is none. */
export function tellable<S extends { readonly text: string }>(
  sentences: readonly S[],
): readonly S[] {
  const alone = sentences.filter(({ text }) => standalone.has(text));
  return alone.length > 0 ? alone : sentences;
}

/** Right in everything: picks what is marked, writes its sources' own sentences that can be read alone, knows what is true. */
export function rightAnswer({ task }: LlmRequest): unknown {
  switch (task.kind) {
    case 'pick':
      return { facts: sources.get(task.articleId)?.main };
    case 'write':
      return {
        headline: { text: toTaiwan(task.titles[0] ?? ''), facts: [0] },
        sentences: tellable(task.facts).map(({ n, text }) => ({
          text: toTaiwan(text),
          facts: [n],
        })),
      };
    case 'judge':
      return { answer: held.get(task.claim) === true ? 'yes' : 'no' };
    case 'choose':
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
