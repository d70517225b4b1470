/** Whether the writing model of a run words sentences itself, or chooses by number. */
import { mayWrite } from '../exam/result.ts';
import type { EngineInfo, Writing } from '../model/drafts.ts';
import { recordOf } from './exam-files.ts';

/** As wished; else by the model's exam under this state folder. The engine without a model has nothing but numbers. */
export async function chooseWriting(
  wished: Writing | undefined,
  writer: EngineInfo,
  state: string,
): Promise<Writing> {
  if (writer.engine === 'extractive') return 'choose';
  if (wished !== undefined) return wished;
  const record = await recordOf(state, writer);
  return record !== undefined && mayWrite(record) ? 'free' : 'choose';
}
