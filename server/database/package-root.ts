import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Folder of package.json. Looked for upwards because the same module runs from `server/` in tests,
 * from `dist/server/` in the product and from `dist/tools/` in commands.
 */
export const packageRoot: string = (() => {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'package.json'))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error('no package.json above this module');
    folder = parent;
  }
  return folder;
})();
