import path from 'node:path';
import { z } from 'zod';
import { StartError } from './http/start-error.ts';

/** What can be set from outside, read once at start. */
export interface Settings {
  port: number;
  host: string;
  /** Absolute path. */
  dataDir: string;
  /** Without a slash at the end. */
  publicUrl: string;
  /** Nobody has said under which address people come, and it listens in all networks: other devices come by this machine's own. */
  inLocalNetwork: boolean;
  mongodbUri: string | undefined;
  /** An LRS credential with scope `all` that is there from the start. */
  lrsCredential: { key: string; secret: string } | undefined;
  rateLimit: boolean;
  /** The server may ask servers of its own network, too. */
  outboundPrivate: boolean;
}

/** One setting: what it does, its default and what is allowed, in German, for --help and for the sentence on a bad value. */
interface Entry {
  purpose: string;
  standard: string;
  allowed: string;
  /** Its value never appears in a message. */
  secret?: true;
  schema: z.ZodType<string>;
}

const text = z.string();
const isOrigin = (value: string): boolean => {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return /^https?:$/.test(url.protocol) && !url.username && url.pathname === '/' && !url.search && !url.hash;
};

const entries = {
  PORT: {
    purpose: 'Port, auf dem der Server antwortet',
    standard: '3000',
    allowed: 'eine ganze Zahl von 1 bis 65535',
    schema: text.refine((value) => /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535),
  },
  HOST: {
    purpose: 'Netzwerkadresse, an der er lauscht; 0.0.0.0 für alle',
    standard: '127.0.0.1',
    allowed: 'ein Rechnername oder eine IP-Adresse ohne http:// und ohne Port',
    schema: text.regex(/^([\w.-]+|[\da-fA-F:]*:[\da-fA-F:.]*)$/),
  },
  DATA_DIR: {
    purpose: 'Ordner für Datenbank und alles, was der Server speichert',
    standard: './daten',
    allowed: 'ein Pfad',
    schema: text.refine((value) => !value.includes('\0')),
  },
  PUBLIC_URL: {
    purpose: 'Adresse, unter der Menschen den Server aufrufen',
    standard: 'http://localhost:PORT',
    allowed: 'eine Adresse mit http:// oder https:// ohne Pfad, etwa https://lernen.example.org',
    schema: text.refine(isOrigin),
  },
  MONGODB_URI: {
    purpose: 'vorhandene MongoDB statt der mitgebrachten Datenbank',
    standard: 'nicht gesetzt',
    allowed: 'eine Adresse, die mit mongodb:// oder mongodb+srv:// beginnt',
    secret: true,
    schema: text.regex(/^mongodb(\+srv)?:\/\/[^\s/]+/),
  },
  LRS_KEY: {
    purpose: 'Schlüssel eines LRS-Zugangs mit allen Rechten, nur zusammen mit LRS_SECRET',
    standard: 'nicht gesetzt',
    allowed: 'Zeichen ohne Leerzeichen und ohne Doppelpunkt, nur zusammen mit LRS_SECRET',
    schema: text.regex(/^[^\s:]+$/),
  },
  LRS_SECRET: {
    purpose: 'Geheimnis dazu, nur zusammen mit LRS_KEY',
    standard: 'nicht gesetzt',
    allowed: 'Zeichen ohne Leerzeichen, nur zusammen mit LRS_KEY',
    secret: true,
    schema: text.regex(/^\S+$/),
  },
  RATE_LIMIT: {
    purpose: 'Begrenzung der Anfragen; aus nur für Lasttests',
    standard: 'on',
    allowed: 'on oder off',
    schema: z.enum(['on', 'off']),
  },
  OUTBOUND_PRIVATE: {
    purpose: 'ob der Server andere Server im eigenen Netz ansprechen darf, auch ohne https',
    standard: 'refuse',
    allowed: 'refuse oder allow',
    schema: z.enum(['refuse', 'allow']),
  },
} satisfies Record<string, Entry>;

type Name = keyof typeof entries;
const names = Object.keys(entries) as Name[];

