import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process that cannot be mistaken for a later one with the same number. */
export interface ProcessIdentity {
  pid: number;
  /** When it began, in the words of this system; missing where neither /proc nor `ps` tells (Windows). */
  started?: string;
}

/** @returns the running process of that number, or undefined when there is none (or only its remains, a zombie). */
export function identifyProcess(pid: number): ProcessIdentity | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is there, but somebody else’s.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined;
  }
  try {
    // proc(5): after the command in brackets come the state and, 19 fields on, the start in ticks since boot.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\)\s*/s, '')
      .split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return { pid, started: `${boot} ${fields[19]}` };
  } catch {
    return identifyByPs(pid);
  }
}

function identifyByPs(pid: number): ProcessIdentity | undefined {
  try {
    const options = {
      encoding: 'utf8',
      env: { PATH: '/bin:/usr/bin', LC_ALL: 'C', TZ: 'UTC' },
      stdio: 'pipe',
    } as const;
    const [state, ...started] = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], options)
      .trim()
      .split(/\s+/);
    return state?.startsWith('Z') ? undefined : { pid, started: started.join(' ') };
  } catch {
    return { pid };
  }
}

/** Whether exactly this process still runs. */
export function stillRuns(identity: ProcessIdentity): boolean {
  const now = identifyProcess(identity.pid);
  return now !== undefined && (!now.started || !identity.started || now.started === identity.started);
}

/** Ends the process: asks first (SIGTERM), kills after `patience` milliseconds; resolves when it is gone. */
export async function endProcess(identity: ProcessIdentity, patience = 10_000): Promise<void> {
  const signal = (name: NodeJS.Signals) => {
    try {
      process.kill(identity.pid, name);
    } catch {
      // Gone in between.
    }
  };
  const deadline = performance.now() + patience;
  if (stillRuns(identity)) signal('SIGTERM');
  while (stillRuns(identity)) {
    if (performance.now() > deadline) signal('SIGKILL');
    await sleep(50);
  }
}
