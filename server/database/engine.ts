/** Which program wrote a database folder: the files of one are foreign to the others. */
export const families = ['mongodb', 'secantusdb-rust', 'secantusdb-python'] as const;
export type Family = (typeof families)[number];

export const familyNames: Record<Family, string> = {
  mongodb: 'MongoDB',
  'secantusdb-rust': 'SecantusDB (Rust)',
  'secantusdb-python': 'SecantusDB (Python)',
};

/** A database program that is there and can be started. */
export interface Engine {
  family: Family;
  /** As the program names it; undefined when only the running program tells. */
  version: string | undefined;
  command: string;
  args(port: number, folder: string): string[];
}

/** One way to come by an engine, asked in the order of `findersInOrder`. */
export interface Finder {
  family: Family;
  /** @returns undefined when this way is closed here; it says why in the log only if it had begun to fetch something. */
  find(): Promise<Engine | undefined>;
}

/** Where and with what finders look. */
export interface Surroundings {
  /** The process’s environment: PATH and the settings of mongodb-memory-server. */
  env: NodeJS.ProcessEnv;
  /** Folder for fetched programs. */
  engineDir: string;
  log(line: string): void;
}
