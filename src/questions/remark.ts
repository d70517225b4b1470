/** Inference over the whole digest; each remark names the drafts it rests on. */
import type { Draft, RemarkDraft } from '../model/claim.ts';
import type { Llm, NumberedSentence } from '../ports.ts';
import type { Params } from '../stage.ts';
import { fillTemplate } from '../text/template.ts';
import { remarkAnswer, remarkSchema } from './answers.ts';
import type { Asker } from './asker.ts';
import { roomFor, thatFit } from './budget.ts';
import { echoesPrompt } from './echo.ts';
import { knownNumbers } from './facts.ts';
import { asData, numberedLines } from './fence.ts';
import { languageRule } from './write.ts';

/** Five groups, and one of them with two. */
const mostRemarks = 6;

/** Output tokens of all remarks. */
export const remarkTokens = 900;

/** What diagnostics about the remarks speak of: they belong to no story. */
const subject = 'remark';

export async function writeRemarks(
  drafts: readonly Draft[],
  llm: Llm,
  params: Params,
  asker: Asker,
): Promise<readonly RemarkDraft[]> {
  if (drafts.length === 0) return [];
  const topic = asData(params.topic.name);
  const system = fillTemplate(params.prompts.system.template, { topic });
  const prompt = (part: readonly NumberedSentence[]): string =>
    fillTemplate(params.prompts.remark.template, {
      topic,
      most: String(mostRemarks),
      language: languageRule(params),
      claims: numberedLines(part),
    });
  const room = roomFor(llm.contextTokens, system + prompt([]), remarkTokens);
  const claims = shownClaims(drafts, room);
  const answer = await asker.ask(
    {
      label: 'remark',
      task: { kind: 'remark', claims },
      system,
      prompt: prompt(claims),
      schema: remarkSchema(
        claims.map(({ n }) => n),
        mostRemarks,
      ),
      maxTokens: remarkTokens,
    },
    remarkAnswer,
    subject,
    'the post has no inference',
    0,
  );
  const known = new Set(claims.map(({ n }) => n));
  // The sources' words, not the drafts': those may be copied off a prompt themselves.
  const told = drafts.flatMap(({ citations }) => citations.map(({ quote }) => quote));
  const remarks: RemarkDraft[] = [];
  for (const { group, text: given, restsOn } of (answer?.remarks ?? []).slice(0, mostRemarks)) {
    const text = given.replace(/\s+/gu, ' ').trim();
    const numbers = knownNumbers(restsOn, known, asker, subject, 'remark');
    if (echoesPrompt(text, params.prompts.remark.template, told)) {
      asker.note('summarise.echo', subject, `remark: copied off the prompt, left out: ${text}`);
      continue;
    }
    if (remarks.some((remark) => remark.text === text)) {
      asker.note('summarise.echo', subject, `remark: said before, left out: ${text}`);
      continue;
    }
    remarks.push({
      id: `r${remarks.length + 1}`,
      group,
      text,
      restsOn: numbers.flatMap((n) => drafts[n - 1]?.id ?? []),
    });
  }
  return remarks;
}

/** Drafts under numbers from 1, in order. Where not all fit, every story's first sentences go before any story's last. */
function shownClaims(drafts: readonly Draft[], room: number): readonly NumberedSentence[] {
  const depth = new Map<string, number>();
  const ranked = drafts.map(({ storyId, text }, i) => {
    const rank = depth.get(storyId) ?? 0;
    depth.set(storyId, rank + 1);
    return { n: i + 1, text, rank };
  });
  return thatFit(
    ranked.toSorted((a, b) => a.rank - b.rank),
    room,
  )
    .map(({ n, text }) => ({ n, text }))
    .toSorted((a, b) => a.n - b.n);
}
