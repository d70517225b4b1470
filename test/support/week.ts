/** A week of posts out of the sample: the same events, each day with its own date, the later ones carrying on. */
import type { FormatName } from '../../src/config/settings.ts';
import type { Digest } from '../../src/model/digest.ts';
import type { Rendition } from '../../src/model/post.ts';
import { render } from '../../src/stages/render/render.ts';
import { withNeighbours } from '../../src/writers/neighbours.ts';
import { linkIn } from '../../src/writers/permalink.ts';
import { sampleDigest, sampleParams } from './sample-digest.ts';

const days = [20, 21, 22, 23, 24, 25, 26].map((day) => `2026-01-${day}`);

export async function digestWeek(): Promise<readonly Digest[]> {
  return Promise.all(
    days.map(async (date, i) => {
      const start = Date.parse(`${date}T00:00:00+08:00`);
      const window = {
        ...sampleParams().window,
        date,
        start: new Date(start).toISOString(),
        end: new Date(start + 86_400_000).toISOString(),
      };
      const digest = await sampleDigest({}, sampleParams({ window }));
      const [before] = i === 0 ? [] : [days[i - 1] ?? ''];
      const [first, ...others] = digest.events;
      if (before === undefined || first === undefined) return digest;
      const earlier = { date: before, headline: first.headline.text };
      return { ...digest, events: [{ ...first, earlier }, ...others] };
    }),
  );
}

/** As they lie in a blog: each with its neighbours, the last with its picture. */
export async function rendersOf(
  week: readonly Digest[],
  format: FormatName,
): Promise<readonly Rendition[]> {
  return Promise.all(
    week.map(async (digest, i) => {
      const params = sampleParams({ format, image: i === week.length - 1 });
      const { value } = await render.run(digest, {}, params);
      const neighbours = { before: days[i - 1], after: days[i + 1] };
      const text = withNeighbours(value.post.text, neighbours, digest.lang, (date) =>
        linkIn(format, undefined, date, digest),
      );
      return { ...value, post: { ...value.post, text } };
    }),
  );
}
