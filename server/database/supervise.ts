import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { StartError } from '../http/start-error.ts';
import type { Engine } from './engine.ts';
import { endProcess, identifyProcess } from './process-identity.ts';
import { untilWritable } from './ready.ts';

const recorded = z.object({ pid: z.number().int().positive(), started: z.string().optional() });
const firstPause = 100;
const longestPause = 5_000;

export interface RunningEngine {
  /** Version the engine reports. */
  version: string;
  /** Ends the engine and waits for it; it is not started again. */
  stop(): Promise<void>;
}

interface Place {
  /** Database files. */
  folder: string;
  port: number;
  /** The engine’s own output and the number of its process. */
  stateDir: string;
  log(line: string): void;
}

/**
 * Starts the engine and keeps it running: should its process end, it is started again on the same port and
 * folder, so that the driver finds it without being told. An engine that an earlier server left behind is ended first.
 * @throws StartError when the engine ends, or does not take writes within a minute, at its first start
 */
export async function runEngine(engine: Engine, place: Place): Promise<RunningEngine> {
  const { folder, port, stateDir, log } = place;
  const processFile = path.join(stateDir, 'process.json');
  const logFile = path.join(stateDir, 'engine.log');
  await endLeftover(processFile, log);
  keepOneOld(logFile);

  let stopping = false;
  let child: ChildProcess;
  const launch = (): ChildProcess => {
    const output = openSync(logFile, 'a');
    // A group of its own: Ctrl+C in the terminal must reach the server only, which ends the engine when it is done.
    const launched = spawn(engine.command, engine.args(port, folder), {
      stdio: ['ignore', output, output],
      detached: true,
      windowsHide: true,
    });
    closeSync(output);
    launched.on('error', () => {});
    if (launched.pid)
      writeFileSync(processFile, JSON.stringify(identifyProcess(launched.pid) ?? { pid: launched.pid }));
    return launched;
  };

  const watch = async (): Promise<void> => {
    for (let pause = firstPause; ; pause = Math.min(pause * 2, longestPause)) {
      const since = performance.now();
      await ended(child);
      if (stopping) return;
      if (performance.now() - since > 30_000) pause = firstPause;
      log('Die Datenbank ist ausgefallen und wird neu gestartet.');
      await sleep(pause);
      if (stopping) return;
      child = launch();
    }
  };

  // If the server itself ends without stop(), by a fault of its own, the engine should not stay behind.
  const onExit = () => child.kill('SIGTERM');
  child = launch();
  process.once('exit', onExit);
  const version = await firstAnswer(child, port).catch(async (error: unknown) => {
    await end(child);
    process.off('exit', onExit);
    rmSync(processFile, { force: true });
    throw new StartError(`Die Datenbank ließ sich nicht starten; ihre eigenen Meldungen stehen in ${logFile}.`, {
      cause: error,
    });
  });
  const watching = watch();

  return {
    version,
    async stop() {
      stopping = true;
      await end(child);
      await watching;
      process.off('exit', onExit);
      rmSync(processFile, { force: true });
    },
  };
}

async function firstAnswer(child: ChildProcess, port: number): Promise<string> {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(new Error('the engine did not answer within a minute')), 60_000);
  try {
    return await Promise.race([
      untilWritable(port, giveUp.signal),
      ended(child).then(() => {
        throw new Error('the engine ended at its start');
      }),
    ]);
  } finally {
    clearTimeout(timer);
    giveUp.abort();
  }
}

/** Resolves when the process has ended, also when it never began. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  await once(child, 'exit');
}

async function end(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  const kill = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await ended(child);
  clearTimeout(kill);
}

/** After a `kill -9` of the server its engine still holds the folder. */
async function endLeftover(processFile: string, log: (line: string) => void): Promise<void> {
  let identity: z.infer<typeof recorded>;
  try {
    identity = recorded.parse(JSON.parse(readFileSync(processFile, 'utf8')));
  } catch {
    return;
  }
  const { pid, started } = identity;
  // Without a start time (Windows) the number alone proves nothing, and ending a stranger’s process is worse than waiting.
  if (started === undefined) return;
  if (identifyProcess(pid)?.started === started) {
    log('Beende die Datenbank, die ein abgebrochener Server zurückgelassen hat …');
    await endProcess({ pid, started });
  }
  rmSync(processFile, { force: true });
}

/** The output of this run and of the one before is kept, no more. */
function keepOneOld(logFile: string): void {
  try {
    renameSync(logFile, `${logFile}.1`);
  } catch {
    // There is none yet.
  }
}
