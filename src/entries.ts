/** Keys and entries of a table whose type lists its keys: the library's own types know any object only. */

// A table of a closed type holds no other key, so the assertions say nothing new.
/* oxlint-disable typescript/no-unsafe-type-assertion */

export function keysOf<K extends string>(table: { readonly [key in K]?: unknown }): readonly K[] {
  return Object.keys(table) as K[];
}

export function entriesOf<K extends string, V>(table: {
  readonly [key in K]?: V;
}): readonly (readonly [K, V])[] {
  return Object.entries(table) as unknown as readonly (readonly [K, V])[];
}

/** @param entries one for each key of `K` */
export function tableOf<K extends string, V>(
  entries: Iterable<readonly [K, V]>,
): Readonly<Record<K, V>> {
  return Object.fromEntries(entries) as Record<K, V>;
}
