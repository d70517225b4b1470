/** What a page is, and what it may do in a post. */

/**
 * `leads`: may head an item and stand alone. `supports`: may be cited in an item that another page leads.
 * `never`: tells nothing that a post may repeat.
 */
export type Role = 'leads' | 'supports' | 'never';

/**
 * What a page that supports gives to an item. `parts`: it is read part by part, each for the story that it tells.
 * `views`: what persons of a name are quoted with.
 */
export type Gift = 'parts' | 'views';

export type ArticleKind =
  | 'news'
  | 'correction'
  | 'denial'
  | 'interview'
  | 'press-release'
  | 'photo-story'
  | 'review'
  | 'opinion'
  | 'round-up'
  | 'live-blog'
  | 'market-brief'
  | 'media'
  | 'satire'
  | 'advertorial'
  | 'tutorial'
  | 'product'
  | 'event'
  | 'evergreen'
  | 'paywall'
  | 'consent-wall'
  | 'login-wall'
  | 'bot-check'
  | 'soft-404'
  | 'social';

/** Every kind of page with its role and what it is, in words for a diagnostic. */
export const articleKinds: Readonly<
  Record<ArticleKind, { readonly role: Role; readonly what: string; readonly gives?: Gift }>
> = {
  news: { role: 'leads', what: 'a news report' },
  correction: { role: 'leads', what: 'a correction' },
  denial: { role: 'leads', what: 'a denial' },
  interview: { role: 'leads', what: 'an interview' },
  'press-release': { role: 'leads', what: 'a press release' },
  'photo-story': { role: 'leads', what: 'a photo story' },
  review: { role: 'supports', what: 'a review' },
  opinion: { role: 'supports', what: 'an opinion', gives: 'views' },
  'round-up': { role: 'supports', what: 'a round-up of many stories', gives: 'parts' },
  'live-blog': { role: 'supports', what: 'a live blog', gives: 'parts' },
  'market-brief': { role: 'supports', what: 'a market brief' },
  media: { role: 'supports', what: 'the page of a podcast or a video' },
  satire: { role: 'never', what: 'satire or fiction' },
  advertorial: { role: 'never', what: 'an advertisement in the shape of an article' },
  tutorial: { role: 'never', what: 'instructions, no news' },
  product: { role: 'never', what: 'the page of a product or a shop' },
  event: { role: 'never', what: 'the notice of an event' },
  evergreen: { role: 'never', what: 'a standing page, no news article' },
  paywall: { role: 'never', what: 'behind a paywall: only a teaser is readable' },
  'consent-wall': { role: 'never', what: 'a consent page instead of the article' },
  'login-wall': { role: 'never', what: 'a login page instead of the article' },
  'bot-check': { role: 'never', what: 'a check for robots instead of the article' },
  'soft-404': { role: 'never', what: 'an error page that answered with status 200' },
  social: { role: 'never', what: 'a post on a social network, no news article' },
};

/** What a page of this kind may do. */
export function roleOf(kind: ArticleKind): Role {
  return articleKinds[kind].role;
}

/** What a page of this kind gives to an item that another page leads; undefined: nothing. */
export function giftOf(kind: ArticleKind): Gift | undefined {
  return articleKinds[kind].gives;
}
