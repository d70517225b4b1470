/** `digest stage verify --judge`: the rules first, then an examined judge about what they leave open. */
import { printedLanguage } from '../../languages/target-languages.ts';
import type { Article } from '../../model/article.ts';
import type { Citation } from '../../model/claim.ts';
import type { Pair } from '../../model/judging.ts';
import type { Telling } from '../../model/story.ts';
import type { Llm } from '../../ports.ts';
import type { Prompt } from '../../stage.ts';
import {
  parseClaims,
  proveAll,
  type PlainClaim,
  type PlainResult,
} from '../../drafts/contract/verify.ts';
import { checkCitations } from '../../drafts/citations.ts';
import { groundsOf } from '../../drafts/judgeable.ts';
import { languageOf } from '../../proof/read/sentence.ts';
import { readStory, type ReadStory } from '../../drafts/read-story.ts';
import type { Refused } from '../../drafts/trial.ts';
import { numberSentences } from '../../text/sentences.ts';
import { askJudge } from './ask.ts';

export interface Judging {
  readonly llm: Llm;
  readonly pairs: readonly Pair[];
  readonly prompt: Prompt;
}

/**
 * As `runAlone` of the verify stage; a claim of which the rules are unsure is `supported` where the
 * judge says yes to it by one of its sources. Throws UsageError for input that breaks the contract.
 */
export async function judgeAlone(input: unknown, judging: Judging): Promise<unknown> {
  const claims = parseClaims(input);
  const results: PlainResult[] = [];
  for (const [i, result] of proveAll(claims).entries()) {
    const claim = claims[i];
    results.push(
      claim === undefined || result.verdict !== 'unsure'
        ? result
        : await judged(claim, result, judging),
    );
  }
  return { results };
}

async function judged(
  claim: PlainClaim,
  result: PlainResult,
  { llm, pairs, prompt }: Judging,
): Promise<PlainResult> {
  const [first, ...more] = claim.sources.map(tellingOf);
  if (first === undefined) return result;
  const read = readStory({ id: 'stage', tellings: [first, ...more] }, 'zh-TW');
  const trial: Refused = {
    outcome: 'unsure',
    text: claim.text,
    lang: printedLanguage(languageOf(claim.text), 'zh-TW'),
    citations: citationsOf(claim, read),
    reasons: result.reasons,
  };
  const said: string[] = [];
  for (const { articleId, pair } of groundsOf(trial, read)) {
    if (!pairs.includes(pair)) continue;
    const label = `judge ${claim.id} ${articleId}`;
    const answer = await askJudge(label, trial, articleId, read, { llm, prompt });
    const by = `${llm.info.model} by ${articleId}`;
    if (answer === true)
      return { ...result, verdict: 'supported', reasons: [`judged: yes, ${by}`] };
    said.push(answer === false ? `judged: no, ${by}` : `not judged: ${answer}`);
  }
  return { ...result, reasons: [...result.reasons, ...said] };
}

/** A source in the shape in which the stages know articles. */
function tellingOf(source: PlainClaim['sources'][number]): Telling {
  const url = `https://source.example/${encodeURIComponent(source.id)}`;
  const title = source.title ?? '';
  const blocks = source.text.split('\n').map((text) => ({ kind: 'paragraph' as const, text }));
  const article: Article = {
    id: source.id,
    hit: { id: source.id, source: 'stage', url, title },
    url,
    title,
    outlet: 'source.example',
    lang: languageOf(source.text) === 'en' ? 'en' : 'und',
    kind: 'news',
    ...(typeof source.publishedAt === 'string' && {
      publishedAt: { value: source.publishedAt, evidence: 'input' },
    }),
    blocks,
    sentences: numberSentences(blocks),
  };
  return { article, copies: [] };
}

/** The given citations; without any, every sentence may support. */
function citationsOf({ citations }: PlainClaim, { citable }: ReadStory): readonly Citation[] {
  if (!citations)
    return [...citable].flatMap(([articleId, { sentences }]) =>
      sentences.flatMap((quote, sentence) =>
        sentence === 0 ? [] : [{ articleId, sentence, quote }],
      ),
    );
  const given = citations.map((c) => ({ articleId: c.sourceId, sentence: 0, quote: c.quote }));
  return checkCitations(given, citable, () => false).good;
}
