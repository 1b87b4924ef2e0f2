import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { StartError } from '../http/start-error.ts';
import { families } from './engine.ts';

const record = z.object({ family: z.enum(families), port: z.number().int().positive() });

/** Which engine wrote a database folder, and the port it had: a mongod’s replica set remembers its own address. */
export type WrittenBy = z.infer<typeof record>;

const fileOf = (folder: string): string => path.join(folder, 'engine.json');
const unfinished = 'engine.json.neu';

/**
 * @returns undefined when the folder is empty or not there
 * @throws StartError when there are files but no readable record: they are somebody else’s and are left alone
 */
export async function writtenBy(folder: string): Promise<WrittenBy | undefined> {
  const files = (await readdir(folder).catch(() => [])).filter((name) => name !== unfinished);
  if (files.length === 0) return undefined;
  try {
    return record.parse(JSON.parse(await readFile(fileOf(folder), 'utf8')));
  } catch {
    throw new StartError(
      `Im Ordner ${folder} liegen Dateien, aber engine.json sagt nicht, welche Datenbank sie geschrieben hat; sie bleiben unangetastet: Leeren Sie den Ordner oder wählen Sie mit DATA_DIR einen anderen.`,
    );
  }
}

/**
 * Written before the engine’s first start, so that its files are never without a record. The record is whole at any
 * moment: a power cut must not leave a database that nobody dares to open.
 */
export async function recordWriter(folder: string, writer: WrittenBy): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const text = `${JSON.stringify(writer)}\n`;
  if ((await readFile(fileOf(folder), 'utf8').catch(() => undefined)) === text) return;
  await writeFile(path.join(folder, unfinished), text, { flush: true });
  await rename(path.join(folder, unfinished), fileOf(folder));
}
