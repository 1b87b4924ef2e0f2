import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFile, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Engine, Finder, Surroundings } from '../engine.ts';
import { packageRoot } from '../package-root.ts';
import { isProgram, onPath } from './on-path.ts';
import { emptyConfig } from './secantusd-config.ts';

const run = promisify(execFile);
export const requirementsFile: string = path.join(packageRoot, 'server/database/secantusdb-requirements.txt');
const oldestPython = 10;

/**
 * SecantusDB’s Python build from PyPI, in a virtual environment of its own below `engineDir`.
 * Only files whose hash is in the requirements file are installed, and no package’s build script is run.
 */
export function secantusdPython({ env, engineDir, log }: Surroundings): Finder {
  return {
    family: 'secantusdb-python',
    async find() {
      const requirements = await readFile(requirementsFile, 'utf8');
      // Other requirements, other folder: a new release never mixes with what an old one installed.
      const home = path.join(
        engineDir,
        `secantusdb-${createHash('sha256').update(requirements).digest('hex').slice(0, 12)}`,
      );
      if (!(await isProgram(pythonOf(home))) && !(await install(home, { env, engineDir, log }))) return undefined;
      return engineOf(home, await emptyConfig(engineDir), /^secantusdb==(\S+)/im.exec(requirements)?.[1]);
    },
  };
}

const pythonOf = (home: string): string =>
  process.platform === 'win32' ? path.join(home, 'Scripts', 'python.exe') : path.join(home, 'bin', 'python');

const engineOf = (home: string, config: string, version: string | undefined): Engine => ({
  family: 'secantusdb-python',
  version,
  command: pythonOf(home),
  // Through Python itself: the installed script carries an absolute path and breaks when the data folder is moved.
  // `-I` keeps the caller’s PYTHONPATH and working folder out.
  args: (port, folder) => [
    ...['-I', '-c', 'import sys; from secantus.cli import main; sys.exit(main())'],
    ...['--config', config, '--host', '127.0.0.1', '--port', String(port), '--storage-path', folder],
    ...['--cache-size', '256M', '--log-level', 'WARNING'],
  ],
});

/** Installs beside the final place and moves there when complete: a start that was cut off leaves nothing half. */
async function install(home: string, { env, engineDir, log }: Surroundings): Promise<boolean> {
  const python = await findPython(env);
  if (!python) return false;
  log('Richte die Datenbank ein (einmalig, etwa 20 Sekunden) …');
  await mkdir(engineDir, { recursive: true });
  const made = await mkdtemp(path.join(engineDir, 'neu-'));
  const journal = path.join(engineDir, 'setup.log');
  const step = async (command: string, args: string[]) => {
    const output = await run(command, args, { timeout: 600_000, maxBuffer: 16_000_000 });
    await appendFile(journal, output.stdout + output.stderr);
  };
  try {
    await step(python, ['-m', 'venv', made]);
    log('Lade die Datenbank aus dem Python-Paketverzeichnis …');
    await step(pythonOf(made), [
      ...['-m', 'pip', 'install', '--disable-pip-version-check', '--no-input', '--no-cache-dir', '--no-compile'],
      ...['--require-hashes', '--only-binary', ':all:', '-r', requirementsFile],
    ]);
    await place(made, home);
    return true;
  } catch (error) {
    await appendFile(journal, `${error instanceof Error ? error.message : String(error)}\n`);
    log(`Die Datenbank SecantusDB ließ sich nicht einrichten; was Python dazu sagte, steht in ${journal}.`);
    return false;
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}

/** Another process may have been quicker with the same files; then its copy stays. */
async function place(made: string, home: string): Promise<void> {
  if (await isProgram(pythonOf(home))) return;
  // Something is there but its Python is not: it was taken off the machine, so the environment is dead.
  await rm(home, { recursive: true, force: true });
  await rename(made, home).catch(async (error: unknown) => {
    if (!(await isProgram(pythonOf(home)))) throw error;
  });
}

/** The first Python of at least 3.10 that can make virtual environments. */
async function findPython(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const question = `import sys, venv, ensurepip; sys.exit(0 if sys.version_info[:2] >= (3, ${oldestPython}) else 1)`;
  for (const name of ['python3', 'python', 'python3.13', 'python3.12', 'python3.11', 'python3.10']) {
    const command = await onPath(name, env);
    if (!command) continue;
    const fits = await run(command, ['-c', question], { timeout: 10_000 }).then(
      () => true,
      () => false,
    );
    if (fits) return command;
  }
  return undefined;
}
