/**
 * `npm run preview [-- G08]`: the authors' tool on this machine, without a database. `server/build/preview.mjs` builds the
 * browser's files and then loads this.
 */
import { join } from 'node:path';
import { StartError } from '../http/start-error.ts';
import { listen } from '../listen.ts';
import { sequenceFiles } from './files.ts';
import { createPreview } from './preview.ts';

const usage = 'So geht es: npm run preview [-- G08] [--port=3100]';
const kennungForm = /^[A-Za-z]\d\d$/;

async function start(options: readonly string[]): Promise<void> {
  const portOption = options.find((option) => option.startsWith('--port='));
  const [kennung, ...more] = options.filter((option) => option !== portOption);
  const port = Number(portOption?.slice('--port='.length) ?? 3100);
  const wrong = more.length > 0 || (kennung !== undefined && !kennungForm.test(kennung));
  if (wrong || !Number.isInteger(port) || port < 1 || port > 65_535) throw new StartError(usage);

  const root = process.cwd();
  const url = `http://localhost:${port}`;
  let address = url;
  if (kennung !== undefined) {
    const place = (await sequenceFiles(root).list()).find(({ folder }) =>
      folder.startsWith(`${kennung.toLowerCase()}-`),
    );
    if (!place)
      throw new StartError(`Eine Sequenz ${kennung.toUpperCase()} gibt es nicht. Ohne Kennung sehen Sie alle.`);
    address = `${url}/schreiben/${place.pillarFolder}/${place.folder}`;
  }
  const log = (line: string): void => console.log(line);
  const assets = join(root, 'dist/preview');
  const { express } = await createPreview({ root, assets, url, clock: () => new Date(), log });
  await listen(express, port, '127.0.0.1');
  log(`Vorschau: ${address}\nSie läuft nur auf diesem Rechner. Beenden mit Strg+C.`);
}

try {
  await start(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
