/** What class and id names say of an element: that it is no part of an article, or that it may be none. */

interface Row {
  readonly why: string;
  /** Whole words of a name, or beginnings of one. */
  readonly words: readonly string[];
}

/** Names that speak of a place (side, foot) or of a purpose (share, related), as the unlikely candidates of Readability do. */
const suspicious: readonly Row[] = [
  {
    why: 'advertising',
    words: ['ads?', 'advert\\w*', 'dfp', 'gpt', 'sponsor\\w*', 'promo\\w*', 'banner', 'outbrain', 'taboola', 'zergnet', 'qr-?code'],
  },
  {
    why: 'sharing',
    words: ['shares?', 'sharing', 'social\\w*', 'addthis\\w*', 'follow'],
  },
  {
    why: 'other stories',
    words: ['related\\w*', 'recommend\\w*', 'popular', 'trending', 'most-?(?:read|viewed|popular)', 'hot-?(?:news|list|topic|rank)', 'rank\\w*', 'more-?(?:news|stories|from|on|link|links)', 'read-?(?:more|next)', 'teaser', 'carousel', 'slick', 'swiper', 'playlist'],
  },
  {
    why: 'subscribing',
    words: ['newsletter\\w*', 'subscri\\w*', 'login', 'paywall'],
  },
  {
    why: 'readers speak',
    words: ['comment\\w*', 'disqus\\w*', 'feedback', 'vote', 'poll'],
  },
  {
    why: 'ways through the site',
    words: ['sidebar\\w*', 'side-?bar', 'rail', 'breadcrumbs?', 'crumbs?', 'pagination', 'navbar', 'nav', 'navigation', 'menu', 'footer', 'post-?nav\\w*', 'tag', 'tags', 'topics?', 'skip'],
  },
  {
    why: 'consent',
    words: ['cookie\\w*', 'consent', 'onetrust\\w*'],
  },
  {
    why: 'who made it',
    words: ['author-?(?:bio|box|info|card)', 'credit', 'copyright', 'disclaimer'],
  },
  {
    why: 'a part of the page\'s machinery',
    words: ['widget', 'modal', 'popup', 'overlay', 'tooltip', 'toolbar', 'print', 'player', 'video-?(?:player|list|info)'],
  },
  {
    why: 'the apparatus of a wiki',
    words: ['infobox', 'references', 'editsection'],
  },
]; // prettier-ignore

/** A caption reads like the text between whose lines it stands; what a style sheet hides, nobody sees there. */
const telling: readonly Row[] = [
  { why: 'a caption', words: ['captions?'] },
  { why: 'not shown', words: ['hidden', 'hide', 'sr-only', 'visually-?hidden', 'screen-?reader\\w*', 'no-print'] },
]; // prettier-ignore

const alternatives = (rows: readonly Row[]): string => rows.flatMap(({ words }) => words).join('|');
const named = (rows: readonly Row[]): RegExp =>
  new RegExp(`(?:^|[\\s_-])(?:${alternatives(rows)})(?=$|[\\s_-]|\\d)`);

const suspicion = named(suspicious);
const certainty = named(telling);

/** Names that speak for the article itself and shield an element from the others. */
const shield =
  /article[-_]?(?:body|content|text|main)|story[-_]?(?:body|content|text)|post[-_]?(?:body|content|text)|entry[-_]?content|main[-_]?content|content[-_]?(?:body|main|article)|articlebody|newstext|news[-_]?(?:content|body|text)|(?:^|\s)(?:body|html|main|content|article)(?:$|\s)/;

/** What a name says against an element. */
export interface NameFound {
  readonly word: string;
  /** Whatever the element holds. */
  readonly certain: boolean;
}

/** @param name as `nameOf` gives it */
export function readName(name: string): NameFound | undefined {
  if (name === '' || shield.test(name)) return undefined;
  const sure = certainty.exec(name);
  const found = sure ?? suspicion.exec(name);
  return found === null
    ? undefined
    : { word: found[0].replace(/^[\s_-]/, ''), certain: sure !== null };
}
