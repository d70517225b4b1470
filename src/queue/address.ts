/** The address of a queue, and how it may be shown. */
import { UsageError } from '../errors.ts';

/** @throws UsageError for what is no address of a Redis */
export function redisAddress(text: string): { readonly url: string; readonly name: string } {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^rediss?:$/.test(url.protocol) || url.hostname === '')
    throw new UsageError(`not the address of a Redis: "${withoutPassword(text)}".`, {
      hint: 'Write redis://HOST:6379, redis://:PASSWORD@HOST:6379/1 or rediss://….',
    });
  if (!/^\/?\d*$/.test(url.pathname))
    throw new UsageError(
      `${withoutPassword(text)}: a Redis knows its databases by number, not "${url.pathname.slice(1)}".`,
      { hint: 'Write redis://HOST:6379/1, or leave the number out for 0.' },
    );
  return { url: text, name: withoutPassword(text) };
}

/** Whatever stands between the scheme and an `@` may be a secret, in an address that can't be read too. */
export function withoutPassword(text: string): string {
  return text.replace(/^([a-z]+:\/\/)?([^/@]*)@/i, (_all, scheme: string = '', who: string) => {
    const user = who.split(':')[0] ?? '';
    return `${scheme}${user}${who.includes(':') ? ':…' : ''}@`;
  });
}
