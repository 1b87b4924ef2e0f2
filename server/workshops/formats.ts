import type { Facts } from '../../sequences/format/fact.ts';
import type { Workshop } from '../../workshops/format/workshop.ts';
import { readWorkshops } from '../../workshops/format/workshop-folder.ts';

/** Compiles all formats. What has errors is left out and named in the log, as with sequences. */
export async function publishFormats(
  root: string,
  facts: Facts,
  log: (line: string) => void,
): Promise<Map<string, Workshop>> {
  const published = new Map<string, Workshop>();
  for (const { workshop, findings, file } of await readWorkshops(root, facts)) {
    const error = findings.find(({ severity }) => severity === 'fehler');
    if (workshop && !error) published.set(workshop.name, workshop);
    else log(`Nicht veröffentlicht: ${file}:${error?.line ?? 1}: ${error?.code ?? ''} ${error?.message ?? 'unlesbar'}`);
  }
  return published;
}
