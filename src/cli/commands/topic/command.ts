/** The words of `digest topic`. */
import { postLanguages } from '../../../model/topic.ts';
import { command, type Command } from '../../command.ts';

export const topicCommand: Command = command(
  {
    name: 'topic',
    group: 'Set up',
    summary: 'Write a topic of your own from a few answers, and ask its sources once.',
    arguments: [
      { name: '<action>', what: 'new: write topics/<id>.yaml', choices: ['new'] },
      { name: '<id>', what: 'small letters, digits and single hyphens: names files and addresses' },
    ],
    settings: ['topics', 'allowPrivate'],
    options: [
      { flags: '--name <text>', what: 'its name, as posts print it' },
      { flags: '--names <texts>', what: 'its other names, in any script', many: true },
      {
        flags: '--not <words>',
        what: 'words that show that something else of that name is meant',
        many: true,
      },
      { flags: '--with <words>', what: 'words of which one must stand near the name', many: true },
      {
        flags: '--languages <tags>',
        what: 'of the news: zh-TW, zh-HK, zh-CN, en (default: all)',
        many: true,
      },
      {
        flags: '--sources <kinds>',
        what: 'kinds of sources, as `digest sources` lists them, or none beside those of --feed (default: outlets, google-news)',
        many: true,
      },
      { flags: '--feed <urls>', what: 'feeds of your own choice besides', many: true },
      { flags: '--zone <name>', what: 'zone in which its day begins, such as Asia/Taipei' },
      { flags: '--post-language <tag>', what: 'of its posts', choices: postLanguages },
      { flags: '--tags <texts>', what: 'tags of its posts', many: true },
      { flags: '--categories <slugs>', what: 'categories of its posts', many: true },
      { flags: '--no-check', what: 'ask no source' },
      { flags: '--yes', what: 'ask nothing: what is not typed is as usual' },
      { flags: '--dry-run', what: 'write nothing: print the file' },
    ],
    examples: [
      ['digest topic new taipower', 'asks for names, languages and sources'],
      [
        'digest topic new taipower --name 台電 --names Taipower,台灣電力 --not 台電大樓 --no-check',
        'in a script',
      ],
    ],
    exits:
      '0 written, 2 usage (the id is taken, no such source), 4 written, and no source answers, 130 given up',
  },
  async () => (await import('./topic.ts')).topic,
);
