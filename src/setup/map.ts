/** Values of files that others wrote, whose types nobody vouches for. */

export type Values = Readonly<Record<string, unknown>>;

function isMap(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is no map has no values. */
export function asMap(value: unknown): Values {
  return isMap(value) ? value : {};
}
