import { z } from 'zod';
import { sequenceIri } from '../../sequences/record/ids.ts';
import { type VerbName, verbs } from '../../sequences/record/verbs.ts';
import { forwardingError } from './errors.ts';
import { xapiVersions } from './model.ts';
import type { NewTarget } from './targets.ts';

const verbName = z.enum(Object.keys(verbs) as [VerbName, ...VerbName[]]);
const lines = z.string().max(10_000);

/** The form as the browser sends it. */
export const targetForm = z.strictObject({
  name: z.string().trim().min(1).max(100),
  adresse: z.string().trim().min(1).max(500),
  // HTTP Basic (RFC 7617): a colon would end the key.
  schluessel: z.string().regex(/^[^\s:]{1,200}$/),
  geheimnis: z.string().min(1).max(500),
  version: z.enum(xapiVersions),
  verben: z.union([verbName.transform((one) => [one]), z.array(verbName).max(20)]).default([]),
  'weitere-verben': lines,
  inhalte: lines,
  frueher: z.literal('ja').optional(),
});
export type TargetForm = z.infer<typeof targetForm>;

const linesOf = (text: string): string[] =>
  [...new Set(text.split(/\r?\n/).map((line) => line.trim()))].filter(Boolean);

/** @throws WEITERLEITUNG_FILTER (400) */
function iriOf(line: string): string {
  // An IRI has a scheme (RFC 3987); what else is wrong with it only means that nothing matches.
  if (/^[a-z][a-z\d+.-]*:[^\s"<>\\^`{|}]+$/i.test(line)) return line;
  throw forwardingError('WEITERLEITUNG_FILTER', { zeile: line.slice(0, 100) });
}

const activityOf = (line: string): string => (/^[A-Z]\d{2}$/.test(line) ? sequenceIri(line) : iriOf(line));

/** Address of the LRS as it is used: without a slash at its end, without its resource. @throws WEITERLEITUNG_ADRESSE (400) */
function endpointOf(address: string): string {
  if (address.includes('?')) throw forwardingError('WEITERLEITUNG_ADRESSE');
  return address.replace(/\/+$/, '').replace(/\/statements$/, '');
}

/** @throws WEITERLEITUNG_ADRESSE, WEITERLEITUNG_FILTER (400) */
export const targetOf = (form: TargetForm): NewTarget => ({
  name: form.name,
  endpoint: endpointOf(form.adresse),
  key: form.schluessel,
  secret: form.geheimnis,
  version: form.version,
  verbs: [...form.verben.map((name) => verbs[name].id), ...linesOf(form['weitere-verben']).map(iriOf)],
  activities: linesOf(form.inhalte).map(activityOf),
  earlier: form.frueher === 'ja',
});
