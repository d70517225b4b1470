/** What went wrong between here and a model server, as an error that says what to do. */
import { AnswerError, DigestFault, ModelError } from '../errors.ts';

/** Error codes of Node and undici that mean: no server answers there. */
const unreachableCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
]);

export interface FailureContext {
  readonly label: string;
  /** Base URL of the server. */
  readonly host: string;
  /** How to get the server running, for a hint. */
  readonly startHint: string;
}

/** Whether the error means that nothing listens at the address. */
export function isUnreachable(error: unknown): boolean {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    if ('code' in e && typeof e.code === 'string' && unreachableCodes.has(e.code)) return true;
    if (e instanceof AggregateError && e.errors.some(isUnreachable)) return true;
  }
  return false;
}

/** For everything but an HTTP error status. Errors that are already ours pass unchanged. */
export function connectionFailure(error: unknown, context: FailureContext): DigestFault {
  if (error instanceof DigestFault) return error;
  const { label, host, startHint } = context;
  if (isUnreachable(error))
    return new ModelError(`no model server answers at ${host}`, { hint: startHint, cause: error });
  const why = rootMessage(error);
  return new AnswerError('server', `${label}: ${why}`, { cause: error });
}

/** For an HTTP error status, whatever the server. 404 is told apart by the caller. */
export function statusFailure(
  status: number,
  message: string,
  { label, host }: FailureContext,
): DigestFault {
  // Within a stream: the server works, and this answer is lost.
  if (status === 200) return new AnswerError('server', `${label}: ${message}`);
  if (/exceed_context_size|context (?:size|length|window)|input length exceeds/i.test(message))
    return new AnswerError('truncated-prompt', `${label}: the prompt is too long: ${message}`);
  if (
    /more system memory|out of memory|unable to load|failed to load model(?! vocabulary)/i.test(
      message,
    )
  )
    return new ModelError(`the server at ${host} can't load the model: ${message}`, {
      hint: 'choose a smaller model with --model',
    });
  if (status === 401 || status === 403)
    return new ModelError(`the server at ${host} refuses access: ${message}`, {
      hint: 'check the key, and that the host is the one you mean',
    });
  return new AnswerError('server', `${label}: ${message}`);
}

function rootMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `${error.message}${cause}`;
}
