/** The titles that may head a story. */
import { asPrinted, type StandIn } from '../drafts/stand-in.ts';
import type { ReadStory } from '../drafts/read-story.ts';
import type { PostLanguage } from '../model/topic.ts';
import { wordingsOf } from '../proof/wordings.ts';
import { isCodeFragment } from '../text/asides.ts';
import { ordersAModel } from '../text/orders.ts';

/** Titles of so many tellings are offered. */
const mostTitles = 4;

/** The titles of the tellings in the post's language, the lead's first, each whole and where it may be cut; none that gives orders to a model or is torn by code. */
export function headlinesOf(
  { sources, story }: Pick<ReadStory, 'sources' | 'story'>,
  lang: PostLanguage,
): readonly StandIn[] {
  const wanted = lang === 'en' ? 'en' : 'zh';
  const titled = sources.slice(0, story.tellings.length).filter(({ sentences: [title] }) => {
    const text = title?.text.trim() ?? '';
    return text !== '' && !ordersAModel(text) && !isCodeFragment(text);
  });
  const own = titled.filter((source) => source.lang === wanted);
  const tellings = (own.length > 0 ? own : titled).slice(0, mostTitles);
  const titles = tellings.flatMap((article) => {
    const [title] = article.sentences;
    if (title === undefined) return [];
    return wordingsOf(title, article).map((wording) => asPrinted(wording, title, article));
  });
  return titles.filter((one, i) => titles.findIndex(({ text }) => text === one.text) === i);
}
