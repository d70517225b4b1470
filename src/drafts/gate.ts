/** What may not stand in a draft at all, whatever it says. */

const taskTalk = 'talks about the task';

const leaks: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/<\/?think|<\|[^|]*\|>|^(?:思考|推理)(?:過程)?[:：]/i, 'holds the model’s reasoning'],
  [
    /\b(?:as an ai|let me|i (?:need|should|will|have) to|the user|here is|here are|step \d)\b|(?:作為|身為)(?:一個)?(?:AI|人工智慧|語言模型)|^(?:好的|以下是|首先，我|根據(?:您|你|上述|提供)|根据(?:您|你|上述|提供))|使用者(?:要求|想要)|用户(?:要求|想要)/i,
    taskTalk,
  ],
  [/^\s*[[{]|["“]?(?:facts?|text|headline|sentences?)["”]?\s*:\s*["[{\d]|[}\]]\s*$/, 'holds JSON'],
  [
    /```|\*\*|__|^\s*#{1,6}\s|!?\[[^\]]*\]\(|^\s*[-*+]\s|^\s*\d+\.\s|^\s*>\s|\|\s*-{3}/,
    'holds Markdown',
  ],
  [/\{\{|\}\}|\{%|%\}/, 'holds template code'],
  [/<[a-z!/][^>]*>/i, 'holds HTML'],
  [/[\n\r\t]/, 'runs over several lines'],
  [/[\p{Cc}\p{Cf}]/u, 'holds invisible characters'],
];

/** In characters. */
const longest = 400;
const address =
  /(?:https?:\/\/|www\.)[^\s，。「」）)]+|[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}\/[^\s，。「」）)]+/gi;

/** Why a draft can't be read as a sentence of a post; undefined where it can. `quotes` are the words cited. */
export function leakIn(text: string, quotes: readonly string[]): string | undefined {
  if (text.trim() === '') return 'is empty';
  if (text.length > longest) return `is too long for a sentence: ${text.length} characters`;
  for (const found of text.match(address) ?? []) {
    if (!quotes.some((quote) => quote.includes(found)))
      return `holds an address that no source has: ${found}`;
  }
  // What a source says itself is no talk about the task: "the user".
  const own = (found: string | undefined): boolean =>
    found !== undefined &&
    found.length > 2 &&
    quotes.some((quote) => quote.toLowerCase().includes(found.toLowerCase()));
  return leaks.find(([pattern, reason]) => {
    const found = pattern.exec(text)?.[0];
    return found !== undefined && !(reason === taskTalk && own(found));
  })?.[1];
}
