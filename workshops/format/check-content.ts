/**
 * `npm run check:content`: compiles all sequences, check instruments and workshop formats and prints what is wrong with them, in German.
 * `--json` prints the findings as JSON; `--ledger` enters the ids into sequences/kennungen.json if nothing is wrong;
 * `--fakten` lists which sequences rely on which legal fact. Exit code 1 if there are errors; warnings and hints alone are no
 * reason to stop.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { usersOf } from '../../sequences/format/across.ts';
import type { Finding } from '../../sequences/format/findings.ts';
import { isError } from '../../sequences/format/findings.ts';
import { checkFolder } from '../../sequences/format/folder.ts';
import { ledgerFile, printLedger, updateLedger } from '../../sequences/format/ledger.ts';
import { checkInstruments, namesOfFolders } from './folder.ts';
import { checkWorkshops } from './workshop-folder.ts';

const options = new Set(process.argv.slice(2));
const root = process.cwd();
const today = new Date().toISOString().slice(0, 10);
const { findings: inSequences, published, files, facts, ledger } = await checkFolder(root, today);
const instruments = await namesOfFolders(path.join(root, 'workshops/checks'));
const formats = await namesOfFolders(path.join(root, 'workshops/formate'));
const sequences = new Map(published.map(({ sequence }) => [sequence.id, sequence]));
const findings = [
  ...inSequences,
  ...(await checkInstruments(root, { known: new Set(sequences.keys()), facts, today })),
  ...(await checkWorkshops(root, { sequences, facts, today })),
];
const errors = findings.filter(isError).length;

if (options.has('--json')) console.log(JSON.stringify(findings, null, 2));
else {
  for (const item of findings) console.log(asLine(item));
  console.log(closing());
}
if (options.has('--ledger') && ledger && errors === 0) {
  await writeFile(path.join(root, ledgerFile), printLedger(updateLedger(published, ledger)));
  if (!options.has('--json')) console.log(`${ledgerFile} ist auf dem neuen Stand.`);
}
if (options.has('--fakten')) {
  for (const [id, kennungen] of usersOf(published)) {
    console.log(`${id}  ${facts.get(id)?.title ?? '(fehlt)'}: ${kennungen.join(', ')}`);
  }
}
process.exitCode = errors > 0 ? 1 : 0;

function asLine({ file, line, column, code, severity, message, help }: Finding): string {
  const mark = severity === 'fehler' ? '' : `${severity === 'warnung' ? 'Warnung' : 'Hinweis'}: `;
  return `${file}:${line}:${column}  ${code}  ${mark}${message}${help ? ` ${help}` : ''}`;
}

function closing(): string {
  const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;
  const kinds = [
    count(files, 'Sequenz', 'Sequenzen'),
    ...(instruments.length > 0 ? [count(instruments.length, 'Betriebs-Check', 'Betriebs-Checks')] : []),
    ...(formats.length > 0 ? [count(formats.length, 'Workshop-Format', 'Workshop-Formate')] : []),
  ];
  const checked = `${listed(kinds)} geprüft`;
  if (findings.length === 0) return `${checked}, alles in Ordnung.`;
  const warnings = findings.filter(({ severity }) => severity === 'warnung').length;
  const hints = findings.length - errors - warnings;
  const parts = [
    ...(errors > 0 ? [count(errors, 'Fehler', 'Fehler')] : []),
    ...(warnings > 0 ? [count(warnings, 'Warnung', 'Warnungen')] : []),
    ...(hints > 0 ? [count(hints, 'Hinweis', 'Hinweise')] : []),
  ];
  return `${checked}: ${listed(parts)}.`;
}

function listed(words: readonly string[]): string {
  return [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(' und ');
}
