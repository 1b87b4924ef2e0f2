/**
 * `npm run neu:check -- umweltschutz "Titel"`: makes a folder below `workshops/checks` with a check from the template.
 * An existing folder is never touched.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inAYear } from '../../sequences/format/new-file.ts';
import { slug } from '../../sequences/format/slug.ts';

const [name = '', titel = ''] = process.argv.slice(2);

function refuse(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}

async function create(): Promise<void> {
  const folder = path.join('workshops/checks', name);
  await mkdir('workshops/checks', { recursive: true });
  try {
    await mkdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return refuse(`Den Ordner ${folder} gibt es schon. Es wurde nichts geändert.`);
  }
  const heute = new Date().toISOString().slice(0, 10);
  const values: Record<string, string> = {
    // Inside straight quotes in YAML.
    titel: titel.trim().replace(/[\\"]/g, '\\$&'),
    heute,
    in_einem_jahr: inAYear(heute),
  };
  const template = await readFile('workshops/vorlage.md', 'utf8');
  const file = path.join(folder, 'check.md');
  await writeFile(
    file,
    template.replace(/\{\{(\w+)\}\}/g, (whole, key: string) => values[key] ?? whole),
  );
  console.log(`Angelegt: ${file}\nZum Prüfen „npm run check:content“, zum Ansehen „npm start“ und /checks/${name}.`);
}

if (name === '' || titel.trim() === '') refuse('So geht es: npm run neu:check -- umweltschutz "Titel des Checks"');
else if (name !== slug(name)) refuse(`„${name}“ passt nicht als Name. Schreiben Sie zum Beispiel „${slug(name)}“.`);
else await create();
