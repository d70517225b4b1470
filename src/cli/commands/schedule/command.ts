/** The words of `digest schedule`. */
import { scheduleKinds } from '../../../setup/schedule/units.ts';
import { command, type Command } from '../../command.ts';

export const scheduleCommand: Command = command(
  {
    name: 'schedule',
    group: 'Set up',
    summary: 'Print what makes the posts every day: for cron, systemd, GitHub Actions or launchd.',
    arguments: [{ name: '<kind>', what: 'what runs it', choices: scheduleKinds }],
    options: [
      { flags: '--at <time>', what: 'time of day in the topics’ zone (default: 00:30)' },
      { flags: '--topics <ids>', what: 'these topics only (default: all)', many: true },
      { flags: '--into <dir>', what: 'write the files there instead of printing them' },
      {
        flags: '--program <address>',
        what: 'github-actions: what npm installs digest from, such as github:OWNER/digest',
      },
    ],
    examples: [
      ['digest schedule cron', 'a line for crontab -e'],
      ['sudo digest schedule systemd --into /etc/systemd/system', 'a service and a timer'],
      [
        'digest schedule github-actions --into .github/workflows',
        'a workflow in the blog’s repository',
      ],
    ],
  },
  async () => (await import('./schedule.ts')).schedule,
);
