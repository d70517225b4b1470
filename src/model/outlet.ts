/** Who counts as one outlet. */

/** An article or a copy, as far as it says who printed it. */
export interface Printed {
  /** The name that readers see. */
  readonly outlet: string;
  /** The name under which its outlet is counted, where that is another: pages of one domain may call themselves differently. */
  readonly countedAs?: string;
}

/** Articles of one key are of one outlet. Whatever counts outlets counts these. */
export function outletKey({ outlet, countedAs }: Printed): string {
  return countedAs ?? outlet;
}

/** The names of outlets, one for each: that under which it is met first. */
export function outletNames(printed: readonly Printed[]): readonly string[] {
  const names = new Map<string, string>();
  for (const one of printed) {
    const key = outletKey(one);
    if (!names.has(key)) names.set(key, one.outlet);
  }
  return [...new Set(names.values())];
}
