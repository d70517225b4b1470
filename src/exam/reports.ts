/** What an embedding model is examined on: reports of our own writing, days of news about one topic each, with the event that each tells. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { contentKey } from '../content-key.ts';
import { aspectsOf, type Aspects } from '../events/aspects.ts';
import { embeddedText } from '../events/embeddings.ts';
import { logOddsOf } from '../events/same-event.ts';
import { topicNames } from '../events/topic-names.ts';

export interface ExamReport {
  readonly topic: string;
  /** Reports with the same one tell one event. */
  readonly event: string;
  readonly title: string;
  readonly text: string;
}

export interface ExamReports {
  readonly reports: readonly ExamReport[];
  readonly topics: readonly { readonly id: string; readonly names: readonly string[] }[];
}

const text = z.string().trim().min(1);

/** A line of `articles.jsonl`; more keys may stand in it. */
export const reportSchema: z.ZodType<ExamReport> = z.object({
  topic: text,
  event: text,
  title: text,
  text,
});

export const topicsSchema: z.ZodType<ExamReports['topics']> = z.array(
  z.object({ id: text, names: z.array(text) }),
);

/** Half of the topics fits, the other half tells how good it is: here as in `npm run bench -- events`. */
export function isHeldBack(topic: string): boolean {
  return Number.parseInt(createHash('sha256').update(topic).digest('hex').charAt(0), 16) >= 8;
}

/** What a model is given, in the order of the reports. */
export function textsOf({ reports }: ExamReports): readonly string[] {
  return reports.map(embeddedText);
}

/** Two reports of one topic, as they are compared by words. */
export interface ExamPair {
  readonly topic: string;
  /** Indices of the reports. */
  readonly a: number;
  readonly b: number;
  readonly same: boolean;
  readonly words: readonly [Aspects, Aspects];
}

export function pairsOf({ reports, topics }: ExamReports): readonly ExamPair[] {
  const names = new Map(
    topics.map(({ id, names: own }) => [
      id,
      topicNames({ aliases: own.map((name) => ({ text: name, script: 'latin' })) }),
    ]),
  );
  const aspects = reports.map((one) => aspectsOf(one.title, one.text, names.get(one.topic)));
  return reports.flatMap((x, a) =>
    reports.flatMap((y, b): readonly ExamPair[] =>
      b > a && x.topic === y.topic
        ? [
            {
              topic: x.topic,
              a,
              b,
              same: x.event === y.event,
              words: [aspects[a]!, aspects[b]!],
            },
          ]
        : [],
    ),
  );
}

/**
 * Address of this exam: changed by any report, by what a model reads of one, and by what changes how alike two are by
 * words, for which a pair of each topic stands: reading all takes a second.
 */
export function embeddingExamKey({ reports, topics }: ExamReports): string {
  const some = topics.flatMap(({ id }) => reports.filter(({ topic }) => topic === id).slice(0, 2));
  return contentKey({
    kind: 'embedding exam',
    reports: reports.map((one) => [one.topic, one.event, embeddedText(one)]),
    words: pairsOf({ reports: some, topics }).map(({ words }) => logOddsOf(...words).toFixed(3)),
  });
}
