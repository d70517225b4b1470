import { describe, expect, test } from 'vitest';
import type { FetchResponse } from '../../src/ports.ts';
import { asksConsent, refusalIn, rejection } from '../../src/sources/links/google-refusal.ts';

const link = 'https://news.google.com/rss/articles/CBMi1?hl=zh-TW';

function answer(body: string, { status = 200, url = link } = {}): FetchResponse {
  return { status, url, redirects: [], headers: {}, body: new TextEncoder().encode(body) };
}

const page = '<!doctype html><c-wiz><div data-n-a-ts="1" data-n-a-sg="AZ"></div></c-wiz>';
const form = (fields: string, action = 'https://consent.google.com/save'): string =>
  `<form action="${action}" method="POST"><input type="hidden" name="continue" value="${link}&amp;gl=TW">${fields}</form>`;
const accept =
  '<input name="set_eom" value="false"><input name="set_sc" value="true"><button>Accept all</button>';
const reject = '<input name="set_eom" value="true"><button>Reject all</button>';

describe('a refusal', () => {
  test.each([
    ['429', answer('', { status: 429 })],
    ['403', answer('Forbidden', { status: 403 })],
    ['503 of the older captcha page', answer('<html>', { status: 503 })],
    [
      'the captcha page by its address',
      answer('', { url: 'https://www.google.com/sorry/index?continue=x' }),
    ],
    [
      'the captcha page by its form',
      answer('<!doctype html><form id="captcha-form" action="index">'),
    ],
    [
      'the captcha page by its words',
      answer('<html>Our systems have detected unusual traffic from your computer network.'),
    ],
  ])('%s', (_name, response) => {
    expect(refusalIn(response)).toMatch(/^Google /);
  });

  test.each([
    ['a page with a signature', answer(page)],
    [
      'a page that loads a captcha’s script and has a signature',
      answer(`${page}<script src="/recaptcha/api.js">`),
    ],
    [
      'a feed with a headline about captchas',
      answer('<rss><item><title>/recaptcha/ unusual traffic from your computer network'),
    ],
    ['the answer of the call', answer(')]}\'\n\n[["wrb.fr","Fbv4je",null]]')],
    ['a page that is not there', answer('<html>', { status: 404 })],
    [
      'that of an outlet to which the link led',
      answer('', { status: 403, url: 'https://a.example/1' }),
    ],
    ['an error of the server', answer('<html>', { status: 500 })],
  ])('not %s', (_name, response) => {
    expect(refusalIn(response)).toBeUndefined();
  });
});

describe('the consent page', () => {
  test.each(['consent.google.com', 'consent.google.de', 'consent.google.com.hk'])(
    'is known by its host, %s',
    (host) => {
      expect(asksConsent(answer('', { url: `https://${host}/m?continue=x` }))).toBe(true);
    },
  );

  test('is known by its form where it stands at the address that was asked for', () => {
    expect(asksConsent(answer(`<html>${form(accept)}`))).toBe(true);
    expect(asksConsent(answer(page))).toBe(false);
    expect(asksConsent(answer(form(accept, 'https://consent.google.com.evil.example/save')))).toBe(
      false,
    );
  });

  test.each([
    ['its own form, after the one that accepts', form(accept) + form(reject)],
    ['its own form, before', form(reject) + form(accept)],
    [
      'a button of one form',
      form(
        '<button name="set_eom" value="false">OK</button><button name="set_eom" value="true">No</button>',
      ),
    ],
  ])('is declined by %s', (_name, html) => {
    const request = rejection(answer(html, { url: 'https://consent.google.com/m' }));
    expect(request).toMatchObject({
      method: 'POST',
      url: 'https://consent.google.com/save',
      asReader: true,
    });
    const fields = new URLSearchParams(request?.body);
    expect([fields.get('set_eom'), fields.get('continue'), fields.has('set_sc')]).toEqual([
      'true',
      `${link}&gl=TW`,
      false,
    ]);
  });

  test.each([
    ['only accepts', form(accept)],
    ['leads elsewhere', form(reject, 'https://consent.google.evil.example/save')],
    ['has no form', '<html>'],
  ])('is not answered where it %s', (_name, html) => {
    expect(rejection(answer(html, { url: 'https://consent.google.com/m' }))).toBeUndefined();
  });
});
