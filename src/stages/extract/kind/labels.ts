/** Clues in what the outlet calls the page: section, breadcrumbs, address, labels at the headline, byline. */
import { firstMeta } from '../facts/head.ts';
import { key } from '../facts/title.ts';
import { type Evidence, type Place, purposes } from './evidence.ts';
import { type KindFacts, ownWords } from './facts.ts';
import { bareLabel, fold } from './fold.ts';
import { marksOf, mayBeIn } from './needles.ts';
import { anyLabel, anyPath, labels, paths, titles } from './patterns.ts';

/** A label of more letters is a headline. */
const longest = 40;
const likely = 0.55;
/** Satire and advertising that own up outweigh the dateline which they imitate. */
const plain = 1.4;

function labelClues(
  text: string,
  place: Place,
  name: string,
  words: string,
  isOther: (text: string) => boolean = () => false,
): readonly Evidence[] {
  const label = bareLabel(text);
  if (label === '' || label.length > longest || !anyLabel.test(label) || isOther(text)) return [];
  const clues: Evidence[] = [];
  for (const { kind, sure, likely: less } of labels) {
    const weight =
      sure?.test(label) === true
        ? purposes.has(kind)
          ? plain
          : 1
        : less?.test(label) === true
          ? likely
          : 0;
    if (weight > 0) clues.push({ name, place, kind, weight, words: `${words} “${text.trim()}”` });
  }
  return clues;
}

function sectionClues({ head, own, around, outlet }: KindFacts): readonly Evidence[] {
  const site = outlet === undefined ? undefined : key(outlet);
  const isSite = (text: string): boolean => key(text) === site;
  const given = [
    ...own.sections,
    ...(head.meta.get('article:section') ?? []),
    firstMeta(head, 'parsely-section', 'sailthru.section', 'section', 'dc.subject') ?? '',
  ].flatMap((text) => [text, ...text.split(/\s*[|>/,;｜／＞、]\s*/)]);
  return [
    ...[...new Set(given)].flatMap((text) =>
      labelClues(text, 'section', 'section', 'its section is', isSite),
    ),
    ...[...new Set([...own.crumbs, ...around.crumbs])].flatMap((text) =>
      labelClues(text, 'section', 'breadcrumb', 'it is filed under', isSite),
    ),
  ];
}

function pathClues(url: string): readonly Evidence[] {
  if (!URL.canParse(url)) return [];
  const segments = new URL(url).pathname.toLowerCase().split('/').filter(Boolean);
  // The last one is the page's own name, and tells of its subject.
  const named = segments.slice(0, -1).filter((segment) => anyPath.test(segment));
  return named.flatMap((segment) =>
    paths
      .filter(({ pattern }) => pattern.test(segment))
      .map(({ kind, weight }) => ({
        name: 'address',
        place: 'section' as const,
        kind,
        weight,
        words: `its address lies under /${segment}/`,
      })),
  );
}

const opening =
  /^\s*(?:[【[〔［〈《(（]([^】\]〕］〉》)）]{1,24})[】\]〕］〉》)）]|([^:：|｜/／│]{1,24}?)\s*(?:[:：|｜│]|[/／](?!\d)))/u;
const closing =
  /(?:[|｜│／/]|\s[-–—]\s)\s*([^|｜│／/]{1,30})\s*$|[(（【[]([^)）】\]]{1,24})[)）】\]]\s*$/u;

/** The label at the head or the end of a headline. */
function titleLabels(title: string): readonly string[] {
  const [first, last] = [opening.exec(title), closing.exec(title)];
  return [first?.[1] ?? first?.[2], last?.[1] ?? last?.[2]].filter((label) => label !== undefined);
}

function namesOf({ head, data, title }: KindFacts): readonly string[] {
  const given = [title, firstMeta(head, 'og:title') ?? '', data?.headline ?? '', head.title];
  return [...new Set(given)].filter((text) => text !== '' && text.length < 300);
}

