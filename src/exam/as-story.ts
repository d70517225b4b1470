/** An article of the exam in the shape in which the stages know articles. */
import type { Article } from '../model/article.ts';
import type { Story } from '../model/story.ts';
import type { Topic } from '../model/topic.ts';
import { noHistory, type Params, type Prompts } from '../stage.ts';
import { numberSentences } from '../text/sentences.ts';
import type { ExamSource } from './items.ts';

const scripts = { 'zh-TW': 'zh-Hant', 'zh-CN': 'zh-Hans', en: 'en' } as const;

export function articleOf(source: ExamSource): Article {
  const url = `https://exam.example/${source.id}`;
  const text = source.sentences.join(source.lang === 'en' ? ' ' : '');
  return {
    id: source.id,
    hit: { id: source.id, source: 'exam', url, title: source.title },
    url,
    title: source.title,
    outlet: 'exam',
    lang: scripts[source.lang],
    kind: 'news',
    publishedAt: { value: source.date, evidence: 'exam' },
    blocks: [{ kind: 'paragraph', text }],
    sentences: numberSentences([{ kind: 'paragraph', text }]),
  };
}

export function storyOf(article: Article): Story {
  return { id: `s${article.id}`, tellings: [{ article, copies: [] }] };
}

/** What the stages are told; of these they read topic, language and prompts. */
export function paramsOf(source: ExamSource, prompts: Prompts): Params {
  const lang = source.lang === 'en' ? 'en' : 'zh-TW';
  const topic: Topic = {
    id: 'exam',
    name: source.topic,
    aliases: [],
    sources: [],
    timeZone: 'Asia/Taipei',
    windowDays: 1,
    language: lang,
    tags: [],
    categories: [],
  };
  return {
    topic,
    window: {
      date: source.date,
      days: 1,
      timeZone: topic.timeZone,
      start: `${source.date}T00:00:00Z`,
      end: `${source.date}T23:59:59Z`,
    },
    lang,
    format: 'markdown',
    maxStories: 1,
    image: false,
    ...noHistory,
    prompts,
    judges: [],
    writing: 'choose',
  };
}
