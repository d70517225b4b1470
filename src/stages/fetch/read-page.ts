/** What an HTTP answer is: a page, or the reason why it is none. */
import type { Hit } from '../../model/hit.ts';
import type { Page } from '../../model/page.ts';
import type { FetchResponse } from '../../ports.ts';
import { drop, type Diagnostic } from '../../diagnostics.ts';
import { wrappedId } from '../../sources/google-news-ids.ts';
import { decodeHtml } from '../../text/charset.ts';
import { withoutTracking } from '../../text/urls.ts';
import { socialHost } from './social.ts';

const htmlTypes: ReadonlySet<string> = new Set(['text/html', 'application/xhtml+xml']);

/** The decoded page, or the diagnostic that drops its hit. */
export function readPage(hit: Hit, response: FetchResponse): Page | Diagnostic {
  const { status, url, headers, body } = response;
  if (status >= 400) return drop('fetch.status', hit.id, `status ${status} from ${url}`);
  if (status < 200 || status >= 300)
    return drop('fetch.status', hit.id, `status ${status} and no page from ${url}`);
  const social = socialHost(url);
  if (social !== undefined)
    return drop('fetch.social', hit.id, `leads to ${social}, which has posts and no articles`);
  if (wrappedId(url) !== undefined)
    return drop('fetch.failed', hit.id, 'the link stays within Google News and reaches no article');
  const type = typeOf(headers['content-type'], body);
  if (!htmlTypes.has(type)) return drop('fetch.not-html', hit.id, `${type} at ${url}`);
  const { text, encoding } = decodeHtml(body, headers['content-type']);
  return { id: hit.id, hit, url: withoutTracking(url), status, encoding, html: text };
}

/** The media type the server names, lower-case; where it names none, HTML is told by its first mark. */
function typeOf(header: string | undefined, body: Uint8Array): string {
  const named = header?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (named !== '' && named !== 'application/octet-stream') return named;
  const start = Buffer.from(body.subarray(0, 512)).toString('latin1').trimStart();
  if (/^(?:\u00ef\u00bb\u00bf)?\s*<(?!\?xml)/i.test(start)) return 'text/html';
  return named === '' ? 'no content type' : named;
}
