/** Addresses of other posts of the same topic, by patterns in Jekyll's words. */
import type { Digest } from '../model/digest.ts';

const placeholder = /:(?:categories|year|month|day|title)\b/g;

/** `/qwen/daily/2026/01/25/qwen.html` */
export function permalinkOf(
  pattern: string,
  date: string,
  { topicId, categories }: Pick<Digest, 'topicId' | 'categories'>,
): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const parts: Readonly<Record<string, string>> = {
    ':categories': categories.join('/'),
    ':year': year,
    ':month': month,
    ':day': day,
    ':title': topicId,
  };
  return pattern.replace(placeholder, (name) => parts[name] ?? '').replace(/\/{2,}/g, '/');
}
