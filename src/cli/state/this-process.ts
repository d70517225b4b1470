/** This process among others, for locks. */
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { faultCodeOf } from '../../errors.ts';
import type { Holder } from '../../adapters/lock.ts';

export function thisProcess(): Holder {
  const { isOver: _, ...system } = systemOf(process.pid);
  return { pid: process.pid, host: hostname(), ...system };
}

/** Whether a process is still there; undefined of another machine. */
export function isThere(holder: Holder): boolean | undefined {
  if (holder.host !== hostname()) return undefined;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // Another user's can't be asked, but is there.
    if (faultCodeOf(error) !== 'EPERM') return false;
  }
  const { boot, started, isOver } = systemOf(holder.pid);
  return (
    !isOver &&
    (holder.boot === undefined || boot === undefined || holder.boot === boot) &&
    (holder.started === undefined || started === undefined || holder.started === started)
  );
}

interface SystemsView extends Pick<Holder, 'boot' | 'started'> {
  /** Killed, and only not yet asked after by its parent. */
  readonly isOver: boolean;
}

/** What Linux tells of its own start and a process's; elsewhere nothing. */
function systemOf(pid: number): SystemsView {
  const boot = read('/proc/sys/kernel/random/boot_id')?.trim();
  // The name, in brackets, may hold anything; behind it stand the state and, 19 fields on, the start (proc_pid_stat(5)).
  const fields = read(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /s, '')
    .split(' ');
  return {
    isOver: fields?.[0] === 'Z' || fields?.[0] === 'X',
    ...(boot !== undefined && { boot }),
    ...(fields?.[19] !== undefined && { started: fields[19] }),
  };
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
