/** The words of a post in English. */
import type { Course, DigestCounts } from '../../model/digest.ts';
import type { EngineInfo } from '../../model/drafts.ts';
import type { RemarkGroup } from '../../model/claim.ts';
import { runsOf, type Use } from '../../model/uses.ts';
import type { Phrases } from '../phrases.ts';

const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

const period = (days: number): string =>
  days === 1 ? 'Today' : days === 7 ? 'This week' : `The last ${days} days`;

const rhythm = (days: number): string =>
  days === 1 ? 'Daily Digest' : days === 7 ? 'Weekly Digest' : `${days}-Day Digest`;

function engineLine({ engine, model }: EngineInfo): string {
  switch (engine) {
    case 'extractive':
      return 'Sentences were picked by the extractive engine: no language model was used, each stands as in its source';
    case 'example':
      return 'Sentences were chosen by the bundled example answers, written by hand; no language model ran';
    case 'ollama':
      return `Sentences were chosen by the local model ${model} (Ollama)`;
    case 'openai':
      return `Sentences were chosen by the model ${model}`;
  }
}

function provedLine(counts: DigestCounts, judge: string | undefined): string {
  const parts = [
    [counts.quoted, 'quoted word for word'],
    [counts.aligned, 'shortened by rules'],
    [counts.judged, `accepted by ${judge === undefined ? 'a judge model' : `the judge ${judge}`}`],
    [counts.replaced, 'not proved and replaced by the source’s own'],
    [counts.dropped, 'not proved and dropped'],
  ] as const;
  const said = parts.filter(([n]) => n > 0).map(([n, what]) => `${n} ${what}`);
  return `Of ${plural(counts.proposed, 'drafted sentence')}: ${said.join(', ')}`;
}

/** 3 events: 2 are new; event 2 goes on from 05-12 …. */
function courseLine({ most, continued, quiet }: Course, events: number): string {
  const parts = [
    `${plural(events, 'event')}, ${events - continued.length} of them new`,
    ...continued.map(({ event, since, outlets: { before, now } }) => {
      const counts = before === 0 || before === now ? '' : ` (outlets: ${before} then, ${now} now)`;
      return `event ${event} goes on from ${since.slice(5)}${counts}`;
    }),
    ...(most === undefined ? [] : [`most outlets, ${most.outlets}, report event ${most.event}`]),
  ];
  const silent =
    quiet === undefined
      ? []
      : [
          `Nothing new on what the last post told (${quiet.date.slice(5)}): ${quiet.headlines
            .map((one) => `〈${one}〉`)
            .join(', ')}`,
        ];
  return `${[parts.join('; '), ...silent].join('. ')}.`;
}

const groups: Readonly<Record<RemarkGroup, string>> = {
  industry: 'What it means for the industry',
  comparison: 'Against competitors',
  market: 'What it may do to the market',
  developers: 'For developers',
  users: 'For everyone else',
};

/** Event 1, heading and sentences 1 to 3, 5. */
function useIn({ part, event = 0, heading, numbers }: Use): string {
  const names = { event: `event ${event}`, trend: 'in brief', keyPoints: 'key points', ...groups };
  const runs = runsOf(numbers).map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
  const counted = part === 'event' || part === 'trend' ? 'sentence' : 'item';
  const said =
    runs.length === 0 ? [] : [`${counted}${numbers.length > 1 ? 's' : ''} ${runs.join(', ')}`];
  return `${names[part]}, ${[...(heading === true ? ['heading'] : []), ...said].join(' and ')}`;
}

