/** Hugging Face: papers of a day that its readers chose, and new models of an author. */
import { z } from 'zod';
import type { Query } from '../../model/topic.ts';
import { isNamed } from '../aliases.ts';
import { addDays, askedDays } from '../days.ts';
import { optional, readJson } from '../reading/json-answer.ts';
import { httpUrl, plainText, snippetOf } from '../reading/plain-text.ts';
import {
  asSource,
  type Finding,
  type Parsed,
  type PlannedRequest,
  type Source,
  type SourceAnswer,
} from '../source.ts';

const mostModels = 50;

const schema = z
  .strictObject({
    kind: z.literal('hugging-face'),
    /** Papers of the day. */
    papers: z.literal(true).optional(),
    /** Account whose new models are news: `Qwen`. */
    author: z
      .string()
      .regex(/^[\w.-]+$/, 'an account such as Qwen')
      .optional(),
  })
  .refine(({ papers, author }) => (papers === true) !== (author !== undefined), {
    message: 'either papers: true or an author',
  });
type HuggingFaceSpec = z.infer<typeof schema>;

const papersSchema = z.array(
  z.object({
    title: optional(z.string()),
    publishedAt: optional(z.string()),
    paper: z.object({
      id: z.string(),
      title: optional(z.string()),
      summary: optional(z.string()),
      publishedAt: optional(z.string()),
    }),
  }),
);

const modelsSchema = z.array(
  z.object({
    id: z.string(),
    createdAt: optional(z.string()),
    pipeline_tag: optional(z.string()),
  }),
);

/** The source `hugging-face`: one GET a day for papers, one for an author's models. */
export const huggingFace: Source = asSource({
  kind: 'hugging-face',
  spec: schema,
  can: { window: 'day', scripts: [], pageSize: mostModels, terms: 'a public API, at a human pace' },
  plan,
  parse,
});

function plan({ window }: Query, { author }: HuggingFaceSpec): readonly PlannedRequest[] {
  const ask = (source: string, path: string): PlannedRequest => ({
    source,
    request: { method: 'GET', url: `https://huggingface.co/api/${path}`, kind: 'api' },
  });
  if (author !== undefined)
    return [
      ask(
        `hugging-face:${author}`,
        `models?author=${author}&sort=createdAt&direction=-1&limit=${mostModels}`,
      ),
    ];
  const { after, before } = askedDays(window);
  const days: string[] = [];
  for (let day = after; day < before; day = addDays(day, 1)) days.push(day);
  return days.map((day) => ask('hugging-face:papers', `daily_papers?date=${day}`));
}

function parse(answer: SourceAnswer, query: Query, { author }: HuggingFaceSpec): Parsed {
  return author === undefined ? papersIn(answer, query) : modelsOf(answer, author);
}

function papersIn({ text, url }: SourceAnswer, query: Query): Parsed {
  const papers = readJson(text, papersSchema);
  const findings: Finding[] = [];
  for (const { paper, title: shown, publishedAt } of papers) {
    const link = httpUrl(`https://huggingface.co/papers/${encodeURIComponent(paper.id)}`, url);
    const title = plainText(paper.title ?? shown ?? '');
    if (link === undefined || !isNamed(title, [paper.summary], query.topic.aliases)) continue;
    const value = paper.publishedAt ?? publishedAt;
    const snippet = snippetOf(paper.summary);
    findings.push({
      url: link,
      title,
      outlet: 'Hugging Face',
      // The day on which it was put up somewhere else; it is chosen days later.
      ...(value !== undefined && { date: { value, kind: 'seen' } }),
      ...(snippet !== undefined && { snippet }),
    });
  }
  return { findings, odd: [], items: papers.length };
}

function modelsOf({ text, url }: SourceAnswer, author: string): Parsed {
  const models = readJson(text, modelsSchema);
  const findings: Finding[] = [];
  for (const { id, createdAt, pipeline_tag: task } of models) {
    const link = httpUrl(`https://huggingface.co/${id}`, url);
    if (link === undefined || !id.toLowerCase().startsWith(`${author.toLowerCase()}/`)) continue;
    findings.push({
      url: link,
      title: id,
      outlet: 'Hugging Face',
      ...(createdAt !== undefined && { date: { value: createdAt, kind: 'published' } }),
      ...(task !== undefined && { snippet: task }),
    });
  }
  return {
    findings,
    odd: [],
    items: models.length,
    dates: models.flatMap(({ createdAt }) => createdAt ?? []),
  };
}
