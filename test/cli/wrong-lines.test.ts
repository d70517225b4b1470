/** Wrong command lines and wrong files: each is refused before the network, in words that name what is wrong and what to do. */
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli, demoRecording, spawnCli, temporaryFolder } from '../support/cli.ts';

const topic = (more = '', sources = '[{ kind: hn-algolia }]'): string =>
  `id: bird\nname: 藍雀\nsources: ${sources}\n${more}`;
const big5 = Buffer.from([0xc2, 0xc5, 0xb3, 0xb6]);
/** `id: bird` and a line of Big5. */
const inBig5 = Buffer.concat([Buffer.from('id: bird\nname: '), big5, Buffer.from('\n')]);

interface Wrong {
  /** Files below the working folder; null: a folder. */
  readonly files?: Readonly<Record<string, string | Buffer | null>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** Default: 2. */
  readonly code?: number;
}

const file = (path: string, text: string | Buffer | null): Wrong => ({ files: { [path]: text } });
const ownTopic = (text: string | Buffer): Wrong => file('topics/bird.yaml', text);
const config = (text: string | Buffer): Wrong => file('digest.yaml', text);
const input = (stdin: string): Wrong => ({ stdin });

type Line = readonly [line: string, words: RegExp, wrong?: Wrong];

const commandLines: readonly Line[] = [
  ['', /which topic\?[^]*hint: One of: .*qwen/],
  ['qwne', /unknown topic "qwne"[^]*Did you mean "qwen"\?/],
  ['gpt', /unknown topic "gpt"[^]*Did you mean "chatgpt"\?/],
  ['qwem', /unknown topic "qwem"[^]*hint: Did you mean "qwen"\?/],
  ['scheduel', /unknown topic "scheduel"[^]*Did you mean the command `digest schedule`\?/],
  ['docter', /unknown topic "docter"[^]*Did you mean the command `digest doctor`\?/],
  ['--al', /unknown option '--al'[^]*--all/],
  ['qwen --stor 3', /unknown option '--stor'[^]*--stories/],
  ['qwen --stories', /--stories <n>.*argument missing/],
  ['qwen --stories many', /--stories: "many" is not a number[^]*events in a post/],
  ['qwen --stories 0', /--stories: "0" is too small: at least 1/],
  ['qwen --stories 99', /--stories: "99" is too large: at most 20/],
  ['qwen --stories 2.5', /--stories: "2\.5" is not a whole number/],
  ['qwen --engine olama', /--engine: "olama" is none of auto[^]*Did you mean "ollama"\?/],
  ['qwen --format jekyl', /--format: "jekyl"[^]*Did you mean "jekyll"\?/],
  ['qwen --lang zh', /--lang: "zh" is not one or more of zh-TW, zh-HK, en/],
  ['qwen --write fre', /--write: "fre"[^]*Did you mean "free"\?/],
  ['qwen --window week', /not a window: "week"[^]*1d, 7d, 2w/],
  ['qwen --window 0', /not a window: "0"/],
  ['qwen --date tomorrow', /not a date: "tomorrow"[^]*YYYY-MM-DD/],
  ['qwen --date 2026-02-30', /not a date: "2026-02-30"[^]*2026-02-28/],
  ['qwen --date 26-01-2026', /not a date: "26-01-2026"/],
  ['qwen --date 2030-01-01', /2030-01-01 is still to come: today is 2026-01-26 in Asia\/Taipei/],
  ['qwen --from verfy', /unknown stage "verfy"[^]*Did you mean "verify"\?/],
  ['qwen --out a --blog b', /--out and --blog exclude each other/],
  ['qwen --quiet --verbose', /--quiet and --verbose exclude each other/],
  ['qwen --out a --image b.png', /--image goes with a post to standard output/],
  ['qwen --dry-run --record r', /--dry-run writes nothing/],
  ['qwen --log xml', /--log.*xml[^]*json/],
  ['qwen --openai-url ftp://x', /--openai-url: "ftp:\/\/x" is not an http\(s\) URL/],
  ['qwen --openai-url localhost:8080', /--openai-url: "localhost:8080" is not an http\(s\) URL/],
  ['qwen --engine openai', /--engine openai needs --openai-url and --model/],
  ['qwen --engine ollama --ollama-host ftp://x', /ftp:\/\/x/],
  ['qwen --permalink /news/', /--permalink: "\/news\/" is not a pattern that holds :year/],
  ['qwen --contact 我', /--contact: "我" is not an address/],
  ['qwen --host-delay soon', /--host-delay: "soon" is not a number/],
  ['qwen --model-total -1', /--model-total: "-1" is too small: at least 0/],
  ['qwen --page-bytes 10', /--page-bytes: "10" is too small: at least 10000/],
  ['qwen --context-tokens 100', /--context-tokens: "100" is too small: at least 1024/],
  ['qwen --notify ftp://x', /--notify: "ftp:\/\/x" is not a command, an http\(s\) URL/],
  ['qwen --blog blgo', /blgo: there is no such folder/],
  ['qwen --blog blgo', /blgo: there is no such folder[^]*blog/, file('blog', null)],
  ['qwen --topics nowhere', /nowhere/],
  ['qwen --urls nowhere.txt', /nowhere\.txt: there is no such file/],
  ['qwen --urls topics', /topics: a folder, where a file should be/, file('topics', null)],
  ['qwen --urls l.txt', /l\.txt:2: no http\(s\) address.*ftp/, file('l.txt', '# mine\nftp://a\n')],
  ['qwen --urls l.txt', /l\.txt:1: not UTF-8/, file('l.txt', inBig5.subarray(-5))],
  ['qwen --urls -', /standard input: no links in it/, input('# none\n')],
  ['qwen --replay nowhere', /no recording in .*nowhere/],
  [`claude --replay ${demoRecording}`, /the recording is about "qwen", not "claude"/],
  [`qwen --replay ${demoRecording} --date 2026-01-27`, /Did you mean --date 2026-01-26\?/],
  [`qwen --replay ${demoRecording} --model x`, /holds answers of "example"/],
  [`qwen --replay ${demoRecording} --record r`, /--record and --replay exclude each other/],
  ['--all qwen', /--all makes every topic: leave qwen out/],
  ['--all', /several posts need a place[^]*--blog/],
  ['qwen --catch-up soon --out o', /--catch-up[^]*"soon"[^]*number of days/],
  ['qwen --json', /--json is the table of several topics/],
  ['show qwen', /not a run: "qwen"[^]*DATE\/TOPIC/],
  ['show 2026-01-26/qwen', /no run 2026-01-26\/qwen in .*--state/s],
  ['show', /missing required argument/],
  ['compare a', /missing required argument/],
  ['compare a b', /not a run: "a"/],
  ['verify nowhere.md', /nowhere\.md/],
  ['stories qwen --since soon', /not a date: "soon"/],
  ['status qwen', /no run of "qwen"[^]*--state/],
  ['topics chek', /"chek"[^]*check/],
  ['topics check qwne', /unknown topic "qwne"[^]*qwen/],
  ['sources chekc', /"chekc"[^]*check/],
  ['exam --list --quick', /--list goes with no model/],
  ['exam --seed -1', /--seed: .*"-1"/],
  ['exam m --engine extractive', /the extractive engine has no model/],
  ['config --stat', /unknown option '--stat'/],
  ['doctor nowhere --engine extractive', /unknown topic "nowhere"/],
  ['stage dedup', /unknown stage "dedup"[^]*Did you mean "dedupe"\?/],
  ['stage extract --workers none', /--workers: not a number above 0: "none"/],
  ['stage dedupe', /nothing on standard input[^]*digest stage dedupe < input\.json/],
  ['stage dedupe', /standard input is not JSON/, input('{articles')],
  ['stage dedupe', /stage dedupe: articles: is missing/, input('{}')],
  ['stage dedupe', /articles\.0\.id: 1 is not text/, input('{"articles":[{"id":1}]}')],
  [
    'stage extractive',
    /items\.0\.budget: -1 is too small/,
    input('{"items":[{"id":"a","documents":[],"budget":-1}]}'),
  ],
  [
    'stage extract --lines',
    /line 1, url: "ftp:\/\/a" is not an http/,
    input('{"id":"a","url":"ftp://a","html":""}\n'),
  ],
  ['stage verify', /stage verify: claims: is missing/, input('{}')],
  [
    'stage render',
    /params\.date: "26 January" is not a day such as/,
    input(
      JSON.stringify({
        input: 1,
        params: {
          topic: { id: 'a', name: 'a', sources: [{ kind: 'hn-algolia' }] },
          date: '26 January',
        },
      }),
    ),
  ],
];

