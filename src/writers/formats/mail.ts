/** A mail, as sendmail takes it: the post as text and as HTML. Who sends it says from whom and to whom it goes. */
import { htmlOf } from '../html/markdown.ts';
import { mailPage } from '../html/page.ts';
import { postFacts } from '../post-facts.ts';
import type { Format } from './format.ts';
import { markdown } from './markdown.ts';

/** The picture stays where it lies: a mail that loads nothing is shown as it is. */
export const mail: Format = (digest, _image, permalink, ...rest) => {
  const facts = postFacts(digest, undefined);
  const text = markdown(digest, undefined, permalink, ...rest);
  const body = text.slice(text.indexOf('\n## ') + 1);
  // Readers of mail have no folder in which another post lies.
  const html = mailPage({ ...facts, html: htmlOf(body, { to: () => undefined }) });
  const id = `${digest.window.date}.${digest.topicId}`;
  const boundary = `=_digest_${id}`;
  const part = (type: string, content: string): string =>
    `--${boundary}\nContent-Type: ${type}; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${base64(content)}\n`;
  return [
    `Subject: ${encodedWords(facts.title)}`,
    `Date: ${mailDate(facts.rfc3339)}`,
    `Message-ID: <${id}@digest.invalid>`,
    `Content-Language: ${facts.lang}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    `${part('text/plain', text)}${part('text/html', html)}--${boundary}--`,
    '',
  ].join('\n');
};

const lineLength = 76;

function base64(text: string): string {
  const whole = Buffer.from(text).toString('base64');
  return whole.replace(new RegExp(`.{1,${lineLength}}`, 'g'), '$&\n').trimEnd();
}

/** RFC 2047: each word holds whole characters, at most so many bytes of them that its line, the field's name included, keeps to 76 signs. */
const bytesOfWord = 39;

function encodedWords(text: string): string {
  const words: string[] = [];
  let word = '';
  for (const character of text) {
    if (Buffer.byteLength(word + character) > bytesOfWord) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  return [...words, word]
    .map((one) => `=?utf-8?B?${Buffer.from(one).toString('base64')}?=`)
    .join('\n ');
}

/** RFC 5322, with the offset of the topic's zone: `Mon, 26 Jan 2026 08:00:00 +0800`. */
function mailDate(rfc3339: string): string {
  const [, local = '', offset = ''] = /^(.*)([+-]\d\d:\d\d)$/.exec(rfc3339) ?? [];
  return new Date(`${local}Z`).toUTCString().replace('GMT', offset.replace(':', ''));
}
