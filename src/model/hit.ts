/** A search result: what a source says lies behind a link, not yet looked at. */
export interface Hit {
  /** `h` + 12 hex digits of sha256(source, url). The page, the article and every line of the ledger keep it. */
  readonly id: string;
  /** Label of the source that found it: `google-news:zh-TW`, `hn-algolia`, `feed:technews.tw`. */
  readonly source: string;
  /** Absolute http(s) URL, unwrapped where the source wraps it. */
  readonly url: string;
  readonly title: string;
  /** Publisher's name as the source gives it. */
  readonly outlet?: string;
  /** The outlet's home page, where the source names it. */
  readonly site?: string;
  /** `outlet` is the name of the site at `url`, and of no other to which that leads on. */
  readonly isSitesName?: true;
  readonly date?: HitDate;
  readonly snippet?: string;
  /** The date as the source writes it, where it can't be read or proves nothing. */
  readonly dateText?: string;
  /** The article's text as its publisher's feed has it, HTML: it serves where the page refuses. */
  readonly text?: string;
  /** How the address behind a wrapped link was found, in words: `decoded`, `by headline in feed:technews.tw`. */
  readonly found?: string;
  /** Why the link stays wrapped: `url` leads to no article. */
  readonly wrapped?: string;
}

export interface HitDate {
  /** ISO 8601 with offset, or a bare `YYYY-MM-DD` where the source knows only the day. */
  readonly value: string;
  /** `published`: the source says the article dates from then; `seen`: it only says when it found it. */
  readonly kind: 'published' | 'seen';
}
