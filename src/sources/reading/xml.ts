/** XML that is no feed, or of which a reader of feeds leaves something out, by a parser that forgives. */
import { Parser } from 'htmlparser2';

/** One element, with what stands in it. Names are lower-case, with their prefix. */
export interface XmlRecord {
  readonly attributes: Readonly<Record<string, string>>;
  /** Text of each element within, by its name; of several of one name the first. */
  readonly texts: ReadonlyMap<string, string>;
}

/** All elements of a name, in the order of the text, wherever they stand. What is cut off in the middle counts. */
export function xmlRecords(xml: string, wanted: string): readonly XmlRecord[] {
  const found: { attributes: Record<string, string>; texts: Map<string, string> }[] = [];
  const open: { name: string; text: string }[] = [];
  const records: number[] = [];
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        open.push({ name, text: '' });
        if (name !== wanted) return;
        records.push(found.length);
        found.push({ attributes, texts: new Map() });
      },
      ontext: (text) => {
        const element = open.at(-1);
        if (element) element.text += text;
      },
      onclosetag: (name) => {
        const { text = '' } = open.pop() ?? {};
        if (name === wanted) records.pop();
        const texts = found[records.at(-1) ?? -1]?.texts;
        if (texts?.has(name) === false) texts.set(name, text.trim());
      },
    },
    { xmlMode: true, decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.end(xml);
  return found;
}
