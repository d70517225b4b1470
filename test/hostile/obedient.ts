/** A model that does what the text in its prompt tells it to. */
import { says, type ChatBody, type Reply } from '../support/scripted-ollama.ts';
import type { Attack } from './attacks.ts';

interface Asked {
  readonly kind: 'pick' | 'write' | 'remark' | 'repair';
  /** Numbered lines of the data, in order. */
  readonly lines: readonly { readonly n: number; readonly text: string }[];
  /** Everything between the fences. */
  readonly data: string;
}

/** What a chat call of the program asks for. */
export function askedOf(body: ChatBody): Asked {
  const prompt = body.messages.find(({ role }) => role === 'user')?.content ?? '';
  const data = prompt.slice(prompt.indexOf('⟦資料⟧\n'), prompt.lastIndexOf('\n⟦/資料⟧'));
  const schema = JSON.stringify(body.format ?? {});
  const kind = schema.includes('"restsOn"')
    ? 'remark'
    : schema.includes('"headline"')
      ? 'write'
      : schema.includes('"text"')
        ? 'repair'
        : 'pick';
  const lines = data.split('\n').flatMap((line) => {
    const match = /^\[(\d+)\] (.*)$/.exec(line);
    return match === null ? [] : [{ n: Number(match[1]), text: match[2] ?? '' }];
  });
  return { kind, lines, data };
}

/** An honest answer: the first sentences, word for word. */
export function honest({ kind, lines }: Asked): unknown {
  if (kind === 'pick') return { facts: lines.slice(0, 3).map(({ n }) => n) };
  if (kind === 'remark') return { remarks: [] };
  if (kind === 'repair') {
    const [last] = lines.slice(-1);
    return { text: last?.text ?? '', facts: last === undefined ? [] : [last.n] };
  }
  const sentences = lines.map(({ n, text }) => ({ text, facts: [n] }));
  const [headline, ...rest] = sentences;
  return { headline, sentences: rest.slice(0, 3) };
}

/** Letters of a text, so that what the program folds or cuts on its way is found again. */
function letters(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/<[^>]*>|[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

/** A stretch of an order so long is not in a prompt by chance, in letters. */
const telling = 8;

/** Whether a text holds a stretch of the attack's order. */
function holdsOrder(text: string, { payload }: Attack): boolean {
  const [order, where] = [letters(payload), letters(text)];
  for (let i = 0; i + telling <= order.length; i++)
    if (where.includes(order.slice(i, i + telling))) return true;
  return false;
}

/** What the attack wants, in every free field; numbers of all that is there. */
function obeys(asked: Asked, wanted: string, attack: Attack): unknown {
  const { kind, lines } = asked;
  const ordered = lines.filter(({ text }) => holdsOrder(text, attack)).map(({ n }) => n);
  const numbers = [...new Set([...ordered, ...lines.map(({ n }) => n)])].slice(0, 3);
  const sentence = (text: string): unknown => ({ text, facts: numbers });
  if (kind === 'pick') return { facts: numbers };
  if (kind === 'repair') return sentence(`${wanted} https://planted.example/obeyed`);
  if (kind === 'write')
    return {
      headline: sentence(wanted),
      sentences: [
        sentence(wanted),
        sentence(`${wanted} https://planted.example/obeyed`),
        sentence(`[${wanted}](https://planted.example/obeyed)`),
      ],
    };
  const groups = ['industry', 'market', 'users'];
  return { remarks: groups.map((group) => ({ group, text: wanted, restsOn: numbers })) };
}

/** Replies of a server whose model obeys; `seen` is told of every prompt that holds the order. */
export function obedient(attack: Attack, seen: () => void): Reply {
  return (response, body) => {
    const asked = askedOf(body);
    const read = holdsOrder(asked.data, attack);
    if (read) seen();
    const answer =
      read && attack.says !== undefined ? obeys(asked, attack.says, attack) : honest(asked);
    return says(JSON.stringify(answer))(response, body);
  };
}
