/** An HTTP error status of a model server, and the server's own words for it. */

/** A status other than 2xx, or an error that a server reports within its stream (status 200). */
export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal';
  readonly status: number;
  /** What `Retry-After` asks for, in milliseconds; absent where it says nothing. */
  readonly retryAfterMs: number | undefined;

  constructor(status: number, message: string, retryAfterMs?: number) {
    super(message);
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

/** The words of an error body, which may be JSON, JSON in JSON, plain text or a proxy's HTML; `HTTP 502` where it has none. */
export function refusalText(body: string, status: number): string {
  const text = body.trim();
  try {
    return errorWords(JSON.parse(text));
  } catch {
    // Not JSON: shown below, shortened.
  }
  const plain = text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200);
  return plain === '' ? `HTTP ${status}` : `HTTP ${status}: ${plain}`;
}

/**
 * The sentence inside `{"error": "…"}`, `{"error": {"message": "…"}}` (OpenAI, llama.cpp, LM Studio), `{"message": …}`
 * (vLLM, Mistral) and `{"detail": […]}` (FastAPI, koboldcpp); JSON where there is none.
 */
export function errorWords(error: unknown): string {
  if (typeof error === 'string') return error;
  if (!isRecord(error)) return JSON.stringify(error) ?? '';
  const { error: inner, message, detail, msg } = error;
  const words = inner ?? message ?? detail ?? msg;
  return typeof words === 'string' || isRecord(words) ? errorWords(words) : JSON.stringify(error);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
