/** Puts the questions of the exam to a model, one after another. */
import { AnswerError, ModelError } from '../errors.ts';
import type { Llm, LlmAnswer } from '../ports.ts';
import type { Prompts } from '../stage.ts';
import { answerIn, judgeRequest, judgesOnly, type JudgedSource } from '../questions/judge.ts';
import { createAsker } from '../questions/asker.ts';
import { numberFacts } from '../questions/facts.ts';
import { chooseFor } from '../questions/choose.ts';
import { writeStory } from '../questions/write.ts';
import { headlinesOf } from '../content/headlines.ts';
import { statementsOf } from '../content/statements.ts';
import { readStory } from '../drafts/read-story.ts';
import { tryDraft } from '../drafts/trial.ts';
import type { Answered, Obedience, WrittenSentence } from './answered.ts';
import { articleOf, paramsOf, storyOf } from './as-story.ts';
import type { ExamItem, ExamSource, JudgeItem } from './items.ts';

/** What is asked, and in which words. */
export interface Paper {
  readonly items: readonly ExamItem[];
  readonly prompts: Prompts;
}

/** Told after each question. */
export interface ExamProgress {
  readonly kind: ExamItem['kind'];
  readonly done: number;
  readonly of: number;
  /** Work of this question and of those still to come, in the work of one judgement. */
  readonly work: number;
  readonly workLeft: number;
}

/** Roughly how much longer a question takes than a judgement, by the tokens written. */
const workOf = { judge: 1, choose: 2, write: 10 } as const;

/** The questions that this model can be asked at all. */
export function askable(items: readonly ExamItem[], model: string): readonly ExamItem[] {
  return judgesOnly(model) ? items.filter(({ kind }) => kind === 'judge') : items;
}

/** Asks all; a lost answer is an answer. Rejects with ModelError when no call can work, and where the server falls silent. */
export async function sit(
  paper: Paper,
  llm: Llm,
  onProgress: (progress: ExamProgress) => void = () => undefined,
): Promise<readonly Answered[]> {
  const items = askable(paper.items, llm.info.model);
  const asked = unlessSilent(llm);
  let workLeft = items.reduce((sum, { kind }) => sum + workOf[kind], 0);
  const answered: Answered[] = [];
  for (const [i, item] of items.entries()) {
    answered.push(await ask(item, i + 1, paper, asked));
    const work = workOf[item.kind];
    workLeft -= work;
    onProgress({ kind: item.kind, done: i + 1, of: items.length, work, workLeft });
  }
  return answered;
}

/** A server that has fallen silent says nothing of the model: what is lost to it is no answer. */
function unlessSilent(llm: Llm): Llm {
  return {
    ...llm,
    ask: async (request) => {
      try {
        return await llm.ask(request);
      } catch (error) {
        if (!(error instanceof AnswerError) || error.fault !== 'silent') throw error;
        throw new ModelError(error.message, {
          hint: 'See to the server and sit the exam again: it goes on from there.',
          cause: error,
        });
      }
    },
  };
}

function ask(item: ExamItem, number: number, paper: Paper, llm: Llm): Promise<Answered> {
  switch (item.kind) {
    case 'judge':
      return askJudge(item, number, paper, llm);
    case 'choose':
      return askChoose(item.source, paper.prompts, llm);
    case 'write':
      return askWrite(item.source, paper.prompts, llm);
  }
}

async function askJudge(
  item: JudgeItem,
  number: number,
  paper: Paper,
  llm: Llm,
): Promise<Answered> {
  const { pair, fault } = item;
  const base = { kind: 'judge', pair, ...(fault !== undefined && { fault }) } as const;
  let answer: LlmAnswer;
  try {
    answer = await llm.ask(
      judgeRequest(
        `judge ${item.source.id} ${number}`,
        judgedSource(item.source),
        item.claim,
        llm.info.model,
        paper.prompts.judge,
      ),
    );
  } catch (error) {
    if (!(error instanceof AnswerError)) throw error;
    return { ...base, obedience: 'lost' };
  }
  const said = answerIn(answer.json);
  if (said === undefined) return { ...base, obedience: 'lost' };
  return { ...base, obedience: answer.repaired === true ? 'repaired' : 'first', said };
}

/** An article of the exam as a judge gets it. */
export function judgedSource({ title, date, sentences, lang }: ExamSource): JudgedSource {
  return { title, date, document: sentences.join(lang === 'en' ? ' ' : '') };
}

/** The question as summarise asks it, with nothing told anyway: what would be added are the picks. */
async function askChoose(source: ExamSource, prompts: Prompts, llm: Llm): Promise<Answered> {
  const watched = watch(llm);
  const asker = createAsker(watched.llm);
  const params = paramsOf(source, prompts);
  const read = readStory(storyOf(articleOf(source)), 'zh-TW');
  const more = statementsOf(read);
  const choice = {
    storyId: read.story.id,
    headlines: headlinesOf(read, params.lang),
    told: [],
    more,
  };
  const { added } = await chooseFor(choice, watched.llm, params, asker);
  const numbersOf = (list: typeof added): readonly number[] =>
    list.map(({ sentence }) => sentence.number);
  const offered = numbersOf(more);
  return {
    kind: 'choose',
    obedience: watched.obedience(asker),
    picked: numbersOf(added),
    main: source.main.filter((n) => offered.includes(n)),
  };
}

/** The question as summarise asks it, over the marked sentences; what was written goes through verify's own rules. */
async function askWrite(source: ExamSource, prompts: Prompts, llm: Llm): Promise<Answered> {
  const article = articleOf(source);
  const story = storyOf(article);
  const cite = (sentence: number, quote: string) => ({ articleId: article.id, sentence, quote });
  const facts = numberFacts(
    cite(0, article.title),
    source.main.map((n) => cite(n, source.sentences[n - 1] ?? '')),
  );
  const watched = watch(llm);
  const asker = createAsker(watched.llm);
  const drafts = await writeStory(story.id, facts, watched.llm, paramsOf(source, prompts), asker);
  const obedience = watched.obedience(asker);
  if (obedience === 'lost') return { kind: 'write', obedience, sentences: [] };
  const read = readStory(story, 'zh-TW');
  const sentences = drafts.map((draft): WrittenSentence => {
    const trial = tryDraft(draft, read, { known: (id) => id === article.id });
    const cited = draft.citations.reduce((sum, { quote }) => sum + quote.length, 0);
    return {
      text: draft.text,
      headline: draft.role === 'headline',
      outcome: trial.outcome === 'passed' ? trial.level : 'unproved',
      ...(cited > 0 && { kept: Math.min(1, draft.text.length / cited) }),
    };
  });
  return { kind: 'write', obedience, sentences };
}

interface Watched {
  readonly llm: Llm;
  readonly obedience: (asker: ReturnType<typeof createAsker>) => Obedience;
}

/** The same model, with an eye on whether an answer had to be repaired. */
function watch(llm: Llm): Watched {
  let repaired = false;
  return {
    llm: {
      ...llm,
      ask: async (request) => {
        const answer = await llm.ask(request);
        repaired ||= answer.repaired === true;
        return answer;
      },
    },
    obedience: ({ diagnostics }) => {
      if (diagnostics.some(({ code }) => code === 'summarise.answer-lost')) return 'lost';
      return repaired ? 'repaired' : 'first';
    },
  };
}