/** Named entries of `Phrases`, in English. */
export const english: Phrases = {
  titleTemplate: '{topic} {rhythm}: {headline}',
  tagline: (articles, name) => `${plural(articles, 'article')} about ${name}`,
  period,
  headings: {
    trend: (when) => `${when} in brief`,
    focus: (when) => `📰 In the news: ${when.toLowerCase()}`,
    analysis: '🔍 Analysis',
    keyPoints: '📌 Key points',
    thoughts: '💡 Further thoughts',
    sources: '🔗 Sources',
  },
  groups,
  event: (n) => `Event ${n}`,
  otherwise: 'Others report otherwise: ',
  course: courseLine,
  earlier: (headline, day) => `Earlier: ${headline} (${day})`,
  late: (day) => `Told late: news of ${day}`,
  colon: ': ',
  sentences: (parts) => `${parts.join('. ')}.`,
  inference:
    'Items marked “inference” are inference, not reported fact; each names the events it rests on.',
  restsOn: (events) => ` (inference, from ${events.join(', ')})`,
  original: (sentence) => `“${sentence}” (original)`,
  quotations: (quotes) =>
    quotes.length === 0 ? '' : `: ${quotes.map((one) => `“${one}”`).join(' ')}`,
  proof: {
    quoted: (outlet) => `Quoted word for word from ${outlet}`,
    replaced: (outlet) => `The draft was not proved; this is ${outlet}’s own sentence`,
    aligned: (outlet) => `Shortened by rules from ${outlet}`,
    judged: (outlet) => `Reworded from ${outlet}, accepted by a judge model`,
    legend: {
      quoted: 'quoted word for word',
      aligned: 'the source’s sentence, shortened by rules, with days worked out or names put in',
      judged: 'accepted by a judge model, with no rule against it',
    },
    legendLine: (entries, marks) => {
      if (marks !== 'superscript')
        return `${
          marks === 'footnote'
            ? 'A footnote behind each sentence says where it is from, and how it was made'
            : 'All sentences are from the sources at the end, each with the sentences that rest on it'
        }: ${entries.map(([, what]) => what).join('; or ')}.`;
      const said = entries.map(([sign, what]) =>
        sign === '' ? `without a sign, ${what}` : `with “${sign}”, ${what}`,
      );
      return `The small figure behind a sentence is the number of its source and opens it: ${said.join('; ')}.`;
    },
  },
  source: (link, outlet, date, { copies, agency }) => {
    const origin = agency === undefined ? '' : `; text of ${agency}`;
    const reprints = copies.length > 0 ? `; also in ${copies.join(', ')}` : '';
    return `${link} — ${outlet}${date === undefined ? '' : `, ${date}`}${origin}${reprints}`;
  },
  uses: (uses) =>
    uses.length === 0 ? '' : `. Used in: ${uses.map((use) => useIn(use)).join('; ')}`,
  footer: {
    gathered: (counts) =>
      `Compiled by digest from ${plural(counts.articles, 'article')} in ${plural(counts.outlets, 'outlet')}${
        counts.copies > 0 ? ` (and ${plural(counts.copies, 'reprint')})` : ''
      }`,
    engine: engineLine,
    proved: provedLine,
    leftOut: (sections, { engine }) =>
      `Left out: ${sections.join(', ')} (${
        engine === 'extractive' ? 'the extractive engine infers nothing' : 'no inference held'
      }).`,
    provenance: 'Where each sentence is from, and by which rules (JSON)',
  },
  picture: {
    badge: rhythm,
    alt: (post, told) => `Infographic: ${post}. ${told.join('; ')}.`,
    heading: (when) => `${when} in focus`,
    articles: (n) => plural(n, 'article'),
    reportedBy: (outlet, n) => (n > 1 ? `${outlet} and ${plural(n - 1, 'more article')}` : outlet),
    gathered: ({ articles, outlets }, { engine }) =>
      `${engine === 'example' ? 'Example answers, ' : ''}${plural(articles, 'article')}, ${plural(outlets, 'outlet')}`,
  },
  neighbours: { before: (day) => `← Before: ${day}`, after: (day) => `Next: ${day} →` },
  index: {
    title: 'Daily digests',
    span: (first, last) =>
      first === last ? `Stories of ${last}` : `Stories of ${first} to ${last}`,
    day: (day, weekday) => `${weekday}, ${day}`,
    feeds: 'Subscribe: ',
    back: 'All topics',
  },
};
