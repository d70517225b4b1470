/** What an HTTP answer is: a page, or the reason why it is none. */
import type { Hit } from '../../model/hit.ts';
import type { FetchResponse } from '../../ports.ts';
import { drop, passing, type Diagnostic } from '../../diagnostics.ts';
import { wrappedId } from '../../sources/links/google-news-ids.ts';
import { isPassingStatus } from '../../sources/passing.ts';
import { withoutTracking } from '../../text/urls.ts';
import { decodePage } from '../../text/decode-page.ts';
import { socialHost } from './social.ts';

/** A page whose text is not yet kept. */
export interface ReadPage {
  /** Where the redirects ended. */
  readonly url: string;
  readonly status: number;
  readonly encoding: string;
  readonly html: string;
}

/** The decoded page, or the diagnostic that drops its hit. */
export function readPage(hit: Hit, response: FetchResponse): ReadPage | Diagnostic {
  const { status, url, headers, body } = response;
  if (status >= 400)
    return passing(
      drop('fetch.status', hit.id, `status ${status} from ${url}`),
      isPassingStatus(status),
    );
  if (status < 200 || status >= 300)
    return drop('fetch.status', hit.id, `status ${status} and no page from ${url}`);
  const social = socialHost(url);
  if (social !== undefined)
    return drop('fetch.social', hit.id, `leads to ${social}, which has posts and no articles`);
  if (wrappedId(url) !== undefined)
    return drop('fetch.failed', hit.id, 'the link stays within Google News and reaches no article');
  const decoded = decodePage(body, headers['content-type']);
  if ('refused' in decoded)
    return drop('fetch.not-html', hit.id, `${decoded.refused} at ${url}${decoded.lie}`);
  const { text, encoding } = decoded;
  return { url: withoutTracking(url), status, encoding, html: text };
}
