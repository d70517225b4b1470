/** The body of a post in Markdown that every generator reads alike. Only syntax of our own is emitted; every string of content is escaped. */
import type { Claim, RemarkGroup } from '../model/claim.ts';
import { sentencesOf, type Digest, type DigestEvent, type Source } from '../model/digest.ts';
import { groupsOf } from '../model/section-groups.ts';
import { defaultSections, type SectionId } from '../model/sections.ts';
import { escapeText, escapeUrl } from './escape.ts';
import type { PostStyle } from '../model/post.ts';
import { usesOf } from '../model/uses.ts';
import { footerLines, legendOf } from './footer.ts';
import { markWriter } from './marks.ts';
import { phrasesFor } from '../languages/target-languages.ts';
import type { Phrases } from '../languages/phrases.ts';

export interface BodyOptions {
  /** Whether headings get `{#id}`, which kramdown and Hugo understand and others print. */
  readonly headingIds: boolean;
  /** Whether sentences stand on lines of their own: not where the generator makes a line break of each. */
  readonly sentenceLines: boolean;
  /** Where a link leads: to the post of another day. */
  readonly linkTo: (date: string) => string;
  /** Address of a file of the site, by its path under the root; default: that path. */
  readonly siteLink?: (path: string) => string;
  readonly style: PostStyle;
}

/** Behind a Chinese sentence no white space is needed, and a line's end would show as one. */
function sentenceGap(before: string): string {
  return /[。！？」』）]$/.test(before) ? '' : ' ';
}

