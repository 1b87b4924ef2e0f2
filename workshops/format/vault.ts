import type { PlanRow } from './plan.ts';
import { exportPlan, importPlan, planLimits } from './plan-exchange.ts';
import type { Run } from './run.ts';
import { exportRuns, readRuns } from './run-file.ts';

// The copy of checks and plan that somebody keeps for their own devices: what is in it, how two of them become one, and how
// the sealed one looks from outside. Sealing itself is the device's business.

/** What a device puts into the copy. */
export interface VaultContents {
  runs: Run[];
  plan: PlanRow[];
}

const format = 'komki-kopie';
/** Goes up when an older KomKI could no longer read it. */
const version = 1;

/** Why a copy cannot be taken in or handed out: a code to quote, and what happened, why and what to do. */
export const vaultRefusals = {
  TRESOR_FALSCHE_WOERTER: 'Diese Wörter passen nicht zu Ihrer Kopie. Prüfen Sie die Reihenfolge und jeden Buchstaben.',
  TRESOR_NEUER:
    'Ihre Kopie hat eine neuere Fassung von KomKI gespeichert, die dieses Gerät noch nicht kennt. Laden Sie diese Seite neu.',
  TRESOR_BESCHAEDIGT: 'Ihre Kopie auf dem Server lässt sich nicht lesen, weil etwas in ihr fehlt.',
  TRESOR_ZU_GROSS:
    'Checks und Maßnahmenplan sind zusammen zu groß für die Kopie. Löschen Sie Bewertungen, die Sie nicht mehr brauchen.',
} as const;
export type VaultRefusal = keyof typeof vaultRefusals;

/**
 * The contents as text, before sealing.
 * @param revision goes up with every writing
 */
export function writeContents({ runs, plan }: VaultContents, revision: number, now: Date): string {
  const names = [...new Set(runs.map(({ instrument }) => instrument))];
  const checks = names.map((name) => {
    const own = runs.filter(({ instrument }) => instrument === name);
    return exportRuns({ name, title: own[0]?.title ?? name }, own);
  });
  return JSON.stringify({ format, version, revision, checks, plan: JSON.parse(exportPlan(plan, now)) as unknown });
}

/** Reads what `writeContents` has written; each part by the rules for files of its kind. Never throws. */
export function readContents(text: string): { contents: VaultContents; revision: number } | VaultRefusal {
  let file: { format?: unknown; version?: unknown; revision?: unknown; checks?: unknown; plan?: unknown } | null;
  try {
    file = JSON.parse(text) as typeof file;
  } catch {
    return 'TRESOR_BESCHAEDIGT';
  }
  if (file?.format !== format || typeof file.version !== 'number') return 'TRESOR_BESCHAEDIGT';
  if (file.version > version) return 'TRESOR_NEUER';
  if (typeof file.revision !== 'number' || !Array.isArray(file.checks)) return 'TRESOR_BESCHAEDIGT';
  const runs: Run[] = [];
  for (const check of file.checks as { instrument?: unknown }[]) {
    const read = readRuns(JSON.stringify(check), String(check?.instrument));
    if ('refusal' in read) return read.refusal === 'CHECK_DATEI_NEUER' ? 'TRESOR_NEUER' : 'TRESOR_BESCHAEDIGT';
    runs.push(...read.runs);
  }
  const plan = importPlan(JSON.stringify(file.plan) ?? '', []);
  if ('code' in plan) return plan.code === 'PLAN_NEUER' ? 'TRESOR_NEUER' : 'TRESOR_BESCHAEDIGT';
  return { contents: { runs, plan: plan.added }, revision: file.revision };
}

/**
 * Two devices' contents as one. What only one of them has changed, added or deleted since they were last the same is so
 * afterwards. Where both have changed the same field, of a run the later one counts, as with files; of the plan this device.
 * What one has deleted and the other has changed stays.
 * @param base as both were when they last met. undefined: they never have, and then of the plan the copy counts, as a file
 *   does. `older`: the copy is an older one than this device has known, from a backup: nothing of it says that something was
 *   deleted, and this device counts
 */
export function mergeContents(
  base: VaultContents | 'older' | undefined,
  here: VaultContents,
  there: VaultContents,
): VaultContents {
  const before = typeof base === 'object' ? base : { runs: [], plan: [] };
  return {
    runs: mergeById(before.runs, here.runs, there.runs, (mine, theirs) => mine.changed > theirs.changed),
    plan: mergeById(before.plan, here.plan, there.plan, () => base !== undefined),
  };
}

/** Whether a copy holds more than a device takes in again. */
export const holdsTooMuch = ({ plan }: VaultContents): boolean => plan.length > planLimits.rows;

/** Whether two contents say the same, in whatever order. */
export const sameContents = (one: VaultContents, other: VaultContents): boolean =>
  sameById(one.runs, other.runs) && sameById(one.plan, other.plan);

const sameById = (one: readonly { id: string }[], other: readonly { id: string }[]): boolean =>
  same(Object.fromEntries(byId(one)), Object.fromEntries(byId(other)));

const byId = <T extends { id: string }>(all: readonly T[]): Map<string, T> => new Map(all.map((one) => [one.id, one]));

function mergeById<T extends { id: string }>(
  base: readonly T[],
  here: readonly T[],
  there: readonly T[],
  prefersHere: (mine: T, theirs: T) => boolean,
): T[] {
  const [before, mine, theirs] = [byId(base), byId(here), byId(there)];
  return [...new Set([...mine.keys(), ...theirs.keys()])].flatMap((id) => {
    const [old, one, other] = [before.get(id), mine.get(id), theirs.get(id)];
    const merged = merge(old, one, other, one === undefined || other === undefined || prefersHere(one, other));
    return merged === undefined ? [] : [merged as T];
  });
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Three-way merge of values made of objects, texts and numbers; undefined: not there. */
function merge(base: unknown, here: unknown, there: unknown, prefersHere: boolean): unknown {
  if (same(here, there) || same(there, base)) return here;
  if (same(here, base)) return there;
  if (isObject(here) && isObject(there)) {
    const before = isObject(base) ? base : {};
    const keys = [...new Set([...Object.keys(here), ...Object.keys(there)])];
    const merged = keys.map((key) => [key, merge(before[key], here[key], there[key], prefersHere)] as const);
    return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
  }
  if (here === undefined || there === undefined) return here ?? there;
  return prefersHere ? here : there;
}

function same(one: unknown, other: unknown): boolean {
  if (!isObject(one) || !isObject(other)) return one === other;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => key in other && same(one[key], other[key]));
}

// ── as it looks from outside ───────────────────────────────────────────────────────────────────────────────
/** Bytes of a sealed copy: “KKV” and the version of the sealing, salt, nonce, then the ciphertext of AES-GCM with its tag. */
export const seal = { mark: [0x4b, 0x4b, 0x56], version: 1, saltAt: 4, nonceAt: 20, textAt: 32, tag: 16 } as const;
/** Most bytes of a sealed copy: years of checks with long notes. */
export const longestVault = 2_000_000;

/** Whether bytes have the form of a sealed copy; of what is in it they tell nothing. */
export const isSealed = (bytes: Uint8Array): boolean =>
  bytes.length > seal.textAt + seal.tag && seal.mark.every((byte, index) => bytes[index] === byte);
