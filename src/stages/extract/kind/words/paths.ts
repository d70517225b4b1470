/**
 * Segments of addresses, whole, lower case, without an ending. Weight: .9 is a section that says it all but alone, .5 a hint.
 */
import type { ArticleKind } from '../../../../model/article-kind.ts';

export const pathWords: Partial<
  Record<ArticleKind, readonly (readonly [weight: number, segments: string])[]>
> = {
  opinion: [
    [
      0.9,
      'opinions? op-?ed editorials? commentisfree commentary columnists? letters viewpoints? shiping shelun',
    ],
    [0.5, 'comment columns? blogs? views? voices ideas forum pinglun guandian'],
  ],
  satire: [
    [0.9, 'satire satirical parody borowitz-report'],
    [0.4, 'humou?r comedy funny jokes fun fiction'],
  ],
  advertorial: [
    [
      1,
      'sponsored sponsored-content brand-?studio partner-?content paid-?content paid-?post advertorials? branded-?content brandpost sponsor-content promoted advertisement-features? native-?ads? brand-?stories',
    ],
    [
      0.5,
      'brand brandvoice partners? promo promotions? biz commercial-features? deals pr enterprise',
    ],
  ],
  'press-release': [
    [1, 'press-?releases? news-?releases? media-?releases?'],
    [0.5, 'newsroom press announcements pr'],
  ],
  review: [
    [0.9, '(?:[a-z]+-)?reviews?'],
    [0.5, 'tested hands-on kaixiang pingce unboxing'],
  ],
  'round-up': [
    [0.9, 'newsletters? round-?ups? briefings? week-in-review in-brief digest'],
    [0.4, 'weekly daily brief'],
  ],
  'live-blog': [
    [
      1,
      'live-?(?:blog|updates?|news|coverage|text) [a-z0-9-]+-live-(?:updates|blog)(?:-[a-z0-9-]+)? wenzizhibo',
    ],
    [0.5, 'live zhibo [a-z0-9-]{6,}-live'],
  ],
  'market-brief': [
    [0.5, 'stocks? markets? market-(?:wrap|brief|report) twstock stock-market gushi'],
  ],
  media: [
    [0.9, 'podcasts? episodes?'],
    [0.5, String.raw`videos? watch listen audio shows? av vod programmes? radio tv play ep-?\d+`],
  ],
  'photo-story': [
    [1, 'photo-?(?:essay|essays|gallery|galleries|stories) in-pictures picture-gallery'],
    [0.6, 'galler(?:y|ies) photos? pictures? slideshow album tuji tuku'],
  ],
  interview: [[0.9, 'interviews? zhuanfang fangtan q-?and-?a qa']],
  tutorial: [
    [0.9, 'how-?to tutorials? recipes? jiaocheng'],
    [0.5, 'guides? tips learn docs help howto-.* how-to-.*'],
  ],
  product: [
    [0.8, 'shop store cart'],
    [0.5, 'products? buy item goods sku'],
  ],
  event: [
    [0.6, 'events? webinars? register registration signup tickets'],
    [0.4, 'activity activities calendar workshops? seminar'],
  ],
  correction: [
    [0.9, 'corrections? clarifications? corrections-(?:and-)?clarifications errata'],
    [0.5, 'gengzheng'],
  ],
};
