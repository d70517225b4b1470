/** Jekyll's patterns of addresses, in the words of the setting `permalink`. */

/** Jekyll's own names of patterns. */
const styles: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title:output_ext',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title:output_ext',
  weekdate: '/:categories/:year/W:week/:short_day/:title:output_ext',
  none: '/:categories/:title:output_ext',
};

/** What stands for what: titles and categories of digest's posts are slugs already. */
const words: Readonly<Record<string, string>> = {
  ':output_ext': '.html',
  ':slug': ':title',
  ':slugified_categories': ':categories',
};

const own = new Set([':categories', ':year', ':month', ':day', ':title']);
/** What says the day, or part of it. */
const days =
  /:(?:year|short_year|month|i_month|short_month|long_month|day|i_day|y_day|week|short_day|long_day|w_year|w_day)\b/g;

/**
 * @param written as it stands in the configuration; undefined for nothing
 * @param config names the file in remarks
 */
export function readJekyllPermalink(
  written: string | undefined,
  config: string,
): { readonly pattern: string | undefined; readonly remarks: readonly string[] } {
  if (written === undefined || written === 'date') return { pattern: undefined, remarks: [] };
  const full = styles[written] ?? (written.startsWith('/') ? written : `/${written}`);
  const said = full.match(days) ?? [];
  // Posts of all days have the topic's name for their title.
  if (!said.some((word) => /day|week/.test(word)))
    return {
      pattern: undefined,
      remarks: [
        `${config} has \`permalink: ${written}\`, which does not say the day: the posts of a topic would all have one address, and Jekyll publishes one of them. Use \`permalink: pretty\`, or \`date\`.`,
      ],
    };
  const pattern = full.replace(/:[a-z_]+/g, (word) => words[word] ?? word);
  const foreign = (pattern.match(/:[a-z_]+/g) ?? []).filter((word) => !own.has(word));
  const strange = /[^\w/.:-]/.test(pattern);
  if (
    foreign.length > 0 ||
    strange ||
    !['year', 'month', 'day', 'title'].every((word) => pattern.includes(`:${word}`))
  )
    return {
      pattern: undefined,
      remarks: [
        `${config} has \`permalink: ${written}\`, of which ${foreign.length > 0 ? foreign.join(', ') : 'not all'} can’t be said in digest.yaml: a link of a post to an earlier one may lead nowhere. Addresses of :categories, :year, :month, :day and :title can be said.`,
      ],
    };
  return {
    pattern: pattern === '/:categories/:year/:month/:day/:title.html' ? undefined : pattern,
    remarks: [],
  };
}