/** Blocks are kept apart by one empty line; the last line ends with LF. */
export function writeBody(digest: Digest, options: BodyOptions): string {
  const phrases = phrasesFor(digest.lang);
  const { headings } = phrases;
  const { style } = options;
  const marks = markWriter(digest, phrases, style);
  const uses = usesOf(digest);
  const period = phrases.period(digest.window.days);
  const heading = (level: 2 | 3, text: string, id: string): string =>
    `${'#'.repeat(level)} ${text}${options.headingIds ? ` {#${id}}` : ''}`;
  const sections = digest.sections ?? defaultSections;
  const title = (id: SectionId, own: string): string => {
    const asked = sections.find((section) => section.id === id)?.heading;
    return heading(2, asked === undefined ? own : escapeText(asked), id);
  };
  const parts: Readonly<Record<SectionId, () => readonly string[]>> = {
    trend: () => [
      title('trend', headings.trend(period)),
      ...[courseLine(digest, phrases)].map(escapeText),
      ...(digest.trend.length > 0 ? [marked(digest.trend)] : []),
    ],
    news: () => [
      title('news', headings.focus(period)),
      escapeText(legendOf(digest, phrases, style)),
      ...digest.events.flatMap((event, i) => {
        const headline = marks.words(event.headline);
        return [
          heading(3, `${phrases.event(i + 1)}${phrases.colon}${headline}`, `event-${i + 1}`),
          ...paragraphsOf(event.body).map((claims) => marked(claims)),
          ...(event.otherwise.length > 0
            ? [`${escapeText(phrases.otherwise)}${marked(event.otherwise)}`]
            : []),
          ...placeInTime(event, options, phrases).map(({ markdown }) => markdown),
        ];
      }),
    ],
    analysis: () => sectionOf(title('analysis', headings.analysis), groupsOf.analysis ?? []),
    'key-points': () => [
      title('key-points', headings.keyPoints),
      digest.keyPoints.map((claim) => `- ${marks.sentence(claim)}`).join('\n'),
    ],
    thoughts: () => sectionOf(title('thoughts', headings.thoughts), groupsOf.thoughts ?? []),
    sources: () => [
      title('sources', headings.sources),
      digest.sources
        .map((source, i) => {
          const line = sourceLine(source, phrases);
          return `${i + 1}. ${line}${phrases.uses(uses(source.articleId))}`;
        })
        .join('\n'),
    ],
  };
  const blocks = [
    ...sections.flatMap(({ id }) => parts[id]()),
    '---',
    ...footerLines(digest, phrases).map(escapeText),
    ...provenanceLink(),
  ];
  const references = marks.references();
  return `${[...blocks, ...(references === '' ? [] : [references])].join('\n\n')}\n`;

  /** Sentences of a paragraph, or of an item of a list, which is one line. */
  function marked(claims: readonly Claim[], inList = false): string {
    return claims
      .map((claim) => marks.sentence(claim))
      .reduce((done, sentence) => {
        if (style.marks === 'none') return `${done}${sentenceGap(done)}${sentence}`;
        return `${done}${options.sentenceLines && !inList ? '\n' : ' '}${sentence}`;
      });
  }

  function provenanceLink(): readonly string[] {
    const { provenance } = style;
    if (provenance === undefined) return [];
    const address = options.siteLink?.(provenance) ?? provenance;
    return [`[${escapeText(phrases.footer.provenance)}](${address})`];
  }

  /** 事件二：, where headings are numbered so. */
  function eventOf({ storyId }: Claim): string {
    const at = digest.events.findIndex((event) => event.storyId === storyId);
    return at < 0 ? '' : `${phrases.event(at + 1)}${phrases.colon}`;
  }

  /** What sources say first, then what is inference and says so. */
  function sectionOf(headed: string, groups: readonly RemarkGroup[]): readonly string[] {
    const remarksOf = (group: RemarkGroup): readonly string[] =>
      (digest.remarks[group] ?? []).map(
        (remark) => `${escapeText(remark.text)}${phrases.restsOn(grounds(remark.restsOn))}`,
      );
    const itemsOf = (group: RemarkGroup): readonly string[] => [
      ...(digest.views[group] ?? []).map((view) => `${eventOf(view[0])}${marked(view, true)}`),
      ...remarksOf(group),
    ];
    const present = groups.filter((group) => itemsOf(group).length > 0);
    if (present.length === 0) return [];
    return [
      headed,
      ...(groups.some((group) => remarksOf(group).length > 0)
        ? [escapeText(phrases.inference)]
        : []),
      ...present.flatMap((group) => [
        heading(3, phrases.groups[group], group),
        itemsOf(group)
          .map((item, i) => `${i + 1}. ${item}`)
          .join('\n'),
      ]),
    ];
  }

  /** Names of the events that the claims belong to, linked where headings have ids. */
  function grounds(claimIds: readonly string[]): readonly string[] {
    return digest.events.flatMap((event, i) => {
      if (!sentencesOf(event).some((claim) => claimIds.includes(claim.id))) return [];
      const name = phrases.event(i + 1);
      return [options.headingIds ? `[${name}](#event-${i + 1})` : name];
    });
  }
}

/** Shorter paragraphs belong to the one before. In sentences. */
const shortParagraph = 2;

/** One paragraph an article, in the order told; what is short goes with what stands before it. */
function paragraphsOf(claims: readonly Claim[]): readonly (readonly Claim[])[] {
  const paragraphs: Claim[][] = [];
  for (const claim of claims) {
    const last = paragraphs.at(-1);
    const same = last?.at(-1)?.citations[0].articleId === claim.citations[0].articleId;
    if (last !== undefined && same) last.push(claim);
    else paragraphs.push([claim]);
  }
  return paragraphs.reduce<readonly (readonly Claim[])[]>((done, paragraph) => {
    const before = done.at(-1);
    return before !== undefined && paragraph.length < shortParagraph
      ? [...done.slice(0, -1), [...before, ...paragraph]]
      : [...done, paragraph];
  }, []);
}

/** The day beside the days before it, as it shows. */
export function courseLine(digest: Digest, phrases: Phrases): string {
  const { course, events, window } = digest;
  return phrases.course(course, events.length, phrases.period(window.days));
}

interface TimeLine {
  readonly text: string;
  readonly markdown: string;
}

/** Lines below an event: of which earlier post it is the continuation, and of which day it is where that is past. */
function placeInTime(
  { earlier, late }: DigestEvent,
  { linkTo }: Pick<BodyOptions, 'linkTo'>,
  phrases: Phrases,
): readonly TimeLine[] {
  const day = (date: string): string => date.slice(5);
  const lines: TimeLine[] = [];
  if (earlier !== undefined) {
    const text = phrases.earlier(earlier.headline, day(earlier.date));
    lines.push({ text, markdown: `[${escapeText(text)}](${linkTo(earlier.date)})` });
  }
  if (late !== undefined) {
    const text = phrases.late(day(late));
    lines.push({ text, markdown: escapeText(text) });
  }
  return lines;
}

/** What stands below the events of a post beside their sentences, as it shows. */
export function timeLines(digest: Digest): readonly string[] {
  const phrases = phrasesFor(digest.lang);
  return digest.events.flatMap((event) =>
    placeInTime(event, { linkTo: () => '' }, phrases).map(({ text }) => text),
  );
}

function sourceLine(source: Source, phrases: Phrases): string {
  const url = escapeUrl(source.url);
  const title = escapeText(source.title);
  const plain = (text: string): string =>
    escapeText(text).replace(/[()]/g, (c) => (c === '(' ? '&#40;' : '&#41;'));
  return phrases.source(
    url === undefined ? title : `[${title}](${url})`,
    plain(source.outlet),
    source.date,
    {
      copies: source.copies.map(plain),
      ...(source.agency !== undefined && { agency: plain(source.agency) }),
    },
  );
}
