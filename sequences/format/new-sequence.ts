/**
 * `npm run neu:sequenz -- G10 "Titel"`: makes a folder with a `sequenz.md` from the template; with `--von G01` it copies that
 * sequence and its files under new ids. An existing Kennung or folder is never touched.
 */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { checkFolder } from './folder.ts';
import { copyOf, fromTemplate, placeOf } from './new-file.ts';

class Refused extends Error {}

async function create([kennung = '', titel = '', option, from]: readonly string[]): Promise<string> {
  if (kennung === '' || titel.trim() === '' || (option !== undefined && (option !== '--von' || !from))) {
    throw new Refused('So geht es: npm run neu:sequenz -- G10 "Titel der Sequenz" [--von G01]');
  }
  const place = placeOf({ kennung, titel });
  if (!place)
    throw new Refused(`„${kennung}“ ist keine Kennung. Sie beginnt mit G, O, F, S oder H und hat zwei Ziffern.`);
  const root = process.cwd();
  const heute = new Date().toISOString().slice(0, 10);
  const { published } = await checkFolder(root, heute);
  const taken = published.find(({ sequence }) => sequence.id === kennung);
  if (taken) throw new Refused(`${kennung} gibt es schon: ${taken.file}. Wählen Sie eine andere Kennung.`);

  const folder = path.join(root, 'sequences', ...place);
  const model = from === undefined ? undefined : published.find(({ sequence }) => sequence.id === from);
  if (from !== undefined && !model) throw new Refused(`Die Sequenz ${from} gibt es nicht, oder sie hat noch Fehler.`);
  await mkdir(path.dirname(folder), { recursive: true });
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST'
      ? new Refused(`Den Ordner ${folder} gibt es schon. Es wurde nichts geändert.`)
      : error;
  });
  if (model) await cp(path.dirname(path.join(root, model.file)), folder, { recursive: true });
  const source = await readFile(path.join(root, model?.file ?? 'sequences/vorlage.md'), 'utf8');
  const beginning = { kennung, titel: titel.trim(), heute };
  const file = path.join(folder, 'sequenz.md');
  await writeFile(file, model ? copyOf(source, beginning) : fromTemplate(source, beginning));
  return path.relative(root, file);
}

try {
  const file = await create(process.argv.slice(2));
  console.log(`Angelegt: ${file}\nWeiter mit „npm run preview“, zum Prüfen „npm run check:content“.`);
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
