/** How sources answered, in words. */
import { answerStates, type SourceAnswered } from '../../model/source-answer.ts';

/** One line: who has something, how many have nothing, and each that did not answer by what it said. */
export function answersLine(answers: readonly SourceAnswered[]): string {
  const parts = answerStates.flatMap((state) => {
    const group = answers.filter((answer) => answer.state === state);
    if (group.length === 0) return [];
    if (state !== 'ok') return [`${state}: ${some(group.map(({ source }) => source))}`];
    const found = group.filter(({ hits }) => hits > 0);
    const others = group.length - found.length;
    const names = found.map(({ source, hits }) => `${source} ${hits}`);
    return [`ok: ${[...names, ...(others > 0 ? [`${others} without a hit`] : [])].join(', ')}`];
  });
  return `sources: ${parts.join('; ')}`;
}

/** Names, as many as a line holds. */
function some(names: readonly string[]): string {
  const most = 5;
  return names.length <= most
    ? names.join(', ')
    : `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
}
