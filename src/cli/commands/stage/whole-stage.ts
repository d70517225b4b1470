/** `digest stage select|compose|render`: a stage as it stands in the line, with its parameters beside its input. */
import { z } from 'zod';
import { sectionsSchema } from '../../../config/sections.ts';
import { topicSchema } from '../../../config/topic-file.ts';
import { imageFormats, imageThemes } from '../../../model/post.ts';
import { windowOf } from '../../../config/window.ts';
import { UsageError } from '../../../errors.ts';
import { postLanguages } from '../../../model/topic.ts';
import { checkedInput } from '../../../wrong-value.ts';
import type { Params, Prompt, Stage } from '../../../stage.ts';

/** What stands in for a prompt where no model is asked. */
const noPrompt: Prompt = { id: 'none', version: 1, variables: [], template: '' };

/** As a run keeps them in `published.json`. */
const toldSchema = z.array(
  z.strictObject({
    id: z.string(),
    date: z.string(),
    headline: z.string(),
    sentences: z.array(z.string()),
    urls: z.array(z.string()),
    articles: z.array(z.strictObject({ title: z.string(), text: z.string() })),
    outlets: z.array(z.string()),
    state: z.enum(['new', 'follow-up', 'correction', 'denial']),
    earlier: z.string().exactOptional(),
  }),
);

const inputSchema = z.strictObject({
  /** What the stage takes in the line, as the stage before it gave it. */
  input: z.unknown(),
  params: z.strictObject({
    topic: topicSchema,
    date: z.iso.date(),
    windowDays: z.int().min(1).optional(),
    lang: z.enum(postLanguages).optional(),
    format: z.string().default('jekyll'),
    maxStories: z.int().min(1).default(7),
    sections: sectionsSchema.optional(),
    image: z.boolean().default(false),
    imageFormat: z.enum(imageFormats).exactOptional(),
    imageTheme: z.enum(imageThemes).exactOptional(),
    titleTemplate: z.string().exactOptional(),
    permalink: z.string().exactOptional(),
    layout: z.string().exactOptional(),
    told: toldSchema.default([]),
    toldLater: toldSchema.default([]),
    toldThatDay: toldSchema.default([]),
    decided: z.array(z.string()).default([]),
    otherTopics: z
      .array(z.strictObject({ id: z.string(), names: z.array(z.string()) }))
      .default([]),
  }),
});

/** Takes `{input, params: {topic, date, …}}`, gives `{value, diagnostics}`. Throws UsageError naming the wrong value. */
export function wholeStage<I, O>(
  stage: Stage<I, O, 'embedder'>,
): (input: unknown) => Promise<unknown> {
  return async (given) => {
    const parsed = checkedInput(
      stage.name,
      inputSchema,
      `digest stage ${stage.name} takes {"input": …, "params": {"topic": …, "date": "2026-01-26", …}}.`,
      given,
    );
    const { date, windowDays, lang, ...rest } = parsed.params;
    const params: Params = {
      ...rest,
      window: windowOf(date, windowDays ?? rest.topic.windowDays, rest.topic.timeZone),
      lang: lang ?? rest.topic.language,
      prompts: {
        system: noPrompt,
        choose: noPrompt,
        infer: noPrompt,
        write: noPrompt,
        remark: noPrompt,
        judge: noPrompt,
      },
      judges: [],
      writing: 'choose',
    };
    try {
      // The shape of the input is the stage's own type; a wrong one fails in the stage, and is told as such.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return await stage.run(parsed.input as I, {}, params);
    } catch (cause) {
      if (cause instanceof TypeError) {
        throw new UsageError(`input: not what ${stage.name} takes: ${cause.message}`, {
          hint: `Take it from a run: digest show DATE/TOPIC STAGE --json gives the result of the stage before ${stage.name}.`,
          cause,
        });
      }
      throw cause;
    }
  };
}
