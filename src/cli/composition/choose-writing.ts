/** Whether the writing model of a run words sentences itself, or chooses by number. */
import { mayWrite, whyRetake } from '../../exam/result.ts';
import type { EngineInfo, Writing } from '../../model/drafts.ts';
import { examsOf, recordOf } from '../state/exam-files.ts';

export interface ChosenWriting {
  readonly writing: Writing;
  /** One line for the talk, where an exam that was sat does not count. */
  readonly said?: string;
}

/** As wished; else by the model's exam under this state folder. The engine without a model has nothing but numbers. */
export async function chooseWriting(
  wished: Writing | undefined,
  writer: EngineInfo,
  state: string,
): Promise<ChosenWriting> {
  if (writer.engine === 'extractive') return { writing: 'choose' };
  if (wished !== undefined) return { writing: wished };
  const record = await recordOf(state, writer);
  if (record !== undefined) return { writing: mayWrite(record) ? 'free' : 'choose' };
  const [old] = await examsOf(state, writer);
  return {
    writing: 'choose',
    ...(old && { said: `${writer.model} chooses by number: ${whyRetake(old)}.` }),
  };
}
