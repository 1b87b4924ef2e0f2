/**
 * Runs a TypeScript file as a command: `node server/build/run.mjs path/to/file.ts [arguments …]`.
 * Node 20 reads no TypeScript, so it is bundled first. Arguments, exit code and signals are the command's own.
 */
import path from 'node:path';
import { importTypeScript } from './bundle.mjs';

const [node = 'node', , file, ...rest] = process.argv;
if (!file) {
  console.error('usage: node server/build/run.mjs path/to/file.ts [arguments …]');
  process.exit(2);
}
process.setSourceMapsEnabled(true);
process.argv = [node, path.resolve(file), ...rest];
await importTypeScript(path.resolve(file));
