/** Inferences: each rests on claims that stand, and brings in no fact of its own. */
import type { Claim, NonEmpty, Remark, RemarkDraft } from '../../model/claim.ts';
import type { Verdict } from '../../model/drafts.ts';
import { toTaiwan } from '../../text/scripts.ts';
import { leakIn } from './gate.ts';
import { newFact } from './new-fact.ts';
import { languageOf } from './proof/source.ts';

export interface JudgedRemark {
  readonly remark?: Remark;
  readonly verdict: Verdict;
}

/** Keeps a remark with the ids of claims that stand, or drops it with the reason. */
export function judgeRemark(draft: RemarkDraft, claims: ReadonlyMap<string, Claim>): JudgedRemark {
  const dropped = (reason: string): JudgedRemark => ({
    verdict: {
      id: draft.id,
      what: 'remark',
      outcome: 'dropped',
      text: draft.text,
      reasons: [reason],
    },
  });
  const [first, ...rest] = [...new Set(draft.restsOn)].filter((id) => claims.has(id));
  if (first === undefined) return dropped('rests on no claim that stands');
  const restsOn: NonEmpty<string> = [first, ...rest];
  const grounds = restsOn.flatMap((id) => {
    const claim = claims.get(id);
    return claim === undefined ? [] : [claim.text, ...claim.citations.map(({ quote }) => quote)];
  });
  const leak = leakIn(draft.text, grounds);
  if (leak !== undefined) return dropped(leak);
  const foreign = newFact(draft.text, grounds);
  if (foreign !== undefined) return dropped(`brings in ${foreign}, which its claims do not have`);
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
