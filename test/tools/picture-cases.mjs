/** Digests of fixtures/pictures/cases.yaml: as much of them as a picture shows. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const file = join(import.meta.dirname, '../../fixtures/pictures/cases.yaml');

/** Each with its id, format and theme. */
export function pictureCases() {
  const cases = parse(readFileSync(file, 'utf8'));
  const whole = (one) =>
    one.like === undefined ? one : { ...whole(cases.find(({ id }) => id === one.like)), ...one };
  return cases.map((one) => {
    const { id, format, theme, ...post } = whole(one);
    return { id, format, theme, digest: digestOf(post) };
  });
}

function digestOf({ topic, color, days = 1, lang = 'zh-TW', events, figures }) {
  const articles = events.flatMap(({ outlets }, i) =>
    outlets.map((outlet, n) => ({ articleId: `a${i}-${n}`, outlet, copies: [] })),
  );
  const claim = (i, n, text) => ({
    id: `s${i}/${n}`,
    storyId: `s${i}`,
    text,
    lang,
    citations: articles
      .filter(({ articleId }) => articleId.startsWith(`a${i}-`))
      .map(({ articleId }) => ({ articleId, sentence: n, quote: text })),
    proof: { level: 'quoted', origin: 'draft', rules: [], reasons: [] },
  });
  return {
    topicId: 'case',
    topicName: topic,
    ...(color === undefined ? {} : { color }),
    window: { date: '2026-01-26', days, timeZone: 'Asia/Taipei', start: '', end: '' },
    lang,
    engine: { engine: 'extractive', model: 'extractive' },
    tags: [],
    categories: [],
    course: { continued: [] },
    trend: [],
    events: events.map(({ headline, sentence, outlets }, i) => ({
      storyId: `s${i}`,
      headline: claim(i, 0, headline),
      body: [claim(i, 1, sentence)],
      otherwise: [],
      sources: [],
      articleCount: outlets.length,
    })),
    views: {},
    remarks: {},
    keyPoints: [],
    summary: [],
    figures: figures.map((figure) => ({ ...figure, claimId: 's0/1' })),
    sources: articles.map((article) => ({ ...article, url: 'https://a.example/', title: '' })),
    counts: {
      articles: articles.length,
      outlets: new Set(articles.map(({ outlet }) => outlet)).size,
      copies: 0,
      stories: events.length,
    },
  };
}
