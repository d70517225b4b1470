/** Walks the rules: each example of a row passes by it or is refused by it, and not without it. */
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/proof/read/article.ts';
import { allRules, type RuleSet } from '../../src/proof/rules/rules.ts';
import type { RuleExample, SourceArticle, SourceSentence } from '../../src/proof/types.ts';
import { ruleOf } from '../../src/proof/prove.ts';
import { editsOf, standing } from '../../src/proof/wordings.ts';
import { numberSentences } from '../../src/text/sentences.ts';

/** The text of an example, and the sentence that is worded. */
function read([source]: RuleExample): { article: SourceArticle; sentence: SourceSentence } {
  const [title, body] = /[。！？.!?」”]$/.test(source)
    ? ['', ...source.split('｜')].slice(-2)
    : [source, ''];
  const blocks =
    body !== '' && body !== undefined
      ? body.split('／').map((text) => ({ kind: 'paragraph', text }))
      : [];
  const article = readSource(
    { id: 'example', title, sentences: numberSentences(blocks), publishedAt: '2026-05-12' },
    'zh-TW',
  );
  const sentence = article.sentences.at(-1);
  if (sentence === undefined) throw new Error(`no sentence in ${source}`);
  return { article, sentence };
}

/** The rules by which the wording is one of the sentence, terms of Taiwan included. */
function licensed(example: RuleExample, rules: RuleSet): boolean {
  const { article } = read(example);
  const sentences = article.sentences.filter(({ text }) => text !== '');
  return sentences.some(
    (one) => ruleOf(example[1], one, article, { headline: one.number === 0, rules }) !== undefined,
  );
}

function without(id: string): RuleSet {
  return { ...allRules, edits: allRules.edits.filter((rule) => rule.id !== id) };
}

describe.each(allRules.edits)('$id: $why', ({ id, examples, effect }) => {
  const pass = examples.pass ?? [];
  const refuse = examples.refuse ?? [];

  it('has an example', () => {
    expect((effect === 'licence' ? pass : refuse).length).toBeGreaterThan(0);
  });

  it.each(pass)('lets pass: %s → %s', (...example) => {
    expect(licensed(example, allRules)).toBe(true);
    expect(licensed(example, without(id)), 'without the row').toBe(false);
  });

  it.each(refuse)('refuses: %s → %s', (...example) => {
    expect(licensed(example, allRules)).toBe(false);
    const { article } = read(example);
    const by = article.sentences.flatMap((one) =>
      editsOf(one, article).refused.map((edit) => edit.by?.id),
    );
    expect(by).toContain(id);
    expect(licensed(example, without(id)), 'without the row').toBe(true);
  });
});

describe.each(allRules.stands)('$id: $why', ({ id, examples, effect }) => {
  const against = (example: RuleExample): ReturnType<typeof standing> => {
    const { article, sentence } = read(example);
    return standing(example[1], sentence, article);
  };

  it.each(examples.refuse ?? [])('%s: %s does not stand alone', (...example) => {
    expect(against(example)).toMatchObject({ rule: id, effect });
  });

  it.each(examples.pass ?? [])('%s: %s is not held back', (...example) => {
    expect(against(example)?.rule).not.toBe(id);
  });

  it('has an example', () => {
    expect((examples.refuse ?? []).length).toBeGreaterThan(0);
  });
});

it('gives each row a name of its own', () => {
  const ids = [...allRules.edits, ...allRules.stands].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
