/** `digest stage wordings`: what the rules let each sentence of an article be shortened to. */
import { z } from 'zod';
import { checkedInput } from '../../wrong-value.ts';
import { printed } from '../printed.ts';
import { wordingsOf } from '../../proof/wordings.ts';
import { publication, readPlain, type PlainSource } from './input.ts';

const hint = '{articles: [{id, title, text, lang?, publishedAt?}]}';

const shape: z.ZodType<{ articles: (PlainSource & { lang?: string | null | undefined })[] }> =
  z.strictObject({
    articles: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string().nullish(),
        text: z.string(),
        lang: z.string().nullish(),
        publishedAt: publication,
      }),
    ),
  });

/**
 * `{articles: [{id, title, text, lang?, publishedAt?}]}` → `{results: [{articleId, sentence, text, wordings: [{text,
 * rules, standsAlone}]}]}`; sentence 0 is the title, the first wording the whole of it, in Taiwan's characters and
 * words. The language is read off the text itself. Throws a UsageError that names the path of the wrong value.
 */
export async function runAlone(input: unknown): Promise<unknown> {
  const { articles } = checkedInput('wordings', shape, hint, input);
  return {
    results: articles.map(readPlain).flatMap((article) =>
      article.sentences
        .filter(({ text }) => text.trim() !== '')
        .map((sentence) => ({
          articleId: article.id,
          sentence: sentence.number,
          text: sentence.text,
          wordings: wordingsOf(sentence, article).map(({ text, rules, against }) => ({
            text: printed(text, article, sentence.number === 0),
            rules,
            standsAlone: against === undefined,
          })),
        })),
    ),
  };
}
