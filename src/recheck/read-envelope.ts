/** A post that is packed into something else, as the formats `json` and `mail` are. */
import type { Digest } from '../model/digest.ts';
import { provenanceOf } from '../model/provenance.ts';
import type { Finding } from './finding.ts';

/** What is in no such envelope comes back as it is. */
export function markdownIn(text: string): string {
  return inJson(text) ?? inMail(text) ?? text;
}

/** What is no longer as the run wrote it of the data that stand beside the Markdown; nothing for other formats. */
export function checkData(text: string, digest: Digest): readonly Finding[] {
  const data = valuesOf(text);
  if (data === undefined) return [];
  const wanted = provenanceOf(digest, '', () => undefined);
  return (['sections', 'sources'] as const)
    .filter((name) => JSON.stringify(data[name]) !== JSON.stringify(wanted[name]))
    .map((name) => ({
      line: 1,
      part: 'frame',
      field: name,
      text: '',
      holds: false,
      isNew: true,
      marks: [],
      reasons: [`${name} of the data are not as the run wrote them`],
    }));
}

function inJson(text: string): string | undefined {
  const markdown = valuesOf(text)?.['markdown'];
  return typeof markdown === 'string' ? markdown : undefined;
}

function valuesOf(text: string): Readonly<Record<string, unknown>> | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value))
      : undefined;
  } catch {
    return undefined;
  }
}

const textPart =
  /^Content-Type: text\/plain; charset=utf-8\r?\nContent-Transfer-Encoding: base64\r?\n\r?\n([A-Za-z0-9+/=\r\n]+)/m;

function inMail(text: string): string | undefined {
  if (!text.startsWith('Subject: ')) return undefined;
  const coded = textPart.exec(text)?.[1];
  return coded === undefined ? undefined : Buffer.from(coded, 'base64').toString('utf8');
}
