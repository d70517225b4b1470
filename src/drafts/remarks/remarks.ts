/** Inferences: each rests on claims that stand, and brings in no fact of its own. */
import type { Claim, Citation, NonEmpty, Remark, RemarkDraft } from '../../model/claim.ts';
import { targetLanguage } from '../../languages/target-languages.ts';
import type { Verdict } from '../../model/drafts.ts';
import type { PostLanguage } from '../../model/topic.ts';
import { leakIn } from '../gate.ts';
import { newAmount } from '../new-fact.ts';
import { languageOf } from '../../proof/read/sentence.ts';
import { faultInChinese } from './chinese.ts';
import { faultInEnglish } from './english.ts';

export interface JudgedRemark {
  readonly remark?: Remark;
  readonly verdict: Verdict;
}

/** A claim, or a draft on its way to be one. */
type Ground = Pick<Claim, 'id' | 'text'> & { readonly citations: readonly Citation[] };

/**
 * Keeps a remark with the ids of claims that stand, or drops it with the reason.
 * @param topic names of the topic: to share these is to share nothing
 */
export function judgeRemark(
  draft: RemarkDraft,
  claims: ReadonlyMap<string, Ground>,
  lang: PostLanguage,
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
  const foreign = newAmount(draft.text, grounds);
  if (foreign !== undefined) return dropped(`brings in ${foreign}, which its claims do not have`);
  const english = languageOf(draft.text) === 'en';
  const fault = (english ? faultInEnglish : faultInChinese)(draft.text, grounds, topic);
  if (fault !== undefined) return dropped(fault);
  const text = english ? draft.text : inOwnWords(draft.text, lang);
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

/** The program's own inferences are worded as in Taiwan. */
function inOwnWords(text: string, lang: PostLanguage): string {
  const { variety } = targetLanguage(lang);
  const own = variety.home === 'taiwan' ? text : variety.fromTraditional(text, 'taiwan');
  return variety.fromSimplified(own);
}
