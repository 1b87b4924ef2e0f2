import { StartError } from '../http/start-error.ts';
import { type Engine, type Family, type Finder, familyNames, type Surroundings } from './engine.ts';
import { systemMongod } from './engines/mongod.ts';
import { downloadedMongod } from './engines/mongodb-download.ts';
import { secantusdPython } from './engines/secantusd-python.ts';
import { secantusdRust } from './engines/secantusd-rust.ts';

/** The order in which engines are looked for. MONGODB_URI comes before all of them, see open.ts. */
export const findersInOrder = (surroundings: Surroundings): Finder[] => [
  systemMongod(surroundings),
  secantusdRust(surroundings),
  downloadedMongod(surroundings),
  secantusdPython(surroundings),
];

/**
 * Takes the first engine that is there. Files already written decide: only the same family may open them again.
 * No finder is asked after one has answered.
 * @param written family that wrote the folder; undefined for an empty folder
 * @throws StartError naming the ways out
 */
export async function chooseEngine(finders: Finder[], written: Family | undefined, folder: string): Promise<Engine> {
  for (const finder of finders) {
    if (written && finder.family !== written) continue;
    const engine = await finder.find();
    if (engine) return engine;
  }
  if (written) {
    throw new StartError(
      `Die Daten in ${folder} hat ${familyNames[written]} geschrieben, das hier nicht zu finden ist; installieren Sie es wieder oder wählen Sie mit DATA_DIR einen anderen Ordner.`,
    );
  }
  throw new StartError(
    'Es ist keine Datenbank da und es ließ sich keine laden: Geben Sie mit MONGODB_URI eine an, installieren Sie MongoDB oder installieren Sie Python 3.10 oder neuer (unter Debian und Ubuntu mit python3-venv).',
  );
}
