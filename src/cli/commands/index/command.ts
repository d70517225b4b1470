/** The words of `digest index`. */
import { command, type Command } from '../../command.ts';

export const indexCommand: Command = command(
  {
    name: 'index',
    group: 'Make posts',
    summary: 'Make a site of a folder of posts: pages, an index of topics, JSON Feed and RSS.',
    arguments: [{ name: '[folder]', what: 'where the posts lie (default: that of `out`)' }],
    settings: ['out', 'siteUrl', 'permalink', 'topics'],
    options: [
      { flags: '--days <n>', what: 'the index tells the stories of so many days (default: 7)' },
    ],
    examples: [
      [
        'digest index drafts --site-url https://news.example/',
        'index.html, a page a post, feed.json and feed.xml, beside the posts',
      ],
      ['digest index drafts', 'without an address there are no feeds'],
    ],
    exits: '0 written, 2 usage (no such folder, no post in it), 74 a file can’t be written',
  },
  async () => (await import('./make-index.ts')).makeIndex,
);