const files: readonly Line[] = [
  [
    'qwen',
    /digest\.yaml:3: unknown key "engin"[^]*Did you mean "engine"\?/,
    config('stories: 3\n\nengin: ollama\n'),
  ],
  ['qwen', /digest\.yaml:1: stories: "many" is not a number/, config('stories: many\n')],
  [
    'qwen',
    /digest\.yaml:2: format: "jekyl" is none of[^]*Did you mean "jekyll"/,
    config('# mine\nformat: jekyl\n'),
  ],
  ['qwen', /digest\.yaml:1: strict: "maybe" is not yes or no/, config('strict: maybe\n')],
  ['qwen', /digest\.yaml:1: model-total: an empty value is not a number/, config('model-total:\n')],
  [
    'qwen',
    /digest\.yaml:1: not YAML: two colons stand in one line, or it is indented/,
    config('stories: 3\n  model: [\n'),
  ],
  ['qwen', /digest\.yaml:1: not UTF-8/, config(inBig5.subarray(-5))],
  ['qwen', /digest\.yaml: a folder, where a file should be/, file('digest.yaml', null)],
  ['qwen', /digest\.yaml:1: notify: 3 is not a command/, config('notify: 3\n')],
  [
    'qwen',
    /both "out" and "blog" are configured/,
    { files: { 'digest.yaml': 'out: a\nblog: b\n', a: null, b: null } },
  ],
  ['qwen', /DIGEST_ENGIN\b[^]*Did you mean "DIGEST_ENGINE"\?/, { env: { DIGEST_ENGIN: 'x' } }],
  [
    'qwen',
    /digest\.yaml:1: title: "\{topic\}：\{headlin\}" holds \{headlin\}, which means nothing; a title may hold \{topic\}, \{headline\}/,
    config("title: '{topic}：{headlin}'\n"),
  ],
  [
    'qwen --title {topic}日報',
    /--title: "\{topic\}日報" would give every post of a topic the same title; it needs \{headline\} or \{date\}/,
  ],
  ['qwen', /digest\.yaml:1: image-format: "square"[^]*landscape/, config('image-format: square\n')],
  [
    'bird',
    /bird\.yaml:4: color: "teal" is not a colour such as '#3b5bdb', between quotation marks/,
    ownTopic(topic('color: teal\n')),
  ],
  [
    'bird',
    /bird\.yaml:4: color: an empty value is not a colour such as '#3b5bdb', between quotation marks/,
    ownTopic(topic('color: #3b5bdb\n')),
  ],
  ['qwen', /DIGEST_STORIES: "many" is not a number/, { env: { DIGEST_STORIES: 'many' } }],
  [
    'bird',
    /bird\.yaml:2: name: is missing|bird\.yaml:1: name: is missing/,
    ownTopic('id: bird\nsources: [{ kind: hn-algolia }]\n'),
  ],
  [
    'bird',
    /bird\.yaml:4: unknown key "tag"[^]*Did you mean "tags"\?/,
    ownTopic(topic('tag: [a]\n')),
  ],
  [
    'bird',
    /bird\.yaml:3: sources\.0\.kind: no kind of source is called "rss"; one of .*feed/,
    ownTopic(topic('', '[{ kind: rss }]')),
  ],
  [
    'bird',
    /bird\.yaml:3: sources\.0\.url: "ftp:\/\/a" is not an http\(s\) URL/,
    ownTopic(topic('', '[{ kind: feed, url: "ftp://a" }]')),
  ],
  ['bird', /bird\.yaml:3: sources\.0\.url: is missing/, ownTopic(topic('', '[{ kind: feed }]'))],
  [
    'bird',
    /bird\.yaml:3: sources\.0\.edition: "zh-XX" is not an edition such as zh-TW/,
    ownTopic(topic('', '[{ kind: google-news, edition: zh-XX }]')),
  ],
  ['bird', /bird\.yaml:3: sources: names no source/, ownTopic(topic('', '[]'))],
  ['bird', /bird\.yaml:4: windowDays: "one" is not a number/, ownTopic(topic('windowDays: one\n'))],
  [
    'bird',
    /bird\.yaml:4: windowDays: 40 is too large: at most 31/,
    ownTopic(topic('windowDays: 40\n')),
  ],
  [
    'bird',
    /bird\.yaml:4: timeZone: "Taipei" is not an IANA time zone, such as Asia\/Taipei/,
    ownTopic(topic('timeZone: Taipei\n')),
  ],
  [
    'bird',
    /bird\.yaml:4: language: "zh" is none of zh-TW, zh-HK, en/,
    ownTopic(topic('language: zh\n')),
  ],
  [
    'bird',
    /bird\.yaml:4: aliases\.0\.script: "hanzi" is none of hant, hans, latin/,
    ownTopic(topic('aliases: [{ text: 雀, script: hanzi }]\n')),
  ],
  [
    'bird',
    /bird\.yaml:4: categories\.0: "Blue Bird" is not a slug/,
    ownTopic(topic('categories: [Blue Bird]\n')),
  ],
  ['bird', /bird\.yaml:4: must\.0: .*no regular expression/, ownTopic(topic("must: ['/(a/']\n"))],
  [
    'bird',
    /bird\.yaml:4: prefer\.words\.AI: a weight above 0/,
    ownTopic(topic('prefer: { words: { AI: 0 } }\n')),
  ],
  ['bird', /bird\.yaml:2: not UTF-8[^]*iconv -f big5|bird\.yaml:2: not UTF-8/, ownTopic(inBig5)],
  ['bird', /bird\.yaml:1: the file: "hello" is not a set of keys with values/, ownTopic('hello\n')],
  [
    'bird',
    /bird\.yaml: id "cat" differs from the file's name/,
    ownTopic('id: cat\nname: C\nsources: [{ kind: hn-algolia }]\n'),
  ],
  [
    'bird',
    /bird\.yaml: the list of feeds .*no\.opml: there is no such file/,
    ownTopic(topic('', '[{ kind: opml, file: no.opml }]')),
  ],
  ['topics', /bird\.yaml:4: windowDays/, ownTopic(topic('windowDays: one\n'))],
];

