/** What a run stored, made ready for looking things up: articles by address, their sentences by words, claims by text. */
import type { Article } from '../model/article.ts';
import type { Claim } from '../model/claim.ts';
import { factsOf, type Digest } from '../model/digest.ts';
import type { Proved } from '../model/drafts.ts';
import { verbatim } from '../drafts/citations.ts';
import type { SourceArticle } from '../proof/types.ts';
import { printed } from '../drafts/printed.ts';
import { readStory } from '../drafts/read-story.ts';
import { cleanText, escapeFrontMatter, escapeUrl } from '../writers/escape.ts';

/** Where a sentence of an article stands; 0 is the title. */
export interface Place {
  readonly articleId: string;
  readonly sentence: number;
  readonly text: string;
}

export interface Evidence {
  readonly digest: Digest;
  readonly proved: Proved;
  readonly articles: ReadonlyMap<string, Article>;
  /** Ids of the articles at an address, written as posts write it. */
  readonly byUrl: ReadonlyMap<string, readonly string[]>;
  /** Every article read for proving, in the run's order. */
  readonly sources: readonly SourceArticle[];
  /** Sentences by `verbatim` text, in their source's script and as printed in the post. */
  readonly quotations: ReadonlyMap<string, readonly Place[]>;
  /** Claims of the run by `textKey`. */
  readonly claims: ReadonlyMap<string, readonly Claim[]>;
  /** Of a sentence that says nothing without the one before it, that one: `textKey` of both. */
  readonly leansOn: ReadonlyMap<string, readonly string[]>;
  /** `textKey` of every sentence and remark that the post had. */
  readonly published: ReadonlySet<string>;
}

/** A text as both the body and the front matter show it: one line, brackets and braces alike. */
export function textKey(text: string): string {
  return escapeFrontMatter(text);
}

/** Reads every article once; the rest only looks up. */
export function evidenceOf(proved: Proved, digest: Digest): Evidence {
  const stories = proved.stories.map((story) => readStory(story, digest.lang));
  // A page of many stories stands in several of them, whole in each.
  const read = new Map(stories.flatMap((story) => story.sources).map((one) => [one.id, one]));
  const sources = [...read.values()];
  const articles = new Map<string, Article>();
  const byUrl = new Map<string, string[]>();
  const quotations = new Map<string, Place[]>();
  for (const { citable, sources: own } of stories) {
    for (const { article, sentences } of citable.values()) {
      if (articles.has(article.id)) continue;
      articles.set(article.id, article);
      put(byUrl, escapeUrl(article.url) ?? article.url, article.id);
      const source = own.find(({ id }) => id === article.id);
      sentences.forEach((text, sentence) => {
        // As it is, and as a post shows it.
        const forms = [text, printed(text, source ?? { target: digest.lang })].flatMap((form) => [
          form,
          cleanText(form),
        ]);
        const keys = new Set(forms.map(verbatim));
        keys.delete('');
        for (const key of keys) put(quotations, key, { articleId: article.id, sentence, text });
      });
    }
  }
  const claims = new Map<string, Claim[]>();
  const leansOn = new Map<string, string[]>();
  proved.claims.forEach((claim, i) => {
    put(claims, textKey(claim.text), claim);
    const before = proved.claims[i - 1];
    if (claim.follows === true && before !== undefined)
      put(leansOn, textKey(claim.text), textKey(before.text));
  });
  const told = factsOf(digest);
  const remarks = Object.values(digest.remarks).flat();
  return {
    digest,
    proved,
    articles,
    byUrl,
    sources,
    quotations,
    claims,
    leansOn,
    published: new Set([...told, ...remarks].map(({ text }) => textKey(text))),
  };
}

function put<V>(map: Map<string, V[]>, key: string, value: V): void {
  const there = map.get(key);
  if (there === undefined) map.set(key, [value]);
  else there.push(value);
}