/**
 * Reads the settings out of an environment. A setting that is there but empty counts as not set.
 * @throws StartError with one German sentence: which setting, why, what is allowed
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
  for (const name of Object.keys(env)) refuseUnknown(name);
  const read = (name: Name): string | undefined => {
    const value = env[name] || undefined;
    const entry: Entry = entries[name];
    if (value === undefined || entry.schema.safeParse(value).success) return value;
    const shown = entry.secret ? 'Der Wert der Einstellung' : `„${value.slice(0, 80)}“ passt nicht zur Einstellung`;
    throw new StartError(`${shown} ${name}${entry.secret ? ' passt nicht' : ''}; erlaubt ist: ${entry.allowed}.`);
  };

  const port = Number(read('PORT') ?? 3000);
  const host = read('HOST') ?? '127.0.0.1';
  const key = read('LRS_KEY');
  const secret = read('LRS_SECRET');
  if ((key === undefined) !== (secret === undefined)) {
    const [there, missing] = key === undefined ? ['LRS_SECRET', 'LRS_KEY'] : ['LRS_KEY', 'LRS_SECRET'];
    throw new StartError(`${there} ist gesetzt, ${missing} fehlt; erlaubt ist: beide oder keine von beiden.`);
  }
  return {
    port,
    host,
    dataDir: path.resolve(read('DATA_DIR') ?? 'daten'),
    publicUrl: new URL(read('PUBLIC_URL') ?? `http://${localName(host)}:${port}`).origin,
    inLocalNetwork: everywhere.includes(host) && read('PUBLIC_URL') === undefined,
    mongodbUri: read('MONGODB_URI'),
    lrsCredential: key !== undefined && secret !== undefined ? { key, secret } : undefined,
    rateLimit: (read('RATE_LIMIT') ?? 'on') === 'on',
    outboundPrivate: read('OUTBOUND_PRIVATE') === 'allow',
  };
}

/** Hosts that stand for all networks of this machine. */
const everywhere = ['0.0.0.0', '::'];

/** The name under which a browser on this machine reaches the host; `localhost` counts as a secure context. */
function localName(host: string): string {
  if (['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

/**
 * Stops at names that are meant for us but are none of ours: our prefixes, and slips of the pen.
 * Ordinary variables pass: four-letter names have too many neighbours (POST, HOSTS), so for those only a doubled letter,
 * two letters swapped or small letters count; longer names may differ in two places.
 */
function refuseUnknown(name: string): void {
  if (names.includes(name as Name)) return;
  const near = names.find((known) => isSlip(name, known));
  if (!near && !/^(KOMKI|LRS)_/.test(name)) return;
  const hint = near ? `; meinten Sie ${near}?` : '.';
  throw new StartError(`Die Einstellung ${name} gibt es nicht; erlaubt sind: ${names.join(', ')}${hint}`);
}

function isSlip(name: string, known: Name): boolean {
  const upper = name.toUpperCase();
  if (upper === known) return true;
  if (known.length > 4) return Math.abs(upper.length - known.length) <= 2 && editDistance(upper, known) <= 2;
  const single = (word: string) => word.replace(/(.)\1+/g, '$1');
  const sameLetters = [...upper].sort().join('') === [...known].sort().join('');
  return single(upper) === known || (sameLetters && editDistance(upper, known) === 1);
}

/** Letters to add, drop, change or swap with their neighbour (optimal string alignment). */
function editDistance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i ? (j ? 0 : i) : j)),
  );
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, at(i - 2, j - 2) + 1);
      (rows[i] as number[])[j] = best;
    }
  }
  return at(a.length, b.length);
}

/** What `npm start -- --help` prints. */
export function helpText(): string {
  const lines = names.map((name) => {
    const { purpose, standard, allowed } = entries[name];
    return `  ${name.padEnd(16)} ${purpose}\n${' '.repeat(19)}Standard: ${standard}. Erlaubt: ${allowed}.`;
  });
  return `KomKI – Server starten: npm start\n\nEinstellungen (als Umgebungsvariablen, etwa PORT=8080 npm start):\n\n${lines.join('\n')}\n`;
}
