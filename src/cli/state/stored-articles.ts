/** Articles of the user's own runs, in the shape in which the exam knows articles. */
import { createFileStore } from '../../adapters/file-store.ts';
import { runFolder, runsIn } from '../../adapters/run-folder.ts';
import type { ExamFile, ExamSource } from '../../exam/items.ts';
import type { Article } from '../../model/article.ts';
import type { Story } from '../../model/story.ts';
import type { Outcome } from '../../stage.ts';
import { scriptOf } from '../../text/scripts.ts';

/** The last runs that are looked at, and what is read of an article: as much as of the exam's own. */
const most = { runs: 8, sentences: 12 } as const;
const fewestSentences = 5;

const languages = { hant: 'zh-TW', hans: 'zh-CN', latin: 'en' } as const satisfies Readonly<
  Record<string, ExamFile['lang']>
>;

/** Reports of the last runs that are still stored, each once, in the order of their ids; none is no error. */
export async function storedArticles(state: string): Promise<readonly ExamSource[]> {
  const store = createFileStore(state, 'objects');
  const found = new Map<string, ExamSource>();
  for (const name of (await runsIn(state)).slice(-most.runs)) {
    const [date = '', topic = ''] = name.split('/');
    const manifest = await runFolder(state, date, topic).readManifest();
    const key = manifest?.stages.find(({ stage }) => stage === 'select')?.key;
    if (key === undefined) continue;
    // The store gives an outcome under a stage’s key.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const stored = (await store.get(key)) as Partial<Outcome<readonly Story[]>> | undefined;
    for (const { tellings } of Array.isArray(stored?.value) ? stored.value : [])
      for (const { article } of tellings) {
        const source = sourceOf(article, date);
        if (source !== undefined) found.set(article.url, source);
      }
  }
  return [...found.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function sourceOf(article: Article, date: string): ExamSource | undefined {
  const { id, title, kind, publishedAt } = article;
  const sentences = article.sentences.slice(0, most.sentences).map(({ text }) => text);
  const script = scriptOf([title, ...sentences].join(''));
  if (kind !== 'news' || sentences.length < fewestSentences || script === 'none') return undefined;
  return {
    id: `own-${id}`,
    lang: languages[script],
    topic: title,
    title,
    date: publishedAt?.value.slice(0, 10) ?? date,
    sentences,
    main: [],
    write: false,
    // Who is named in them is not known well enough to put one for another.
    names: { people: [], bodies: [] },
    claims: { 'zh-TW': [], en: [] },
  };
}
