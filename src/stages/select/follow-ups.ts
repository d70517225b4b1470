/** Follow-ups of one earlier story that tell one event after all: reports in two languages share few words. */
import { aspectsOf, type Aspects } from '../../events/aspects.ts';
import { noEmbeddings, type Embeddings } from '../../events/embeddings.ts';
import { meanSameEvent } from '../../events/same-event.ts';
import { titledOf } from '../../events/titled.ts';
import { topicNames } from '../../events/topic-names.ts';
import type { Story, Telling } from '../../model/story.ts';
import type { Topic } from '../../model/topic.ts';

/** That both carry on one story speaks for it already; so likely on the mean is enough then. */
const likely = 0.2;

/** Stories in their order, those that belong together in the place of the first; `order` puts the lead first. */
export function joinFollowUps(
  stories: readonly Story[],
  topic: Topic,
  order: (tellings: readonly Telling[]) => readonly Telling[],
  embeddings: Embeddings = noEmbeddings,
): readonly Story[] {
  const ignored = topicNames(topic);
  const aspects = (story: Story): readonly Aspects[] =>
    story.tellings.map(({ article }) => {
      const read = titledOf(article);
      return aspectsOf(read.title, read.text, ignored, embeddings.of(read));
    });
  const joined: Story[] = [];
  for (const story of stories) {
    const at = joined.findIndex(
      (other) =>
        story.earlier !== undefined &&
        other.earlier?.id === story.earlier.id &&
        meanSameEvent(aspects(other), aspects(story)) >= likely,
    );
    const other = joined[at];
    if (other === undefined) joined.push(story);
    else joined[at] = together(other, story, order);
  }
  return joined;
}

function together(
  first: Story,
  second: Story,
  order: (tellings: readonly Telling[]) => readonly Telling[],
): Story {
  const [lead, ...rest] = order([...first.tellings, ...second.tellings]);
  if (lead === undefined) return first;
  // The later of the two posts is the one to go back to.
  const earlier = [first.earlier, second.earlier]
    .flatMap((one) => one ?? [])
    .toSorted((a, b) => (a.date < b.date ? 1 : -1))[0];
  const { late: _, ...story } = first;
  const supports = [...(first.supports ?? []), ...(second.supports ?? [])];
  return {
    ...story,
    id: `s${lead.article.id}`,
    tellings: [lead, ...rest],
    ...(supports.length > 0 && { supports }),
    ...(earlier && { earlier }),
    ...(first.late !== undefined && second.late !== undefined && { late: first.late }),
  };
}
