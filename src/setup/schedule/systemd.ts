/** A service and a timer for systemd. */
import { posix } from 'node:path';
import { clockText, oneLine, purposeOf, wordsOf, type Machine, type Plan } from './plan.ts';
import type { Unit } from './units.ts';

/** Units of the system, so that they run whoever is logged in; the service runs as the blog's owner. */
export function systemdUnit(plan: Plan, machine: Machine): Unit {
  const folder = '/etc/systemd/system';
  return {
    files: [
      { name: 'digest.service', text: service(plan, machine) },
      { name: 'digest.timer', text: timer(plan) },
    ],
    place: `Both files belong into ${folder}: sudo digest schedule systemd --into ${folder}`,
    todo: [
      'Then: sudo systemctl daemon-reload && sudo systemctl enable --now digest.timer',
      'Try it at once: sudo systemctl start digest.service; what it says: journalctl -u digest.service',
    ],
  };
}

function service(plan: Plan, { node, program, user }: Machine): string {
  const { keys, variables, blog, state } = plan;
  const needed = [...keys, ...variables];
  const path = [...new Set([posix.dirname(node), '/usr/local/bin', '/usr/bin', '/bin'])].join(':');
  // What lies below the blog may be written with it.
  const writable = [...new Set([blog, ...(state.startsWith(`${blog}/`) ? [] : [state])])];
  return `# ${oneLine(purposeOf(plan))}
[Unit]
Description=digest, a post a day
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
User=${escaped(user)}
WorkingDirectory=${escaped(blog)}
Environment=${quoted(`PATH=${path}`)}
${needed.length === 0 ? '' : `# NAME=value, a line each, for ${needed.join(', ')}.\nEnvironmentFile=-/etc/digest.env\n`}ExecStart=${[node, program, ...wordsOf(plan)].map(quotedCommand).join(' ')}
# A day without news is no failure, nor is a run that leaves another one at work alone.
SuccessExitStatus=3 75
Nice=10
# It reads the web and writes into the blog; of the rest of the machine it needs nothing.
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=read-only
ReadWritePaths=${writable.map(quoted).join(' ')}
PrivateTmp=yes
PrivateDevices=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectControlGroups=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
RestrictSUIDSGID=yes
LockPersonality=yes
CapabilityBoundingSet=
`;
}

function timer(plan: Plan): string {
  return `# ${oneLine(purposeOf(plan))}
[Unit]
Description=digest, every day at ${clockText(plan.at)} in ${plan.timeZone}

[Timer]
OnCalendar=*-*-* ${clockText(plan.at)}:00 ${plan.timeZone}
# A machine that was off at the time makes it up when it is on again.
Persistent=true

[Install]
WantedBy=timers.target
`;
}

/** % begins a specifier of systemd’s. */
function escaped(text: string): string {
  return text.replaceAll('%', '%%');
}

function quoted(text: string): string {
  const inside = escaped(text)
    .replaceAll('\\', '\\\\')
    .replaceAll('"', String.raw`\"`);
  return /^[\w@+=:,./%-]+$/.test(text) ? inside : `"${inside}"`;
}

/** In a command $ begins a variable, too. */
function quotedCommand(text: string): string {
  return quoted(text).replaceAll('$', '$$$$');
}
