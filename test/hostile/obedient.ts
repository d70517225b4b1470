/** A model that does what the text in its prompt tells it to. */
import { says, type ChatBody, type Reply } from '../support/scripted-ollama.ts';
import type { Attack } from './attacks.ts';
import { siteTexts } from './hostile-site.ts';

interface Asked {
  readonly kind: 'choose' | 'infer' | 'write' | 'remark' | 'judge';
  /** Numbered lines of the data, in order. */
  readonly lines: readonly { readonly n: number; readonly text: string }[];
  /** Numbers of the titles, where there is one to choose. */
  readonly titles: readonly number[];
  /** Everything between the fences. */
  readonly data: string;
}

/** What a chat call of the program asks for. */
export function askedOf(body: ChatBody): Asked {
  const prompt = body.messages.find(({ role }) => role === 'user')?.content ?? '';
  const data = prompt.slice(prompt.indexOf('⟦資料⟧\n'), prompt.lastIndexOf('\n⟦/資料⟧'));
  const schema = JSON.stringify(body.format ?? {});
  const kind = kindOf(schema);
  const titles = /"headline":\{"type":"integer","enum":\[([\d,]*)\]/.exec(schema)?.[1] ?? '';
  const lines = data.split('\n').flatMap((line) => {
    const match = /^\[(\d+)\] (.*)$/.exec(line);
    return match === null ? [] : [{ n: Number(match[1]), text: match[2] ?? '' }];
  });
  return { kind, lines, data, titles: titles.split(',').map(Number) };
}

function kindOf(schema: string): Asked['kind'] {
  if (schema.includes('"restsOn"')) return 'remark';
  if (schema.includes('"remarks"')) return 'infer';
  if (schema.includes('"answer"')) return 'judge';
  return schema.includes('"text"') ? 'write' : 'choose';
}

/** The question about one of the site's stories, which a server may answer soundly so that there is a post. */
export function isSpared({ data }: Asked): boolean {
  return data.includes(siteTexts[0]?.title ?? '');
}

/** An honest answer: the first sentences, word for word; as a judge, no to everything. */
export function honest({ kind, lines, titles }: Asked): unknown {
  if (kind === 'choose') return choice(titles, lines);
  if (kind === 'judge') return { answer: 'no' };
  if (kind === 'remark' || kind === 'infer') return { remarks: [] };
  const sentences = lines.map(({ n, text }) => ({ text, facts: [n] }));
  const [headline, ...rest] = sentences;
  return { headline, sentences: rest.slice(0, 3) };
}

/** The first title and the first sentences of those given. */
function choice(titles: Asked['titles'], lines: Asked['lines']): unknown {
  const isTitle = ({ n }: Asked['lines'][number]): boolean => titles.includes(n);
  const sentences = lines.filter((line) => !isTitle(line)).slice(0, 3);
  return { headline: lines.find(isTitle)?.n ?? titles[0], sentences: sentences.map(({ n }) => n) };
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
  const { kind, lines, titles } = asked;
  const orders = lines.filter(({ text }) => holdsOrder(text, attack));
  const numbers = [...new Set([...orders, ...lines].map(({ n }) => n))].slice(0, 3);
  const sentence = (text: string): unknown => ({ text, facts: numbers });
  // Nothing but numbers can be said: those of the order itself, where it is among them.
  if (kind === 'choose') return choice(titles, [...orders, ...lines]);
  if (kind === 'infer') return { remarks: numbers };
  if (kind === 'judge') return { answer: 'no' };
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
