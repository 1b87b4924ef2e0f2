import { readInstruments } from '../../workshops/format/folder.ts';
import type { Offer, ServedInstrument, WorkshopOffer } from '../../workshops/format/learning.ts';

export interface PublishParts {
  /** The repository: instruments lie in `workshops/checks/<name>/check.md` below it. */
  root: string;
  /** The published sequence of this Kennung; undefined where there is none. */
  offer(kennung: string): Offer | undefined;
  /** The published workshop formats. */
  workshops: readonly WorkshopOffer[];
  /** Serves JSON under an address of its own. @returns the address */
  serve(name: string, value: unknown): string;
  log(line: string): void;
}

/** An instrument, compiled once at start. */
export interface PublishedInstrument {
  instrument: ServedInstrument;
  /** Address of the JSON that the element reads. */
  url: string;
}

/** Compiles all instruments. What has errors is left out and named in the log, as with sequences. */
export async function publish({
  root,
  offer,
  workshops,
  serve,
  log,
}: PublishParts): Promise<Map<string, PublishedInstrument>> {
  const published = new Map<string, PublishedInstrument>();
  for (const { instrument, findings, file } of await readInstruments(root)) {
    const error = findings.find(({ severity }) => severity === 'fehler');
    if (!instrument || error) {
      log(`Nicht veröffentlicht: ${file}:${error?.line ?? 1}: ${error?.code ?? ''} ${error?.message ?? 'unlesbar'}`);
      continue;
    }
    const named = instrument.parts.flatMap(({ points }) => points.flatMap(({ sequences }) => sequences));
    const offers = Object.fromEntries(
      [...new Set(named)].flatMap((kennung) => {
        const found = offer(kennung);
        return found ? [[kennung, found] as const] : [];
      }),
    );
    const fitting = workshops.filter(({ sequences }) => sequences.some((kennung) => offers[kennung]));
    const served = { ...instrument, offers, workshops: fitting };
    published.set(instrument.name, { instrument: served, url: serve(`check-${instrument.name}`, served) });
  }
  return published;
}
