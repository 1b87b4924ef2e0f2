import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Looks a program up the way a shell does, without running it.
 * @param also further folders, after those of PATH
 * @returns its absolute path, or undefined
 */
export async function onPath(name: string, env: NodeJS.ProcessEnv, also: string[] = []): Promise<string | undefined> {
  const endings = process.platform === 'win32' ? ['.exe'] : [''];
  for (const folder of [...(env.PATH ?? '').split(path.delimiter), ...also]) {
    if (!folder) continue;
    for (const ending of endings) {
      const file = path.resolve(folder, name + ending);
      if (await isProgram(file)) return file;
    }
  }
  return undefined;
}

/** Whether the file is there and may be run by us. */
export async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