async function placeWith({ files: given = {} }: Wrong): Promise<string> {
  const cwd = await temporaryFolder();
  for (const [name, text] of Object.entries(given)) {
    const path = join(cwd, name);
    await mkdir(text === null ? path : dirname(path), { recursive: true });
    if (text !== null) await writeFile(path, text);
  }
  return cwd;
}

const wordsOf = (line: string): readonly string[] => line.split(' ').filter((word) => word !== '');

/** What nobody should read in place of words for people. */
const noWords = /received|expected |Invalid input|NaN|\n {4}at |this is a bug|ENOENT|EISDIR|EACCES/;

describe('a wrong line is refused', () => {
  test('there are ninety and more', () => {
    expect(commandLines.length + files.length).toBeGreaterThanOrEqual(90);
  });

  test.each([...commandLines, ...files].map((line, i) => [i + 1, ...line] as const))(
    '%i: digest %s',
    async (_, line, words, wrong = {}) => {
      const cwd = await placeWith(wrong);
      const { stdin, env, code: expected = 2 } = wrong;
      const { code, out, err } = await cli(wordsOf(line), {
        cwd,
        ...(stdin !== undefined && { stdin }),
        ...(env && { env }),
      });
      expect(`${err}${line.startsWith('doctor') ? out : ''}`).toMatch(words);
      expect(code).toBe(expected);
      expect(err).not.toMatch(noWords);
      if (!/^(?:topics|doctor)/.test(line)) expect(out).toBe('');
    },
  );

  test('a topic file that may not be read is named, and the others are listed all the same', async () => {
    const cwd = await placeWith(ownTopic(topic()));
    await chmod(join(cwd, 'topics/bird.yaml'), 0o000);
    const { code, out, err } = await cli(['topics'], { cwd });
    // Root reads everything.
    if (process.getuid?.() === 0) return;
    expect(err).toMatch(/bird\.yaml: may not be read by this user[^]*chmod/);
    expect(out).toMatch(/^qwen\t/m);
    expect(code).toBe(2);
  });
});

