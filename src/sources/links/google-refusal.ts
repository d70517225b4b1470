/**
 * How Google says no, and how it asks for consent first. In the EU the consent page stands before pages of Google
 * News; what follows is what somebody who declines sends. Shapes are those of public reports, re-typed.
 */
import { load } from 'cheerio/slim';
import type { FetchRequest, FetchResponse } from '../../ports.ts';

/** Statuses by which Google turns machines away; 503 is that of its older captcha page. */
const refusing: ReadonlySet<number> = new Set([401, 403, 429, 451, 503]);

/** What “Reject all” on the consent page leaves as a cookie. */
export const declinedCookie = 'SOCS=CAE=';

const consent = String.raw`consent\.google\.(?:[a-z]{2,3}|com?\.[a-z]{2})`;
/** Hosts of the page that asks for consent, one for each country. */
export const consentHost: RegExp = new RegExp(`^${consent}$`);
const consentForm = new RegExp(`<form[^>]+action=["']?https://${consent}/save\\b`, 'i');
const captcha =
  /id=["']?captcha-form|\/recaptcha\/|\/sorry\/index|unusual traffic from your computer network/i;
/** As much of a page as its head and a form take. */
const lookedAt = 200_000;

/** Whether an address is Google's own: a link may lead straight to its article. */
export function isGoogles(url: string): boolean {
  return /(?:^|\.)google\.(?:[a-z]{2,3}|com?\.[a-z]{2})$/.test(new URL(url).hostname);
}

/** Why the answer is a refusal, in words; undefined for any other. */
export function refusalIn({ status, url, body }: FetchResponse): string | undefined {
  if (!isGoogles(url)) return undefined;
  const { pathname } = new URL(url);
  if (pathname.startsWith('/sorry/')) return 'Google asks for a captcha (/sorry/)';
  if (refusing.has(status)) return `Google answered with status ${status}`;
  const text = textOf(body);
  if (/\bdata-n-a-sg=/.test(text) || !/<html|<!doctype/i.test(text)) return undefined;
  return captcha.test(text) ? 'Google asks for a captcha' : undefined;
}

/** Whether the answer is the page that asks for consent, wherever it was served. */
export function asksConsent({ url, body }: FetchResponse): boolean {
  if (consentHost.test(new URL(url).hostname)) return true;
  return consentForm.test(textOf(body));
}

/**
 * The request that “Reject all” on a consent page sends; undefined where the page has no such form. `set_eom` is what
 * tells it from the one that accepts; Google then leads back to the page that was wanted.
 */
export function rejection({ url, body }: FetchResponse): FetchRequest | undefined {
  const $ = load(textOf(body), null, false);
  for (const form of $('form').toArray()) {
    const action = $(form).attr('action') ?? '';
    const target = URL.canParse(action, url) ? new URL(action, url) : undefined;
    if (target === undefined || !consentHost.test(target.hostname)) continue;
    const fields = new URLSearchParams();
    for (const field of $(form).find('input[name]').toArray())
      fields.set($(field).attr('name') ?? '', $(field).attr('value') ?? '');
    const buttons = $(form).find('button[name]').toArray();
    const submits = buttons.length === 0 ? [undefined] : buttons;
    for (const button of submits) {
      const sent = new URLSearchParams(fields);
      if (button !== undefined)
        sent.set($(button).attr('name') ?? '', $(button).attr('value') ?? '');
      if (sent.get('set_eom') !== 'true') continue;
      return {
        method: 'POST',
        url: target.href,
        headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
        body: sent.toString(),
        kind: 'api',
        asReader: true,
      };
    }
  }
  return undefined;
}

function textOf(body: Uint8Array): string {
  return Buffer.from(body.subarray(0, lookedAt)).toString('utf8');
}