/** The address often keeps an earlier headline, a plainer one; it may also be the desk's shorthand. */
const inSlug = 0.6;

/** The page's name in its address, as words. */
function slugOf(url: string): string {
  if (!URL.canParse(url)) return '';
  const last = new URL(url).pathname.split('/').findLast((part) => part !== '') ?? '';
  return /^[a-z\d-]+-[a-z-]+/i.test(last)
    ? last
        .toLowerCase()
        .replace(/\.\w+$/, '')
        .replaceAll('-', ' ')
    : '';
}

function titleClues(facts: KindFacts): readonly Evidence[] {
  const { outlet } = facts;
  const names = namesOf(facts);
  const found = new Set(names.flatMap(titleLabels));
  const isSite = (label: string): boolean => outlet !== undefined && key(label) === key(outlet);
  const clues = [...found].flatMap((label) =>
    labelClues(label, 'title', 'label', 'its headline is marked', isSite),
  );
  const title = ownWords(facts.title);
  const slug = slugOf(facts.url);
  const marks = marksOf(`${title}\n${slug}`);
  for (const { kind, weight, sought } of titles) {
    if (!mayBeIn(marks, sought)) continue;
    const shown = sought.pattern.exec(title);
    const match = shown ?? sought.pattern.exec(slug);
    if (match !== null)
      clues.push({
        name: 'headline',
        place: 'title',
        kind,
        weight: shown === null ? weight * inSlug : weight,
        words: `its ${shown === null ? 'address' : 'headline'} says “${match[0].trim()}”`,
      });
  }
  return clues;
}

/** A count of remarks stands there as well: `comments`, 評論. */
const control = /^(?:comments?|评论|留言|listen|watch|video|audio|print|save|更正|tags?)$/;

const isControl = (text: string): boolean => control.test(bareLabel(text));

function besideClues({ around, byline }: KindFacts): readonly Evidence[] {
  const near = (texts: readonly string[], words: string): readonly Evidence[] =>
    texts.flatMap((text) => labelClues(text, 'section', 'kicker', words, isControl));
  return [
    ...near(around.above, 'above its headline stands'),
    ...near(around.below, 'below its headline stands'),
    ...(byline ?? '')
      .split(/\s*[,、/／|｜]\s*/)
      .flatMap((text) => labelClues(text, 'section', 'byline', 'it is signed')),
  ];
}

const signatures: readonly (readonly [RegExp, 'opinion' | 'advertorial', number])[] = [
  [
    /^(?:特约)?(?:评论员|主笔|专栏作家|撰稿人)|社论|主笔室|读者投书|投书|(?:guest )?columnist|editorial board|letters? editor/u,
    'opinion',
    0.9,
  ],
  [
    /广编|业配|品牌(?:合作|企划|内容)|企划(?:部|组|制作)|商业(?:内容|企划)|赞助|brand (?:studio|content)|content studio|partner content|sponsored|advertis|commercial (?:team|content)|branded/u,
    'advertorial',
    0.9,
  ],
];

function signatureClues({ byline, around }: KindFacts): readonly Evidence[] {
  const lines = [byline ?? '', ...around.below].map(fold).filter((text) => text.length < 60);
  return signatures.flatMap(([pattern, kind, weight]) => {
    const match = lines.map((line) => pattern.exec(line)).find((found) => found !== null);
    return match === undefined
      ? []
      : [
          {
            name: 'byline',
            place: 'section' as const,
            kind,
            weight,
            words: `its byline says “${match[0]}”`,
          },
        ];
  });
}

/** What the outlet calls the page. */
export function namedClues(facts: KindFacts): readonly Evidence[] {
  return [
    ...sectionClues(facts),
    ...pathClues(facts.url),
    ...titleClues(facts),
    ...besideClues(facts),
    ...signatureClues(facts),
  ];
}
