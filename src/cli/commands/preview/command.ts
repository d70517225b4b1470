/** The words of `digest preview`. */
import { command, stateSettings, type Command } from '../../command.ts';

export const previewCommand: Command = command(
  {
    name: 'preview',
    group: 'Look at runs and posts',
    summary: 'Show the finished page of a post, without a site generator.',
    arguments: [{ name: '[post]', what: 'the Markdown file (default: the newest post)' }],
    settings: [...stateSettings, 'out', 'permalink'],
    options: [
      { flags: '--html <file>', what: 'write the page into one file, picture and all, and end' },
      { flags: '--port <n>', what: 'port on this machine (default: a free one)' },
    ],
    examples: [
      ['digest preview', 'serves the newest post on this machine and says where, until Ctrl-C'],
      ['digest preview _posts/2026-01-26-qwen.md', 'that one; edit it and reload'],
      ['digest preview --html post.html', 'one file to look at, send or print'],
    ],
    exits: '0 shown or written, 2 no such post, 74 the file can’t be written',
  },
  async () => (await import('./preview.ts')).preview,
);
