/** `digest stage verify`: claims against sources, by rules alone. */
import { z } from 'zod';
import { UsageError } from '../../errors.ts';
import { proveClaim, type ProofResult } from './proof/prove.ts';
import { readSource, sentencesIn, type Source } from './proof/source.ts';

/** A claim of the contract, with the sources that may bear it out. */
export interface AloneClaim {
  readonly id: string;
  readonly text: string;
  readonly sources: readonly {
    readonly id: string;
    /** One block a line. */
    readonly text: string;
    readonly title?: string | null | undefined;
    /** ISO 8601. */
    readonly publishedAt?: string | null | undefined;
  }[];
  /** Without any, each part of the sources may support. */
  readonly citations?:
    | readonly { readonly sourceId: string; readonly quote: string }[]
    | null
    | undefined;
}

const inputSchema: z.ZodType<{ claims: AloneClaim[] }> = z.strictObject({
  claims: z.array(
    z.strictObject({
      id: z.string(),
      text: z.string(),
      sources: z.array(
        z.strictObject({
          id: z.string(),
          text: z.string(),
          title: z.string().nullish(),
          publishedAt: z.string().nullish(),
        }),
      ),
      citations: z.array(z.strictObject({ sourceId: z.string(), quote: z.string() })).nullish(),
    }),
  ),
});

export interface AloneResult extends ProofResult {
  readonly id: string;
}

/**
 * `{claims: [{id, text, sources: [{id, text, title?, publishedAt?}], citations?: [{sourceId, quote}]}]}`
 * → `{results: [{id, verdict, reasons}]}`. Throws a UsageError that names the path of the wrong value.
 */
export async function runAlone(input: unknown): Promise<unknown> {
  return { results: proveAll(parseClaims(input)) };
}

/** @throws UsageError that names the path of the wrong value */
export function parseClaims(input: unknown): readonly AloneClaim[] {
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const path = issue?.path.join('.') ?? '';
    throw new UsageError(
      `stage verify: ${path === '' ? 'input' : path}: ${issue?.message ?? 'invalid'}`,
      {
        hint: '{claims: [{id, text, sources: [{id, text, title?, publishedAt?}], citations?: [{sourceId, quote}]}]}',
      },
    );
  }
  return parsed.data.claims;
}

/** By rules alone, in the order given. */
export function proveAll(claims: readonly AloneClaim[]): readonly AloneResult[] {
  // Many claims of a batch share their sources: each is read once.
  const read = new Map<string, Source>();
  return claims.map((claim) => {
    const sources = claim.sources.map((source) => {
      const key = JSON.stringify([
        source.id,
        source.publishedAt ?? '',
        source.title ?? '',
        source.text,
      ]);
      const known = read.get(key);
      if (known !== undefined) return known;
      const fresh = readSource({
        id: source.id,
        title: source.title ?? undefined,
        ...sentencesIn(source.text.split('\n')),
        publishedAt: source.publishedAt ?? undefined,
      });
      read.set(key, fresh);
      return fresh;
    });
    return {
      id: claim.id,
      ...proveClaim({ text: claim.text, sources, citations: claim.citations ?? undefined }),
    };
  });
}
