/**
 * `npm run bench [-- --json]`: measures the product and prints the figures beside their targets. It measures, it does
 * not judge: a missed target is printed, and the command ends with an error only when something breaks.
 */
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sequence } from '../../sequences/format/index.ts';
import { createApp } from '../../server/app.ts';
import { connectDatabase } from '../../server/database/connect.ts';
import { startEmbedded } from '../../server/database/open.ts';
import { packageRoot } from '../../server/database/package-root.ts';
import { listen } from '../../server/listen.ts';
import { engineDir } from '../helpers/engine-setup.ts';
import { freePort } from '../helpers/free-port.ts';
import { Visitor } from '../helpers/visitor.ts';
import { compileFigures, recompileFigure } from './compile.ts';
import { asJson, type Figure, table } from './figure.ts';
import { answerOf, lrsFigures } from './lrs.ts';
import { volumeFigures } from './lrs-volume.ts';
import { machineFigures } from './machine.ts';
import { pageFigures } from './page-weight.ts';
import { signedIn } from './people.ts';
import { searchFigures } from './search.ts';
import { startFigures } from './start-time.ts';
import { workshopFigures } from './workshop.ts';

const credential = { key: 'bench', secret: 'bench' };
const basic = `Basic ${Buffer.from(`${credential.key}:${credential.secret}`).toString('base64')}`;
/** What is under way goes to the error stream, so that `--json` prints nothing else. */
const say = (line: string): void => console.error(line);

/** The sequence as the player gets it. */
async function compiled(url: string, id: string): Promise<Sequence> {
  const visitor = new Visitor(url);
  const page = await (await visitor.get(`/lernen/${id}`)).text();
  const [, source] = new RegExp(`src="(/inhalte/${id}-[^"]+)"`).exec(page) ?? [];
  if (!source) throw new Error(`${id} is not published`);
  return (await (await visitor.get(source)).json()) as Sequence;
}

/** Runs the product in this process on an engine of its own. */
async function productFigures(folder: string): Promise<{ engine: string; figures: Figure[]; statement: object }> {
  const { uri, label, stop } = await startEmbedded({
    folder: join(folder, 'db'),
    engineDir,
    stateDir: folder,
    env: process.env,
    log: say,
  });
  try {
    const connection = await connectDatabase(`${uri}&monitorCommands=true`, say);
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const app = await createApp({
      connection,
      root: packageRoot,
      publicUrl: url,
      lrsCredential: credential,
      // Several thousand requests a minute from one address are refused otherwise.
      limit: false,
      outboundPrivate: false,
      clock: () => new Date(),
      log: say,
    });
    const server = await listen(app.express, port, '127.0.0.1');
    try {
      const { trainer, learner } = await signedIn(app, url);
      const { statement, token } = await answerOf(learner, await compiled(url, 'G01'));
      const bench = { port, connection, learner: `Bearer ${token}`, machine: basic, statement };
      const figures = machineFigures();
      // First, while the heap holds the product and nothing of the bench: the same POST took 134 µs after the rest, 111 before.
      say('LRS …');
      figures.push(...(await lrsFigures(bench)));
      say('Compiling …');
      figures.push(...(await compileFigures()), await recompileFigure());
      figures.push(...(await searchFigures()));
      say('First load …');
      figures.push(...(await pageFigures(url, learner, trainer)));
      say('LRS at volume …');
      figures.push(...(await volumeFigures(bench, say)));
      say('Workshop …');
      figures.push(...(await workshopFigures(url, trainer)));
      return { engine: label, figures, statement };
    } finally {
      await server.close(1_000);
      await app.close();
      await connection.close();
    }
  } finally {
    await stop();
  }
}

async function bench(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'komki-bench-'));
  try {
    const { engine, figures, statement } = await productFigures(join(folder, 'product'));
    say('Start …');
    const dataDir = join(folder, 'daten');
    // Fetching an engine is not what is measured. On a machine that has one there may be nothing to copy.
    if (existsSync(engineDir))
      await cp(engineDir, join(dataDir, 'engine'), { recursive: true, verbatimSymlinks: true });
    figures.push(...(await startFigures(dataDir, await freePort(), statement)));
    console.log(process.argv.includes('--json') ? asJson(figures) : `${engine}\n${table(figures)}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await bench();
