/** What each field of a topic file is for: said in its schema, which editors show. */
import type { Leaning, Topic } from '../model/topic.ts';

export const topicFields: Readonly<Record<keyof Topic, string>> = {
  id: 'name of the file and of the post: small letters, digits and single hyphens',
  name: 'as it is printed',
  aliases: 'names to ask for, each with its script; sources expand none',
  sources: 'where news is looked for; `digest sources` lists the kinds',
  timeZone: 'IANA zone in which the day starts and ends',
  windowDays: 'days that a post covers',
  language: 'language of the post',
  color:
    'colour of its pictures, #rrggbb between quotation marks; without it one that comes from the name',
  tags: 'tags of every post',
  categories: 'categories of every post; in Jekyll they become folders of its address',
  sections: 'what its posts are made of, in its order: names, or {id: news, heading: …, items: 5}',
  not: 'words or /patterns/ that stand near the name where it means something else',
  with: 'words or /patterns/ of which one must stand near the name',
  must: 'words or /patterns/; a story without any one of them is dropped',
  prefer: 'what raises a story among the others, with weights above 0 and up to 10',
  avoid: 'what lowers a story among the others, with weights above 0 and up to 10',
};

export const leaningFields: Readonly<Record<keyof Leaning, string>> = {
  words: 'words or /patterns/ in title or text',
  parties: 'names of whom a story is about',
  outlets: 'names of outlets',
  kinds: 'kinds of pages: news, correction, denial, interview, press-release, photo-story',
};

/** Fields that kinds of sources have beside `kind`. */
export const sourceFields: Readonly<Record<string, string>> = {
  author: 'account on Hugging Face',
  categories: 'categories of the site, as its addresses name them',
  community: 'community on Reddit, without r/',
  edition: 'language and country, such as zh-TW or en-US',
  feeds: 'feeds with their addresses and names',
  file: 'a list of feeds beside the topic file',
  good: 'only outlets that are good for one of these',
  language: 'language to ask for',
  languages: 'only outlets that write in one of these',
  match:
    'page: look at the page of an item that says little; text: the item names the topic; all: every item',
  name: 'name of the outlet',
  news: 'sections of the news feeds',
  papers: 'the papers of the day',
  paths: 'part of the paths of pages that are news',
  repository: 'owner/name on GitHub',
  stock: 'sections of the stock feeds',
  timeZone: 'IANA zone of dates that name none',
  url: 'its address',
  urls: 'addresses of pages',
};
