/** The sentences that the front matter repeats: summary, description, excerpt. */
import { splitSentences } from '../text/sentences.ts';
import { phrasesFor } from '../languages/target-languages.ts';
import { textKey, type Evidence } from './evidence.ts';
import type { Finding } from './finding.ts';
import { provedElsewhere } from './prove-again.ts';
import type { Field } from './read-front-matter.ts';
import type { ReadPost } from './read-post.ts';
import { languages } from './phrase-patterns.ts';

const checked = new Set(['ai_summary', 'description', 'excerpt', 'summary']);

/**
 * A sentence that stands in the body stands or falls there; any other is tried against every article
 * of the run, since the front matter carries no marks.
 * @param facts findings of the body
 */
export function checkSummary(
  post: ReadPost,
  facts: readonly Finding[],
  evidence: Evidence,
): readonly Finding[] {
  const fields = (post.front?.fields ?? []).filter(({ name }) => checked.has(name));
  const tagline = post.front?.fields.find(({ name }) => name === 'tagline')?.text ?? '';
  return fields.flatMap((field) =>
    sentencesOf(field, tagline, facts).map((text) => findingOf(field, text, facts, evidence)),
  );
}

function findingOf(
  { name, line }: Field,
  text: string,
  facts: readonly Finding[],
  evidence: Evidence,
): Finding {
  const twin = twinOf(text, facts);
  const base = { line, part: 'fact', field: name, text } as const;
  if (twin !== undefined) {
    const { holds, level, isNew, marks } = twin;
    const reasons = holds ? [] : [`says what line ${twin.line} says`, ...twin.reasons];
    return { ...base, holds, ...(level === undefined ? {} : { level }), isNew, marks, reasons };
  }
  const isNew = !evidence.published.has(textKey(text));
  const found = provedElsewhere(evidence, text, 'headline', []);
  if (found === undefined)
    return {
      ...base,
      holds: false,
      isNew,
      marks: [],
      reasons: ['stands nowhere in the post, and no article of the run bears it out'],
    };
  const outlet = evidence.articles.get(found.articleId)?.outlet ?? found.articleId;
  const reasons = [`stands nowhere in the post; ${outlet} bears it out`];
  return { ...base, holds: true, level: found.level, isNew, marks: [], reasons };
}

/** The sentence of the body with the same words; one that was cut to fit ends in an ellipsis. */
function twinOf(text: string, facts: readonly Finding[]): Finding | undefined {
  const key = textKey(text);
  const same = (fact: Finding): boolean => textKey(fact.text) === key;
  const cut = key.endsWith('…') ? key.slice(0, -1) : undefined;
  const begins = (fact: Finding): boolean =>
    cut !== undefined && cut !== '' && textKey(fact.text).startsWith(cut);
  const choices = [...facts.filter(same), ...facts.filter(begins)];
  return choices.find(({ holds }) => holds) ?? choices[0];
}

function sentencesOf(
  { name, text }: Field,
  tagline: string,
  facts: readonly Finding[],
): readonly string[] {
  if (name === 'ai_summary')
    return text
      .split(/(?:^|\s)•\s/)
      .map((part) => part.trim())
      .filter((part) => part !== '');
  const colons = languages.map((lang) => phrasesFor(lang).colon);
  const start = colons.map((colon) => tagline + colon).find((head) => text.startsWith(head));
  let rest = (tagline === '' || start === undefined ? text : text.slice(start.length)).trim();
  const sentences: string[] = [];
  const known = facts
    .map((fact) => textKey(fact.text))
    .filter((key) => key !== '')
    .toSorted((a, b) => b.length - a.length);
  // Sentences of the body first: one of them may hold several.
  while (rest !== '') {
    const whole = known.find((key) => rest.startsWith(key));
    const next = whole ?? (twinOf(rest, facts) === undefined ? splitSentences(rest)[0] : rest);
    if (next === undefined || next === '') break;
    sentences.push(next);
    rest = rest.slice(next.length).trim();
  }
  return sentences;
}
