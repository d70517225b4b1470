/** Inferences: each rests on claims that stand, and brings in no fact of its own. */
import type { Claim, NonEmpty, Remark, RemarkDraft } from '../../model/claim.ts';
import type { Verdict } from '../../model/drafts.ts';
import { toTaiwan } from '../../text/taiwan.ts';
import { leakIn } from '../gate.ts';
import { newFact } from '../new-fact.ts';
import { languageOf } from '../../proof/read/sentence.ts';
import { speaksOf } from './relevance.ts';

export interface JudgedRemark {
  readonly remark?: Remark;
  readonly verdict: Verdict;
}

/**
 * Keeps a remark with the ids of claims that stand, or drops it with the reason.
 * @param topic names of the topic: to share these is to share nothing
 */
export function judgeRemark(
  draft: RemarkDraft,
  claims: ReadonlyMap<string, Claim>,
  topic: readonly string[] = [],
): JudgedRemark {
  const dropped = (reason: string): JudgedRemark => ({
    verdict: {
      id: draft.id,
      what: 'remark',
      outcome: 'dropped',
      text: draft.text,
      reasons: [reason],
    },
  });
  const standing = [...new Set(draft.restsOn)].flatMap((id) => claims.get(id) ?? []);
  const [first, ...rest] = standing.map(({ id }) => id);
  if (first === undefined) return dropped('rests on no claim that stands');
  const restsOn: NonEmpty<string> = [first, ...rest];
  const grounds = standing.flatMap(({ text, citations }) => [
    text,
    ...citations.map(({ quote }) => quote),
  ]);
  const leak = leakIn(draft.text, grounds);
  if (leak !== undefined) return dropped(leak);
  const foreign = newFact(draft.text, grounds);
  if (foreign !== undefined) return dropped(`brings in ${foreign}, which its claims do not have`);
  if (!speaksOf(draft.text, grounds, topic))
    return dropped(
      `has nothing to do with what it rests on: “${standing.map((claim) => claim.text).join('” “')}”`,
    );
  const text = languageOf(draft.text) === 'en' ? draft.text : toTaiwan(draft.text);
  return {
    remark: { id: draft.id, group: draft.group, text, restsOn },
    verdict: {
      id: draft.id,
      what: 'remark',
      outcome: 'aligned',
      text: draft.text,
      reasons: [`rests on ${restsOn.join(', ')}`],
    },
  };
}
