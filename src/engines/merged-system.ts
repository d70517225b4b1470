/** Chat templates without a place for a system message: Gemma's, older ones of Mistral. */
import type { ChatMessage } from './ask-json.ts';
import type { Concession } from './concessions.ts';

interface WithMessages {
  readonly messages?: readonly ChatMessage[] | undefined;
}

/** What the system message says is put before the first question. */
export function mergedSystem<B extends WithMessages>(): Concession<B> {
  return {
    name: 'system role',
    refusal:
      /system (?:role|message|prompt)|roles?\b[^"]{0,60}\b(?:alternate|supported|allowed|invalid)|raise_exception|jinja|chat.?template/i,
    apply: (body) => {
      const [first, next, ...rest] = body.messages ?? [];
      if (first?.role !== 'system') return body;
      const merged =
        next?.role === 'user'
          ? [{ ...next, content: `${first.content}\n\n${next.content}` }, ...rest]
          : [{ ...first, role: 'user' as const }, ...(next === undefined ? [] : [next]), ...rest];
      return { ...body, messages: merged };
    },
  };
}
