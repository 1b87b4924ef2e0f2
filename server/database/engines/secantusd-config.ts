import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * SecantusDB looks for a secantusd.toml in the working folder, the home folder and /etc; naming one keeps
 * somebody else’s settings (another address, authentication) out of ours.
 * @returns the path of our own, empty one
 */
export async function emptyConfig(engineDir: string): Promise<string> {
  const file = path.join(engineDir, 'secantusd.toml');
  await mkdir(engineDir, { recursive: true });
  await writeFile(file, '');
  return file;
}
