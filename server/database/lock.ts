import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { StartError } from '../http/start-error.ts';
import { identifyProcess, stillRuns } from './process-identity.ts';

const contents = z.object({ pid: z.number().int().positive(), started: z.string().optional(), address: z.string() });

/**
 * Makes this process the only server on the data folder, creating the folder if need be.
 * A lock whose process is gone (or whose number now belongs to another process) is taken over.
 * @param address where this server will answer, for the sentence a second start prints
 * @returns releases the lock
 * @throws StartError when another server is running on the folder, or the folder cannot be written
 */
export async function lockFolder(folder: string, address: string): Promise<() => void> {
  const file = path.join(folder, 'server.lock');
  const own = `${file}.${process.pid}`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    writeFileSync(own, JSON.stringify({ ...identifyProcess(process.pid), address }));
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unbekannt';
    throw new StartError(
      `Der Datenordner ${folder} lässt sich nicht beschreiben (${reason}); wählen Sie mit DATA_DIR einen anderen.`,
    );
  }
  try {
    // A second round is needed after a stale lock was moved away, a third when another start was quicker.
    for (let round = 0; round < 3; round++) {
      if (placeLock(own, file)) return () => releaseLock(file);
      const text = readLock(file);
      const holder = text === undefined ? undefined : parseLock(text);
      if (holder && stillRuns(holder)) throw alreadyRunning(folder, holder);
      if (text !== undefined) removeStale(file, text);
    }
    throw new StartError(`Auf dem Datenordner ${folder} startet gerade schon ein Server.`);
  } finally {
    rmSync(own, { force: true });
  }
}

/** A hard link is made whole or not at all: nobody ever reads half a lock. */
function placeLock(own: string, file: string): boolean {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Moved aside before it is deleted: should another start have renewed it meanwhile, it is put back. */
function removeStale(file: string, text: string): void {
  const aside = `${file}.${process.pid}.alt`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (readLock(aside) !== text) placeLock(aside, file);
  rmSync(aside, { force: true });
}

function releaseLock(file: string): void {
  const text = readLock(file);
  if (text !== undefined && parseLock(text)?.pid === process.pid) rmSync(file, { force: true });
}

function readLock(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function parseLock(text: string): { pid: number; started?: string; address: string } | undefined {
  try {
    const { pid, started, address } = contents.parse(JSON.parse(text));
    return started === undefined ? { pid, address } : { pid, started, address };
  } catch {
    return undefined;
  }
}

const alreadyRunning = (folder: string, holder: { pid: number; address: string }): StartError =>
  new StartError(
    `Auf dem Datenordner ${folder} läuft schon ein Server (Prozess ${holder.pid}, ${holder.address}); beenden Sie ihn oder wählen Sie mit DATA_DIR einen anderen Ordner.`,
  );
