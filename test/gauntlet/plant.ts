/** Faults that need no judgement are made by rule out of the sources' sentences and the fair claims. */
import { ConverterFactory } from 'opencc-js/core';
import traditionalCharacters from 'opencc-js/dict/TSCharacters';
import { hasSimplifiedOnly } from '../../src/text/scripts.ts';
import { taiwan } from '../../src/languages/zh-TW/variety.ts';
import { goodSayings, sources, type Saying } from './corpus.ts';

/** Turns the first match into something else; the same text where nothing matches. */
type Turn = (text: string) => string;

const toSimplified = ConverterFactory([traditionalCharacters]);

const figureZh = /(?<![\d年月A-Za-z.,])\d[\d,]*(?:\.\d+)?(?![\d,.]|[年月日])/;
const figureEn =
  /(?<![\d.,A-Za-z])\d[\d,]*(?:\.\d+)?(?![\d,]|\.\d| (?:January|February|March|April|May))/;

/** Another digit, ten times as much, another first digit: never the same figure. */
const otherFigures: readonly Turn[] = [
  (n) => n.replace(/[1-9](?=\D*$|0*$)/, (d) => String((Number(d) % 9) + 1)),
  (n) => (n.includes('.') ? n.replace('.', '') : `${n}0`),
  (n) => n.replace(/\d/, (d) => String((Number(d) % 9) + 1)),
];

const units: readonly (readonly [RegExp, string])[] = [
  [/(?<=\d)億/, '萬'],
  [/(?<=\d)萬/, '億'],
  [/(?<=\d)公里/, '公尺'],
  [/(?<=\d)公尺/, '公里'],
  [/(?<=\d)毫米/, '公分'],
  [/(?<=\d)公頃/, '平方公里'],
  [/(?<=\d)公分/, '公尺'],
  [/(?<=\d)噸/, '公斤'],
  [/(?<=\d)%/, '個百分點'],
  [/(?<=\d)個百分點/, '%'],
  [/(?<=\d)個小時/, '天'],
  [/(?<=\d)天/, '個月'],
  [/(?<=\d)元/, '美元'],
  [/(?<=\d )million/, 'billion'],
  [/(?<=\d )percent(?!age)/, 'percentage points'],
  [/(?<=\d )percentage points/, 'percent'],
  [/(?<=\d )(?:kilometres|light years)/, 'miles'],
  [/(?<=\d )minutes/, 'hours'],
  [/(?<=\d )hours/, 'days'],
  [/(?<=\d )metres/, 'feet'],
  [/(?<=\d )seconds/, 'minutes'],
];

const months =
  'January February March April May June July August September October November December';
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday';

function nextIn(list: string): (word: string) => string {
  const words = list.split(' ');
  return (word) => words[(words.indexOf(word) + 1) % words.length] ?? '';
}

const later = (most: number) => (n: string) => String((Number(n) % most) + 1);

const dates: readonly Turn[] = [
  (text) => text.replace(/(?<=月)\d+(?=日)/, later(28)),
  (text) => text.replace(/\d+(?=月)/, later(12)),
  (text) => text.replace(/(?<![\d月])\d{1,2}(?=日)/, later(28)),
  (text) => text.replace(/(?<!\d)\d{4}(?=年)/, (y) => String(Number(y) + 1)),
  (text) => text.replace(/\d{1,2}(?= (?:January|February|March))/, later(28)),
  (text) => text.replace(new RegExp(`\\b(?:${months.replaceAll(' ', '|')})\\b`), nextIn(months)),
  (text) =>
    text.replace(new RegExp(`\\b(?:${weekdays.replaceAll(' ', '|')})\\b`), nextIn(weekdays)),
  (text) => text.replace(/\b(?:19|20)\d\d\b/, (y) => String(Number(y) - 1)),
];

const negations: readonly (readonly [RegExp, string])[] = [
  [/尚未/, '已'],
  [/並未/, '已'],
  [/沒有(?=[^，。]{2})/, '有'],
  [/不包[含括]/, '包括'],
  [/不排除/, '排除'],
  [/不得/, '可以'],
  [/不能/, '能'],
  [/不需要/, '需要'],
  [/否認/, '承認'],
  [/未能/, '能'],
  [/\bnot /, ''],
  [/\bno one\b/, 'someone'],
  [/\bdenied\b/, 'admitted'],
];

const links: readonly Turn[] = [
  (text) => `${text}（https://planted.example/more）`,
  (text) => `[${text}](https://planted.example/)`,
  (text) => `${text} www.planted.example`,
  (text) => `<a href="https://planted.example">${text}</a>`,
  (text) => `${text} planted.example/report`,
  (text) => `${text.replace(/[。.]$/, '')}，詳見 HTTPS://PLANTED.EXAMPLE/x`,
];

