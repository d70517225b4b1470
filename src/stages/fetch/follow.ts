/** Fetches what follows the first page of an article that is spread over several. */
import { note, passing, type Diagnostic } from '../../diagnostics.ts';
import { FetchFailure } from '../../errors.ts';
import type { FurtherPage, Page } from '../../model/page.ts';
import type { Ports } from '../../ports.ts';
import { failureText } from '../../sources/failure-text.ts';
import { isPassingFault } from '../../sources/passing.ts';
import { nextPage } from './next-page.ts';
import { pageNumber } from './page-number.ts';
import { readPage } from './read-page.ts';

/** Pages of one article, the first one counted: a longer chain is a list, not an article. */
const most = 10;

/** A page with all that follows it, and why it ends early where it does. */
export interface Followed {
  readonly page: Page;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * One page after the other, since only each says where the next is. A page that fails ends the chain, not the article.
 * @param second where page two lies, as the first one says
 */
export async function followPages(
  page: Page,
  second: string | undefined,
  ports: Pick<Ports, 'fetcher' | 'pageTexts'>,
): Promise<Followed> {
  const further: FurtherPage[] = [];
  const diagnostics: Diagnostic[] = [];
  let url = second;
  for (let number = 2; number <= most && url !== undefined; number++) {
    const next = await fetchFurther(page, url, number, ports);
    if ('why' in next) {
      const message = `page ${number} of the article is missing from it: ${next.why}`;
      diagnostics.push(passing(note('fetch.further-failed', page.id, message), next.passing));
      break;
    }
    further.push(next.page);
    url = next.after;
  }
  return { page: further.length === 0 ? page : { ...page, further }, diagnostics };
}

interface Missing {
  /** In plain words. */
  readonly why: string;
  readonly passing?: boolean | undefined;
}

interface Further {
  readonly page: FurtherPage;
  /** Where the page after it lies. */
  readonly after: string | undefined;
}

async function fetchFurther(
  page: Page,
  url: string,
  number: number,
  { fetcher, pageTexts }: Pick<Ports, 'fetcher' | 'pageTexts'>,
): Promise<Further | Missing> {
  try {
    const response = await fetcher.fetch({ method: 'GET', url, kind: 'page' });
    const read = readPage(page.hit, response);
    if ('code' in read) return { why: read.message, passing: read.passing };
    if (pageNumber(new URL(page.url), new URL(read.url)) !== number)
      return { why: `leads to ${read.url}` };
    return {
      page: { url: read.url, textKey: await pageTexts.keep(read.html) },
      after: nextPage(read.html, read.url, page.url, number + 1),
    };
  } catch (error) {
    if (!(error instanceof FetchFailure)) throw error;
    return { why: failureText(error), passing: isPassingFault(error.fault) };
  }
}
