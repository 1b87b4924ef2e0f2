import { findingKinds, type Severity } from './finding-kinds.ts';

/** The authors' list of all messages, beside their handbook. */
export const findingsListFile = 'sequences/meldungen.md';

const words: Record<Severity, string> = { fehler: 'Fehler', warnung: 'Warnung', hinweis: 'Hinweis' };

/** Every message of the check with its code, as Markdown. What stands in angle brackets is filled in. */
export function findingsList(): string {
  const rows = Object.entries(findingKinds).map(([code, { severity, text }]) => {
    const message = text.replace(/\{\{|\}\}|\{(\w+)\}/g, (whole, name?: string) =>
      name ? `‹${name}›` : whole.charAt(0),
    );
    return `| ${code} | ${words[severity]} | ${message.replaceAll('|', '\\|')} |`;
  });
  return `# Alle Meldungen der Inhaltsprüfung

Fehler verhindern, dass ein Inhalt veröffentlicht wird. Warnungen und Hinweise nicht. Diese Liste schreibt \`npm run schema\`.

| Code | Art | Meldung |
|---|---|---|
${rows.join('\n')}
`;
}
