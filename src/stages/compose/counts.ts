/** What became of the sentences that the engine proposed. */
import type { DigestCounts } from '../../model/digest.ts';
import type { Proved } from '../../model/drafts.ts';

type SentenceCounts = Pick<
  DigestCounts,
  'proposed' | 'quoted' | 'aligned' | 'judged' | 'replaced' | 'dropped'
>;

/** Counts verdicts on factual sentences; remarks are no facts and are left out. */
export function countVerdicts(proved: Proved): SentenceCounts {
  const verdicts = proved.verdicts.filter((verdict) => verdict.what === 'claim');
  const having = (outcome: string): number =>
    verdicts.filter((verdict) => verdict.outcome === outcome).length;
  return {
    proposed: verdicts.length,
    quoted: having('quoted'),
    aligned: having('aligned'),
    judged: having('judged'),
    replaced: having('replaced'),
    dropped: having('dropped'),
  };
}
