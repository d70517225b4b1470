/** An Llm that answers by script and keeps what it was asked. */
import type { EngineInfo } from '../../src/model/drafts.ts';
import type { Llm, LlmRequest } from '../../src/ports.ts';

export interface ScriptedLlm extends Llm {
  readonly asked: LlmRequest[];
  /** The request of that label; throws when it was never made. */
  readonly request: (label: string) => LlmRequest;
}

/** `answers` gives the JSON for a request, or throws what `ask` rejects with. */
export function scriptedLlm(
  answers: (request: LlmRequest) => unknown,
  contextTokens = 8192,
): ScriptedLlm {
  const asked: LlmRequest[] = [];
  const info: EngineInfo = { engine: 'ollama', model: 'scripted' };
  return {
    info,
    contextTokens,
    asked,
    request: (label) => {
      const found = asked.find((request) => request.label === label);
      if (found === undefined) throw new Error(`never asked: ${label}`);
      return found;
    },
    // Async, so that what the script throws becomes a rejection.
    ask: async (request) => {
      asked.push(request);
      return { json: await answers(request), promptTokens: 10, outputTokens: 5 };
    },
  };
}