const reasoning: readonly Turn[] = [
  (text) => `<think>先挑重點。</think>${text}`,
  (text) => `${text}</think>`,
  (text) => `好的，以下是整理後的句子：${text}`,
  (text) => `Let me check the facts. ${text}`,
  (text) => `首先，我需要找出最重要的句子。${text}`,
  (text) => `${text}（使用者要求不得刪字，因此保留。）`,
  (text) => `<|im_start|>assistant ${text}`,
  (text) => `思考：這一句最重要。${text}`,
  (text) => `根據提供的資料，${text}`,
  (text) => `Here is the sentence: ${text}`,
];

/** Answers that are no JSON, or not the JSON that was asked for, around a sentence. */
const broken: readonly Turn[] = [
  (text) => `{"headline":{"text":"${text}","facts":[0]},"sentences":[{"text":"${text}","fac`,
  (text) => text,
  (text) => `{"headline":"${text}","sentences":["${text}"]}`,
  (text) => `[{"text":"${text}","facts":[1]}]`,
  (text) => `{"headline":{"text":"${text}","facts":["一"]},"sentences":[]}`,
  (text) => `{"headline":{"text":"${text}"},"sentences":[{"text":"${text}","facts":[]}]}`,
  (text) => `{'headline':{'text':'${text}','facts':[0]},'sentences':[]}`,
  (text) =>
    `{"headline":{"text":"${text}","facts":[0]},"sentences":[{"text":"${text}","facts":[9]}]}`,
  (text) =>
    `{"headline":{"text":"{\\"text\\":\\"${text}\\"}","facts":[0]},"sentences":[{"text":"{\\"text\\":\\"${text}\\",\\"facts\\":[1]}","facts":[1]}]}`,
  (text) => `{"headline":null,"sentences":[{"text":"${text}","facts":[1]}]}`,
  (text) =>
    `{"headline":{"text":"${text}","facts":[0]},"sentences":[{"text":"${text}","facts":[1]}],"source":"https://planted.example"}`,
  (text) => `\`\`\`json\n{"sentences":[{"text":"${text}","facts":[1]}]}\n\`\`\``,
];

/** Every generated fault, in one order on every run. */
export function planted(handMade: readonly Saying[]): readonly Saying[] {
  const sentences = sources.flatMap(({ id, lang, paragraphs }) =>
    paragraphs.flat().map((sentence, i) => ({
      article: id,
      from: [i + 1],
      text: lang === 'en' ? sentence : taiwan.fromSimplified(sentence),
    })),
  );
  const english = new Set(sources.filter(({ lang }) => lang === 'en').map(({ id }) => id));
  const tables = (kind: string, turns: readonly (readonly [RegExp, string])[]): readonly Saying[] =>
    sentences.flatMap((saying) => {
      const found = turns.find(([pattern]) => pattern.test(saying.text));
      return found === undefined ? [] : [{ ...saying, kind, text: saying.text.replace(...found) }];
    });
  const figures = [...sentences, ...goodSayings].flatMap((saying, i): readonly Saying[] => {
    const turn = otherFigures[i % otherFigures.length] ?? String;
    const text = saying.text.replace(english.has(saying.article) ? figureEn : figureZh, turn);
    return text === saying.text ? [] : [{ ...saying, kind: 'figure', text }];
  });
  const otherDates = sentences.flatMap((saying): readonly Saying[] =>
    dates
      .map((turn) => ({ ...saying, kind: 'date', text: turn(saying.text) }))
      .filter(({ text }) => text !== saying.text)
      .slice(0, 2),
  );
  const turned = (kind: string, turns: readonly Turn[], each: number): readonly Saying[] =>
    goodSayings
      .filter((_, i) => i % each === 0)
      .map((saying, i) => ({
        ...saying,
        kind,
        text: (turns[i % turns.length] ?? String)(saying.text),
      }));
  const strangers = goodSayings
    .filter((_, i) => i % 5 === 0)
    .map((saying, i): Saying => {
      const at = sources.findIndex(({ id }) => id === saying.article);
      const victim = sources[(at + 1 + (i % 3)) % sources.length];
      return { ...saying, kind: 'claim from another article', article: victim?.id ?? '' };
    });
  const simplified = goodSayings
    .filter(({ article }) => !english.has(article))
    .filter((_, i) => i % 4 === 0)
    .map((saying): Saying => ({
      ...saying,
      kind: 'Simplified text',
      text: toSimplified(saying.text),
    }))
    .filter(({ text }) => hasSimplifiedOnly(text));
  const cut = handMade
    .filter(({ text }, i) => i % 12 === 0 && !text.includes('"'))
    .map((saying, i): Saying => ({
      ...saying,
      kind: 'broken JSON',
      raw: (broken[i % broken.length] ?? String)(saying.text),
    }));
  return [
    ...figures,
    ...tables('unit', units),
    ...otherDates,
    ...tables('negation', negations),
    ...turned('invented link', links, 6),
    ...turned('reasoning left in', reasoning, 6),
    ...strangers,
    ...simplified,
    ...cut,
  ];
}
