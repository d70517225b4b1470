/** Inferences: marked as such, resting on events of the post, bringing in no fact of their own. */
import type { Claim, RemarkDraft } from '../model/claim.ts';
import { sentencesOf, type Digest, type DigestEvent } from '../model/digest.ts';
import { judgeRemark } from '../drafts/remarks/remarks.ts';
import { textKey, type Evidence } from './evidence.ts';
import type { Finding } from './finding.ts';
import type { PostBlock } from './read-post.ts';
import { phrasePatterns } from './phrase-patterns.ts';

/** A finding where a block is a remark: it ends with the events it rests on. */
export function checkRemark(
  block: PostBlock,
  blocks: readonly PostBlock[],
  evidence: Evidence,
): Finding | undefined {
  const patterns = phrasePatterns();
  const remark = patterns.remark(block.text);
  if (remark === undefined) return stripped(block, evidence);
  const text = remark.rest.trim();
  const events = remark.events.map((n) => eventOf(n, blocks, evidence.digest));
  const stored = evidence.proved.remarks.filter((one) => textKey(one.text) === textKey(text));
  const claims = events.flatMap((event) => (event === undefined ? [] : sentencesOf(event)));
  const draft: RemarkDraft = {
    id: 'remark',
    group: stored[0]?.group ?? 'industry',
    text,
    restsOn: claims.map(({ id }) => id),
  };
  const standing = new Map<string, Claim>(claims.map((claim) => [claim.id, claim]));
  const { remark: kept, verdict } = judgeRemark(draft, standing, evidence.digest.lang, [
    evidence.digest.topicName,
  ]);
  const reasons = [
    ...(events.includes(undefined) ? ['rests on an event that the post does not tell'] : []),
    ...strayLinks(block, remark.events),
    ...(kept === undefined ? verdict.reasons : []),
  ];
  return {
    line: block.line,
    part: 'remark',
    text,
    holds: reasons.length === 0,
    isNew: stored.length === 0,
    marks: [],
    reasons,
  };
}

/** A remark of the run that no longer says that it is one. */
function stripped({ line, text }: PostBlock, { proved }: Evidence): Finding | undefined {
  if (!proved.remarks.some((remark) => textKey(remark.text) === textKey(text))) return undefined;
  const reasons = ['does not say that it is inference, and what it rests on'];
  return { line, part: 'remark', text, holds: false, isNew: false, marks: [], reasons };
}

/** The run's event under the heading with a number: by the heading's words, else by its number. */
function eventOf(
  number: number,
  blocks: readonly PostBlock[],
  digest: Digest,
): DigestEvent | undefined {
  const patterns = phrasePatterns();
  const headings = blocks.flatMap((block) => {
    const text = block.kind === 'heading' ? (block.passages[0]?.text ?? '') : '';
    const event = patterns.event(text);
    return event === undefined ? [] : [event];
  });
  const heading = headings.find((event) => event.number === number);
  if (heading === undefined) return undefined;
  const words = textKey(patterns.original(heading.rest) ?? heading.rest);
  return (
    digest.events.find((event) => textKey(event.headline.text) === words) ??
    digest.events[number - 1]
  );
}

/** Links that lead elsewhere than to the events that a remark names. */
function strayLinks(block: PostBlock, events: readonly number[]): readonly string[] {
  const wanted = new Set(events.map((n) => `#event-${n}`));
  return block.passages
    .flatMap((passage) => passage.links)
    .filter(({ url, text }) => !(wanted.has(url) && names(text, url)))
    .map(({ url, text }) => `“${text}” links to ${url}`);
}

/** Whether a link's words name the event that it leads to. */
function names(text: string, url: string): boolean {
  const patterns = phrasePatterns();
  const number = Number(url.replace('#event-', ''));
  return [`${text}：`, `${text}: `].some((heading) => patterns.event(heading)?.number === number);
}
