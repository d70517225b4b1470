/** Which news agency wrote what a page prints, where it says so. */
import { agencyAt, agencyBehind, agencyIn, agencyNamed } from '../../../text/agencies.ts';
import { datelineLength } from '../../../text/datelines.ts';
import type { Clue } from './clues.ts';
import type { LinkedData } from './json-ld.ts';

/** What may name it. */
export interface AgencyFacts {
  /** The first lines of the text, in which a dateline stands. */
  readonly lines: readonly string[];
  readonly byline: string | undefined;
  /** Short lines around headline and text. */
  readonly clues: readonly Pick<Clue, 'text'>[];
  readonly data: Pick<LinkedData, 'authors' | 'origins'> | undefined;
}

/** The dateline's before the byline's, the line's that names a source, and the structured data's. */
export function readAgency({ lines, byline, clues, data }: AgencyFacts): string | undefined {
  const found = [
    ...lines.map((line) => agencyAt(line.slice(0, datelineLength(line)))),
    agencyIn(byline ?? ''),
    ...clues.map(({ text }) => agencyBehind(text)),
    ...[...(data?.authors ?? []), ...(data?.origins ?? [])].map(agencyNamed),
  ];
  return found.find((agency) => agency !== undefined);
}
