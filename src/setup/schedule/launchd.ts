/** An agent for launchd. */
import { posix } from 'node:path';
import {
  clockText,
  momentIn,
  oneLine,
  purposeOf,
  wordsOf,
  type Machine,
  type Plan,
} from './plan.ts';
import type { Unit } from './units.ts';

const label = 'local.digest';

export function launchdUnit(plan: Plan, machine: Machine): Unit {
  const here = momentIn(plan, machine.timeZone);
  const needed = [...plan.keys, ...plan.variables];
  const path = [
    ...new Set([
      posix.dirname(machine.node),
      '/opt/homebrew/bin',
      '/usr/local/bin',
      '/usr/bin',
      '/bin',
    ]),
  ];
  const log = posix.join(plan.state, 'launchd.log');
  const comments = [
    oneLine(purposeOf(plan)),
    `launchd goes by the machine’s zone, ${machine.timeZone}: ${clockText(here)} there.${here.steady ? '' : ' Summer time moves that hour.'}`,
    'A Mac that sleeps at the time makes it up when it wakes.',
    ...(needed.length === 0
      ? []
      : [`It knows nothing of ${needed.join(', ')}: add them below EnvironmentVariables.`]),
  ];
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<!--
${comments.map((one) => `  ${inComment(one)}\n`).join('')}-->
<dict>
  <key>Label</key>
  <string>${label}</string>
  <key>ProgramArguments</key>
  <array>
${[machine.node, machine.program, ...wordsOf(plan)].map((word) => `    <string>${escaped(word)}</string>\n`).join('')}  </array>
  <key>WorkingDirectory</key>
  <string>${escaped(plan.blog)}</string>
  <key>EnvironmentVariables</key>
  <dict>
    <key>PATH</key>
    <string>${escaped(path.join(':'))}</string>
  </dict>
  <key>StartCalendarInterval</key>
  <dict>
    <key>Hour</key>
    <integer>${here.hour}</integer>
    <key>Minute</key>
    <integer>${here.minute}</integer>
  </dict>
  <key>StandardOutPath</key>
  <string>${escaped(log)}</string>
  <key>StandardErrorPath</key>
  <string>${escaped(log)}</string>
  <key>ProcessType</key>
  <string>Background</string>
</dict>
</plist>
`;
  const folder = '~/Library/LaunchAgents';
  return {
    files: [{ name: `${label}.plist`, text }],
    place: `The file belongs into ${folder}: digest schedule launchd --into ${folder}`,
    todo: [
      `Then: launchctl bootstrap gui/$(id -u) ${folder}/${label}.plist`,
      `Try it at once: launchctl kickstart gui/$(id -u)/${label}; what it says: ${log}`,
    ],
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Two hyphens would end a comment. */
function inComment(text: string): string {
  return text.replace(/-(?=-)/g, '- ');
}
