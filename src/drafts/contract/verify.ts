/** `digest stage verify`: claims against sources, by rules alone. */
import { z } from 'zod';
import { checkedInput } from '../../wrong-value.ts';
import { proveClaim, type ProofResult } from '../../proof/prove.ts';
import type { SourceArticle } from '../../proof/types.ts';
import { publication, readPlain, type PlainSource } from './input.ts';

/** A claim of the contract, with the sources that may bear it out. */
export interface PlainClaim {
  readonly id: string;
  readonly text: string;
  readonly role?: 'sentence' | 'headline' | null | undefined;
  readonly sources: readonly PlainSource[];
  /** Without any, each part of the sources may support. */
  readonly citations?:
    | readonly { readonly sourceId: string; readonly quote: string }[]
    | null
    | undefined;
}

const hint =
  '{claims: [{id, text, role?: "headline", sources: [{id, text, title?, publishedAt?}], citations?: [{sourceId, quote}]}]}';

const shape: z.ZodType<{ claims: PlainClaim[] }> = z.strictObject({
  claims: z.array(
    z.strictObject({
      id: z.string(),
      text: z.string(),
      role: z.enum(['sentence', 'headline']).nullish(),
      sources: z.array(
        z.strictObject({
          id: z.string(),
          text: z.string(),
          title: z.string().nullish(),
          publishedAt: publication,
        }),
      ),
      citations: z.array(z.strictObject({ sourceId: z.string(), quote: z.string() })).nullish(),
    }),
  ),
});

export interface PlainResult extends ProofResult {
  readonly id: string;
}

/** `hint` → `{results: [{id, verdict, reasons}]}`. Throws a UsageError that names the path of the wrong value. */
export async function runAlone(input: unknown): Promise<unknown> {
  return { results: proveAll(parseClaims(input)) };
}

/** @throws UsageError that names the path of the wrong value */
export function parseClaims(input: unknown): readonly PlainClaim[] {
  return checkedInput('verify', shape, hint, input).claims;
}

/** By rules alone, in the order given. */
export function proveAll(claims: readonly PlainClaim[]): readonly PlainResult[] {
  // Many claims of a batch share their sources: each is read once.
  const read = new Map<string, SourceArticle>();
  return claims.map((claim) => {
    const sources = claim.sources.map((source) => {
      const key = JSON.stringify([source.id, source.publishedAt, source.title, source.text]);
      const known = read.get(key) ?? readPlain(source);
      read.set(key, known);
      return known;
    });
    return {
      id: claim.id,
      ...proveClaim({
        text: claim.text,
        sources,
        citations: claim.citations ?? undefined,
        headline: claim.role === 'headline',
      }),
    };
  });
}
