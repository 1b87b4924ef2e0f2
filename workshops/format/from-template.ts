import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inAYear } from '../../sequences/format/new-file.ts';
import { slug } from '../../sequences/format/slug.ts';

export interface Kind {
  /** `neu:check`, and what it makes: “Checks”. */
  command: string;
  genitive: string;
  /** A name as an example. */
  example: string;
  /** Below the repository: where the new folder goes, what the file in it is called, and what it is filled from. */
  folder: string;
  file: string;
  template: string;
  /** Where to look at it, in front of its name. */
  address: string;
}

/**
 * Makes a folder with a file from a template, as the command line says: `<name> "Titel"`. An existing folder is never touched.
 * Prints one German sentence; the exit code is 1 if nothing was made.
 */
export async function createFromTemplate([name = '', titel = '']: readonly string[], kind: Kind): Promise<void> {
  const refuse = (sentence: string): void => {
    console.error(sentence);
    process.exitCode = 1;
  };
  if (name === '' || titel.trim() === '') {
    return refuse(`So geht es: npm run ${kind.command} -- ${kind.example} "Titel des ${kind.genitive}"`);
  }
  if (name !== slug(name)) return refuse(`„${name}“ passt nicht als Name. Schreiben Sie zum Beispiel „${slug(name)}“.`);

  const folder = path.join(kind.folder, name);
  await mkdir(kind.folder, { recursive: true });
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
  const template = await readFile(kind.template, 'utf8');
  const file = path.join(folder, kind.file);
  await writeFile(
    file,
    template.replace(/\{\{(\w+)\}\}/g, (whole, key: string) => values[key] ?? whole),
  );
  console.log(
    `Angelegt: ${file}\nZum Prüfen „npm run check:content“, zum Ansehen „npm start“ und ${kind.address}${name}.`,
  );
}
