/** Invented texts about an invented topic: 楓葉 (Maple), a browser by 湛石軟體; a maple leaf as well. */
import type { OtherTopic, Topic } from '../../../../src/model/topic.ts';
import { aboutOf, type About, type Context } from '../../../../src/stages/select/about/about.ts';

export const topic: Topic = {
  id: 'maple',
  name: '楓葉',
  aliases: [
    { text: '楓葉', script: 'hant' },
    { text: '枫叶', script: 'hans' },
    { text: '湛石軟體', script: 'hant' },
    { text: 'Maple', script: 'latin' },
  ],
  sources: [],
  timeZone: 'Asia/Taipei',
  windowDays: 1,
  language: 'zh-TW',
  tags: ['楓葉', '瀏覽器'],
  categories: [],
};

export const others: readonly OtherTopic[] = [{ id: 'otter', names: ['水獺瀏覽器', 'Otter'] }];

export const filler =
  '這一段談的是別的事情，和主題沒有任何關係，只是把文章拉長，讓後面的話離開頭遠一點。';

/** Paragraphs are parted by `／`. */
export function textOf(id: string, title: string, text: string) {
  return { id, title, blocks: text.split('／').map((block) => ({ text: block })) };
}

/** What is said of one article alone. */
export function alone(
  title: string,
  text: string,
  settings: Partial<Topic> = {},
  context: Context = { otherTopics: others },
): About {
  const said = aboutOf([textOf('a', title, text)], { ...topic, ...settings }, context).get('a');
  if (said === undefined) throw new Error('the article was not read');
  return said;
}
