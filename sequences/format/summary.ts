import type { Severity } from './finding-kinds.ts';
import type { Finding } from './findings.ts';

/** From what keeps a sequence from being published to what is only worth a thought. */
const severities: readonly [Severity, one: string, many: string][] = [
  ['fehler', 'Fehler', 'Fehler'],
  ['warnung', 'Warnung', 'Warnungen'],
  ['hinweis', 'Hinweis', 'Hinweise'],
];
const weight = ({ severity }: Finding): number => severities.findIndex(([name]) => name === severity);

/** Errors first; what weighs the same keeps its order. */
export const worstFirst = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((a, b) => weight(a) - weight(b));

/** “2 Fehler, 1 Hinweis”. */
export function summaryOf(findings: readonly Finding[]): string {
  const counts = severities.flatMap(([severity, one, many]) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return counts.join(', ') || 'alles in Ordnung';
}