describe('where every line is JSON', () => {
  test.each([
    ['--log json qwen --stories many', /--stories: "many" is not a number/],
    ['--log=json qwne', /unknown topic "qwne"/],
    ['qwen --log json --stor 3', /unknown option '--stor'/],
  ])('digest %s: so is what is wrong with it', async (line, words) => {
    const { code, err } = await cli(wordsOf(line));
    const lines = err.trim().split('\n');
    const failures = lines.map((one) => JSON.parse(one) as Record<string, unknown>);
    expect(failures).toEqual([
      expect.objectContaining({
        event: 'failure',
        exitCode: 2,
        message: expect.stringMatching(words) as string,
      }),
    ]);
    expect(code).toBe(2);
  });
});

describe('as a process of its own', () => {
  test.each([
    ['qwen --stories many', 2, /^digest: --stories: "many" is not a number\.\n {2}hint: /],
    ['qwne --log json', 2, /^\{"time":".*"event":"failure","exitCode":2/],
    ['help docter', 2, /unknown command "docter"[^]*Did you mean "doctor"\?/],
  ])('digest %s', async (line, expected, words) => {
    const cwd = await temporaryFolder();
    const { code, out, err } = await spawnCli(wordsOf(line), { cwd }).done;
    expect(err).toMatch(words);
    expect([code, out]).toEqual([expected, '']);
  });
});
