/** Ports that tell of what passes through them, for a line on a terminal: what they answer is untouched. */
import type { Fetcher, Llm, LlmTask } from '../ports.ts';

export interface Observer {
  readonly requestBegun: () => void;
  readonly requestDone: () => void;
  /** A question is put to a model. `about`: the story’s title, or the claim that is judged; `item` tells stories apart. */
  readonly asks: (label: string, item: string, about: string | undefined) => void;
}

/** Looks away. */
export const nobody: Observer = {
  requestBegun: () => undefined,
  requestDone: () => undefined,
  asks: () => undefined,
};

export function observedFetcher(inner: Fetcher, { requestBegun, requestDone }: Observer): Fetcher {
  return {
    fetch: async (request) => {
      requestBegun();
      try {
        return await inner.fetch(request);
      } finally {
        requestDone();
      }
    },
  };
}

export function observedLlm(inner: Llm, { asks }: Observer): Llm {
  const titles = new Map<string, string>();
  return {
    info: inner.info,
    contextTokens: inner.contextTokens,
    ask: async (request, ahead) => {
      const { label, task } = request;
      if (task.kind === 'choose') {
        const title = task.headlines[0]?.text;
        if (title !== undefined) titles.set(task.storyId, title);
      }
      const item = 'storyId' in task ? task.storyId : label;
      asks(label, item, titles.get(item) ?? claimOf(task));
      return inner.ask(request, ahead);
    },
  };
}

function claimOf(task: LlmTask): string | undefined {
  return task.kind === 'judge' ? task.claim : undefined;
}
