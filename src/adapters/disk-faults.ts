/** What a disk refuses, in words, with what to do about it. */
import { UsageError, WriteError, type RunFault } from '../errors.ts';

interface Fault {
  readonly what: string;
  readonly hint: string;
}

const room =
  'Make room (`digest clean` drops what can be had again) and run it again: it goes on from where it was.';
const elsewhere =
  'Name a place that you may write to (--blog, --out, --state), or change its permissions.';

/** By the system's own code (`errno`). */
const faults: Readonly<Record<string, Fault>> = {
  ENOSPC: { what: 'the disk is full', hint: room },
  EDQUOT: { what: 'your share of the disk is used up', hint: room },
  EROFS: { what: 'the disk is read-only', hint: elsewhere },
  EACCES: { what: 'permission denied', hint: elsewhere },
  EPERM: { what: 'not permitted', hint: elsewhere },
  EISDIR: { what: 'a folder is there', hint: 'Move it away, or name a file.' },
  ENOTEMPTY: { what: 'a folder is there', hint: 'Move it away, or name a file.' },
  EEXIST: {
    what: 'a file stands where a folder should be',
    hint: 'Move it away, or name a folder.',
  },
  ENOTDIR: {
    what: 'a file stands where a folder should be',
    hint: 'Move it away, or name a folder.',
  },
  ENOENT: { what: 'there is no such file or folder', hint: 'See whether the path is right.' },
  ENAMETOOLONG: { what: 'the name is too long', hint: 'Name a shorter one.' },
  ELOOP: { what: 'its links lead in a circle', hint: 'Name the place itself.' },
  EIO: { what: 'the disk does not answer (EIO)', hint: 'See whether it is sound.' },
  EMFILE: { what: 'too many files are open', hint: 'Raise the limit: ulimit -n 4096.' },
  ENFILE: { what: 'too many files are open', hint: 'Raise the limit: ulimit -n 4096.' },
};

interface SystemError extends Error {
  readonly code: string;
  readonly path?: string;
}

function faultOf(error: unknown): (Fault & { readonly path: string | undefined }) | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined;
  // The system’s faults have a code and, mostly, a path.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const { code, path } = error as SystemError;
  const fault = faults[code];
  return fault && { ...fault, path };
}

/** Something thrown while `path` was to be written; what is no fault of the disk stays what it is. */
export function writeFault(path: string, cause: unknown): unknown {
  const fault = faultOf(cause);
  if (fault === undefined) return cause;
  return new WriteError(`can't write ${path}: ${fault.what}.`, { hint: fault.hint, cause });
}

/** Something thrown by the file system, as what a person can mend; undefined for all else. */
export function diskFault(error: unknown): RunFault | undefined {
  const fault = faultOf(error);
  if (fault?.path === undefined) return undefined;
  return new UsageError(`can't use ${fault.path}: ${fault.what}.`, {
    hint: fault.hint,
    cause: error,
  });
}
