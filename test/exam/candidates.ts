/** Scripted models that sit the exam, each good or bad in a way whose marks follow by construction. */
import { AnswerError } from '../../src/errors.ts';
import { quarterOf, type ExamItem } from '../../src/exam/items.ts';
import type { ExamBasis } from '../../src/exam/result.ts';
import type { Paper } from '../../src/exam/sit.ts';
import { articleOf, storyOf } from '../../src/exam/as-story.ts';
import type { LlmRequest } from '../../src/ports.ts';
import { statementsOf } from '../../src/content/statements.ts';
import { readStory } from '../../src/drafts/read-story.ts';
import { printable } from '../../src/drafts/stand-in.ts';
import { mostAdded } from '../../src/questions/choose.ts';
import { paperOf, readBasis } from '../../src/cli/state/exam-files.ts';
import { taiwan } from '../../src/languages/zh-TW/variety.ts';
import { scriptedLlm, type ScriptedLlm } from '../support/scripted-llm.ts';

/** The draw of all these tests. */
export const seed = 1;
export const seeded = ['--seed', String(seed)] as const;

export const basis: ExamBasis = await readBasis();
export const paper: Paper = paperOf(basis, { quick: false, seed, stored: [] });

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
    readStory(storyOf(articleOf(source)), 'zh-TW').sources.flatMap((article) =>
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

/** The number of the sentence that a wording of a story is made of, by the wording as it is offered. */
const numberOf: ReadonlyMap<string, number> = new Map(
  [...sources.values()].flatMap((source) => {
    const { id } = storyOf(articleOf(source));
    return statementsOf(readStory(storyOf(articleOf(source)), 'zh-TW')).map(
      ({ text, sentence }) => [`${id} ${text}`, sentence.number] as const,
    );
  }),
);

/** Numbers under which an exam's article is offered its marked sentences, or all others. */
export function offered(
  { storyId, sentences }: LlmRequest['task'] & { readonly kind: 'choose' },
  marked: boolean,
): readonly number[] {
  const { main = [] } = sources.get(storyId.slice(1)) ?? {};
  return sentences
    .filter(({ text, shortens }) => {
      const number = numberOf.get(`${storyId} ${text}`) ?? 0;
      return shortens === undefined && main.includes(number) === marked;
    })
    .map(({ n }) => n);
}

export function titleOf(storyId: string): string {
  return sources.get(storyId.slice(1))?.title ?? '';
}

/** Right in everything: chooses what is marked, writes its sources' own sentences that can be read alone, knows what is true. */
export function rightAnswer({ task }: LlmRequest): unknown {
  switch (task.kind) {
    case 'choose':
      return { headline: 1, sentences: offered(task, true).slice(0, mostAdded) };
    case 'write':
      return {
        headline: { text: taiwan.fromSimplified(titleOf(task.storyId)), facts: [0] },
        sentences: tellable(task.facts).map(({ n, text }) => ({
          text: taiwan.fromSimplified(text),
          facts: [n],
        })),
      };
    case 'judge':
      return { answer: held.get(task.claim) === true ? 'yes' : 'no' };
    case 'infer':
    case 'remark':
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
