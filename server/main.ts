import { createApp } from './app.ts';
import { lockFolder } from './database/lock.ts';
import { openDatabase } from './database/open.ts';
import { packageRoot } from './database/package-root.ts';
import { localAddress, terminalCode } from './http/local-address.ts';
import { StartError } from './http/start-error.ts';
import { listen } from './listen.ts';
import { helpText, readSettings } from './settings.ts';

const patience = 10_000;
/** Computes the boards' read model again from the statements and ends, instead of serving. */
const rebuildSwitch = '--rebuild-progress';
/** Fetches and builds what a start needs and ends: afterwards KomKI starts without a network. */
const prepareSwitch = '--vorbereiten';
const log = (line: string): void => console.log(line);

/** What was opened, to be closed in the opposite order. */
const closers: (() => Promise<void> | void)[] = [];
const closeAll = async (): Promise<void> => {
  for (let close = closers.pop(); close; close = closers.pop()) await close();
};

async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const { dataDir, publicUrl, port } = settings;
  /** Address for other devices in the room; asked anew each time, because a laptop changes networks. */
  const joinUrl = (): string => {
    const address = settings.inLocalNetwork ? localAddress() : undefined;
    return address === undefined ? publicUrl : `http://${address}:${port}`;
  };
  closers.push(await lockFolder(dataDir, publicUrl));
  const database = await openDatabase({ uri: settings.mongodbUri, dataDir, env: process.env, log });
  closers.push(database.close);
  const app = await createApp({
    connection: database.connection,
    root: packageRoot,
    publicUrl,
    joinUrl,
    lrsCredential: settings.lrsCredential,
    limit: settings.rateLimit,
    outboundPrivate: settings.outboundPrivate,
    clock: () => new Date(),
    log,
  });
  closers.push(app.close);
  if (process.argv.includes(rebuildSwitch)) {
    const count = await app.rebuildProgress();
    log(`Lernstand aus allen Aussagen neu berechnet: ${count} Einträge.`);
    await closeAll();
    return;
  }
  if (process.argv.includes(prepareSwitch)) {
    const { sequences, checks, workshops } = app.contents;
    log(`Datenbank: ${database.label}, liegt in ${dataDir} und ist einmal gelaufen.`);
    log(`Inhalte: ${sequences} Sequenzen, ${workshops} Workshops und ${checks} Betriebs-Checks.`);
    log('KomKI ist vorbereitet und startet jetzt auch ohne Netz. Im Seminarraum: HOST=0.0.0.0 npm start');
    await closeAll();
    return;
  }
  const server = await listen(app.express, port, settings.host);
  closers.push(() => server.close(patience));
  closers.push(app.hangUp);

  log(
    `Datenbank: ${database.label}${database.family?.startsWith('secantus') ? '. Für den Betrieb ist MongoDB vorgesehen (MONGODB_URI).' : ''}`,
  );
  log(`KomKI läuft auf ${publicUrl}`);
  if (joinUrl() !== publicUrl) log(`Andere Geräte in diesem Netz: ${joinUrl()}\n${terminalCode(joinUrl())}`);
  const link = await app.firstAdminLink();
  if (link) log(`Noch niemand verwaltet diesen Server. Legen Sie das erste Konto an (Link gilt einmal): ${link}`);
}

/** The first signal ends in order; a second one at once (the engine is then asked to end by its supervisor). */
let stopping = false;
function stop(): void {
  if (stopping) process.exit(1);
  stopping = true;
  log('Beende: laufende Anfragen werden noch beantwortet …');
  closeAll().then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
}

const switches = ['--help', rebuildSwitch, prepareSwitch];
const unknown = process.argv.slice(2).find((argument) => !switches.includes(argument));
if (unknown !== undefined) {
  console.error(
    `Den Schalter ${unknown} gibt es nicht; erlaubt sind ${switches.join(', ')}, alles andere sind Umgebungsvariablen.`,
  );
  process.exitCode = 1;
} else if (process.argv.includes('--help')) {
  process.stdout.write(helpText());
} else {
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  try {
    await start();
  } catch (error) {
    // Asked to end while it was starting: what the end interrupts is no fault, and `stop` is closing already.
    if (stopping) await new Promise(() => {});
    console.error(error instanceof StartError ? error.message : error);
    await closeAll();
    process.exit(1);
  }
}
