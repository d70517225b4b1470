/**
 * What a page says of itself in structured data: names of schema.org and og:type, lower case.
 * `alone`: counts only where no article is marked up as well; a report embeds films, goods and dates of concerts.
 */
import type { ArticleKind } from '../../../../model/article-kind.ts';

interface TypeLists {
  readonly types: Partial<Record<ArticleKind, { readonly sure?: string; readonly alone?: string }>>;
  readonly article: string;
  readonly openGraph: Partial<Record<ArticleKind, string>>;
}

/** Each list parted by spaces. */
export const typeLists: TypeLists = {
  types: {
    'live-blog': { sure: 'liveblogposting' },
    opinion: { sure: 'opinionnewsarticle' },
    satire: { sure: 'satiricalarticle' },
    advertorial: { sure: 'advertisercontentarticle' },
    review: {
      sure: 'reviewnewsarticle criticreview review userreview employerreview mediareview',
      alone: 'claimreview',
    },
    'photo-story': { alone: 'imagegallery mediagallery' },
    media: {
      sure: 'podcastepisode podcastseries radioepisode tvepisode',
      alone: 'episode videoobject audioobject musicrecording movie tvseries clip broadcastevent',
    },
    tutorial: { sure: 'howto recipe', alone: 'course learningresource' },
    product: {
      alone:
        'product individualproduct productmodel productgroup softwareapplication mobileapplication webapplication offer',
    },
    event: {
      sure: '',
      alone:
        'event businessevent educationevent exhibitionevent festival musicevent screeningevent socialevent sportsevent theaterevent literaryevent childrensevent courseinstance eventseries',
    },
    evergreen: {
      alone:
        'faqpage aboutpage contactpage collectionpage profilepage qapage searchresultspage itemlist definedterm techarticle apireference medicalwebpage jobposting',
    },
  },
  // Types of an article that is nothing else: what vouches for the page against the `alone` ones.
  article:
    'article newsarticle reportagenewsarticle analysisnewsarticle backgroundnewsarticle askpublicnewsarticle blogposting report socialmediaposting',
  openGraph: {
    media:
      'video video.other video.movie video.episode video.tv_show music.song music.album music.playlist music.radio_station audio',
    product: 'product product.item product.group og:product',
    review: 'review',
    event: 'event',
  },
};
