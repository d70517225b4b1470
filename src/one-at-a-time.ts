/** A queue of one, where what would take it all at once would be sorry: a model, memory. */

export type Queue = <T>(job: () => Promise<T>) => Promise<T>;

/** Runs jobs one after another in the order they were handed in, whether or not earlier ones fail. */
export function oneAtATime(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return (job) => {
    const result = last.then(job, job);
    last = result.catch(() => undefined);
    return result;
  };
}
