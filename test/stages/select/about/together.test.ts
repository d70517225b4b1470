import { describe, expect, test } from 'vitest';
import { aboutOf } from '../../../../src/stages/select/about/about.ts';
import { aToldStory } from '../../../support/articles.ts';
import { alone, textOf, topic } from './support.ts';

const sure = [
  textOf(
    's1',
    '湛石軟體釋出楓葉 4.2',
    '楓葉 4.2 的分頁改成直排，擴充套件可以同步，網頁載入快三成。',
  ),
  textOf('s2', '楓葉 4.2 評價兩極', '楓葉 4.2 的直排分頁有人讚有人罵，擴充套件的同步常常中斷。'),
];
const like = textOf('x', '直排分頁好用嗎', '楓葉的直排分頁和擴充套件的同步，用戶最有意見。');
const unlike = textOf('y', '入秋以後', '楓葉轉紅，山谷的步道擠滿遊客，飯店客滿。');

describe('articles of one run show each other what the name means', () => {
  test('surroundings like those of a sure article speak for it', () => {
    expect(alone(like.title, '楓葉的直排分頁和擴充套件的同步，用戶最有意見。').about).toBe(false);
    const said = aboutOf([...sure, like, unlike], topic);
    expect(said.get('x')?.about).toBe(true);
    expect(said.get('y')?.about).toBe(false);
  });

  test('so do those of an earlier post', () => {
    const told = sure.map(({ title, blocks }) => aToldStory(title, blocks[0]?.text ?? ''));
    expect(aboutOf([like], topic, { told }).get('x')?.about).toBe(true);
    expect(aboutOf([unlike], topic, { told }).get('y')?.about).toBe(false);
  });

  test('the order of the articles changes nothing', () => {
    const all = [...sure, like, unlike];
    const forwards = aboutOf(all, topic);
    const backwards = aboutOf(all.toReversed(), topic);
    for (const { id } of all) expect(backwards.get(id)).toEqual(forwards.get(id));
  });

  test('what most call it, it is: a cat of that name is not the topic', () => {
    const said = aboutOf(
      [
        textOf('b1', 'Maple reads aloud', 'The browser Maple can now read pages aloud.'),
        textOf('b2', 'Maple drops a button', 'Maple, the browser, has lost its home button.'),
        textOf('b3', 'Printing fixed at last', 'Users of the browser Maple can print again.'),
        textOf('c1', 'Maple comes home', 'A cat called Maple has come home after nine days.'),
      ],
      topic,
    );
    expect(['b1', 'b2', 'b3', 'c1'].filter((id) => said.get(id)?.about)).toEqual([
      'b1',
      'b2',
      'b3',
    ]);
    expect(said.get('c1')?.reasons.join()).toContain(
      'another kind of thing (animal, not software)',
    );
  });
});
