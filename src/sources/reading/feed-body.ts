/** What a feed holds, whatever its format. */

/** One item as the feed gives it: nothing but its link is checked yet. */
export interface FeedItem {
  /** HTML or text. */
  readonly title: string;
  /** Absolute http(s) URL of its page; undefined where it has none. */
  readonly link: string | undefined;
  /** Another such URL, by which the feed names the item alone; undefined where that is no address. */
  readonly permalink: string | undefined;
  /** What says when it was published, as written, the likeliest first. */
  readonly published: readonly string[];
  /** When it was last changed, as written. */
  readonly updated: readonly string[];
  /** HTML or text. */
  readonly summary: string | undefined;
  /** HTML or text: the whole of it, where the feed has it. */
  readonly content: string | undefined;
  /** Publisher of the item in a feed that collects from several. */
  readonly publisher: string | undefined;
  /** Where that publisher is at home. */
  readonly publisherUrl: string | undefined;
  /** Its categories. */
  readonly tags: readonly string[];
}

/** A feed with its items in the order of the body. */
export interface FeedBody {
  readonly title: string | undefined;
  /** The site that the feed says it is of. */
  readonly site: string | undefined;
  /** BCP 47 as written; undefined where the feed doesn't say. */
  readonly language: string | undefined;
  /** When the feed itself was made, as written. */
  readonly built: readonly string[];
  readonly items: readonly FeedItem[];
  /** Sentences about what was ill-formed. */
  readonly odd: readonly string[];
}

/** A site's own address, as links of RSS without a base are relative to it; never another port of the same host. */
export function relativeTo(site: string | undefined, url: string): string {
  if (site === undefined || !URL.canParse(site)) return url;
  const [there, here] = [new URL(site), new URL(url)];
  return there.hostname === here.hostname && there.host !== here.host ? url : site;
}

/** Where a feed gives several items one link, that of its front page say, each is at the address by which it is named. */
export function withLinksOfTheirOwn(items: readonly FeedItem[]): readonly FeedItem[] {
  const names = new Map<string | undefined, Set<string | undefined>>();
  for (const { link, permalink } of items)
    names.set(link, (names.get(link) ?? new Set()).add(permalink));
  return items.map((item) => {
    const isShared = (names.get(item.link)?.size ?? 0) > 1;
    return isShared && item.permalink !== undefined ? { ...item, link: item.permalink } : item;
  });
}
