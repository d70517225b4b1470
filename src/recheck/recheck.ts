/** A whole post against what its run stored. */
import { checkFacts } from './check-facts.ts';
import { checkRemark } from './check-remarks.ts';
import { checkSources } from './check-sources.ts';
import { checkSummary } from './check-summary.ts';
import type { Evidence } from './evidence.ts';
import type { Finding } from './finding.ts';
import { frameOf } from './frame.ts';
import type { PostBlock, ReadPost } from './read-post.ts';

export interface Recheck {
  /** By line. */
  readonly findings: readonly Finding[];
  /** The run was made again since the post was written: title, tagline, footer and what marks show were not compared. */
  readonly otherRun: boolean;
}

/** Pure: the same post and the same stored results give the same findings. */
export function recheck(post: ReadPost, evidence: Evidence): Recheck {
  const frame = frameOf(post, evidence.digest);
  const blocks = post.blocks.filter((block) => !frame.has(block));
  const remarks: Finding[] = [];
  const facts: PostBlock[] = [];
  for (const block of blocks) {
    const remark = checkRemark(block, blocks, evidence);
    if (remark === undefined) facts.push(block);
    else remarks.push(remark);
  }
  const sentences = checkFacts(facts, post, evidence, !frame.otherRun);
  const findings = [
    ...frame.findings,
    ...checkSummary(post, sentences, evidence),
    ...sentences,
    ...remarks,
    ...checkSources(post, evidence, !frame.otherRun),
    ...(post.sources.length === 0 ? [noSources(post)] : []),
  ];
  return { findings: findings.toSorted((a, b) => a.line - b.line), otherRun: frame.otherRun };
}

function noSources(post: ReadPost): Finding {
  const line = post.blocks.at(-1)?.line ?? 1;
  const reasons = ['the post has no list of sources'];
  return { line, part: 'source', text: '', holds: false, isNew: false, marks: [], reasons };
}
