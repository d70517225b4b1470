/** URLs: the same page under other names. */
import { parse } from 'tldts';
import normalizeUrl, { type Options } from 'normalize-url';

/**
 * Parameters that say how a reader came, not what they read. From public lists (ClearURLs, Brave,
 * the networks' own documentation); names that sites also use for content (`id`, `p`, `ref`, `from`
 * as a page number …) are only here where the value is never content.
 */
const trackingParameters: readonly RegExp[] = [
  /^utm_/i,
  /^(?:fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh)$/i,
  /^(?:mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|hsctatracking|vero_id|oly_anon_id|oly_enc_id|rb_clickid)$/i,
  /^(?:guccounter|guce_referrer|guce_referrer_sig|\.tsrc|ncid|soc_src|soc_trk)$/i,
  /^(?:ocid|cvid|ei|cmpid|cmp|ns_campaign|ns_mchannel|ns_source|wt_mc|wt\.mc_id|wtrid|xtor|at_medium)$/i,
  /^(?:_ga|_gl|_openstat|s_kwcid|trk|trkcampaign|spm|scm|__twitter_impression|amp_js_v|usqp)$/i,
  /^(?:mibextid|sfnsn|refsrc|ref_src|ref_url|share_token|smid|smtyp|sharetype|share_source)$/i,
  /^(?:srsltid|gad_source|gad_campaignid|rdt_cid|epik|_kx|_branch_match_id|_branch_referrer)$/i,
  /^(?:__cft__(?:\[\d+\])?|__tn__|fb_(?:action_ids|action_types|ref|source)|lipi|wickedid)$/i,
  /^(?:pk|piwik|mtm|hsa)_(?:campaign|cid|content|group|keyword|kwd|medium|placement|source|acc|ad|cam|grp|kw|mt|net|src|tgt|ver)$/i,
];

/** What changes nothing for a reader. `www.`, mobile and AMP hosts are left: they may be other pages. */
const cleaning: Options = {
  stripHash: false,
  stripWWW: false,
  stripAuthentication: true,
  removeQueryParameters: trackingParameters,
  removeTrailingSlash: false,
  removeSingleSlash: false,
  sortQueryParameters: false,
};

const comparing: Options = {
  ...cleaning,
  forceHttps: true,
  removeTrailingSlash: true,
  removeSingleSlash: true,
  sortQueryParameters: true,
};

/**
 * The name under which two URLs are compared: tracking parameters, fragment, default port and
 * authentication gone, query sorted, `http` taken for `https`, no slash at the end. For comparison,
 * not for fetching or print. What is no URL comes back as it is.
 */
export function canonicalUrl(url: string): string {
  // Once the slash at the end has gone, what is left may end in something that goes as well (`?/`).
  const once = normalize(url, comparing);
  const twice = normalize(once, comparing);
  const last = twice === once ? once : normalize(twice, comparing);
  return last.replace(/%[\da-f]{2}/gi, (code) => code.toUpperCase());
}

/** The URL without what tracks its readers: for fetching and print. What is no URL comes back as it is. */
export function withoutTracking(url: string): string {
  return normalize(url, cleaning);
}

/** The registrable domain: what one owner has. A blog below a host of blogs has one of its own. */
export function domainOf(urlOrHost: string): string | undefined {
  return parse(urlOrHost, { allowPrivateDomains: true }).domain ?? undefined;
}

/** Who answers for an address: its registrable domain; without one it is a server's own, port and all. */
export function ownerOf(url: string): string {
  return domainOf(url) ?? new URL(url).host;
}

/** The host without `www.`, lower-case: `technews.tw`; undefined for what is no URL. */
export function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : undefined;
}

function normalize(url: string, options: Options): string {
  if (!/^https?:/i.test(url.trim())) return url;
  try {
    // A question mark without a query says nothing, and would keep the slash before it.
    return normalizeUrl(withPercentSigns(withoutPlace(url)).replace(/\?(?=#|$)/, ''), options);
  } catch {
    return url;
  }
}

/** A fragment names a place on the page; one that looks like a path names the page itself, in sites of one page. */
function withoutPlace(url: string): string {
  return url.replace(/#(?!!?\/).*$/s, '');
}

/** The library decodes paths once: a percent sign that stands for itself has to be one afterwards. */
function withPercentSigns(url: string): string {
  const path = /^[^?#]*/.exec(url)?.[0] ?? '';
  try {
    decodeURI(path);
  } catch {
    return url;
  }
  return path.replaceAll('%25', '%2525') + url.slice(path.length);
}
