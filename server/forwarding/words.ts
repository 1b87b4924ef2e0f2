import { parseIri } from '../../sequences/record/ids.ts';
import { verbName, verbs } from '../../sequences/record/verbs.ts';
import { errorRegistry } from '../http/errors.ts';
import { germanDate, germanMoment } from '../http/moments.ts';
import type { TargetRecord } from './model.ts';

function verbWords(iri: string): string {
  const name = verbName(iri);
  return name ? `„${verbs[name].display.de}“` : iri;
}

function activityWords(iri: string): string {
  const what = parseIri(iri);
  return what?.kind === 'sequence' ? what.kennung : iri;
}

/** Which statements a receiver gets, in one sentence without a full stop. */
export function filterWords({ verbs: wanted, activities }: Pick<TargetRecord, 'verbs' | 'activities'>): string {
  if (wanted.length === 0 && activities.length === 0) return 'alle Aussagen';
  const kinds = wanted.length > 0 ? `nur ${wanted.map(verbWords).join(', ')}` : 'alle Aussagen';
  return activities.length > 0 ? `${kinds}, beschränkt auf ${activities.map(activityWords).join(', ')}` : kinds;
}

const statusWords: Record<string, string> = {
  HTTP_400: 'Der Empfänger hat die Aussagen nicht angenommen. Vielleicht spricht er eine andere Version von xAPI.',
  HTTP_401: 'Der Empfänger hat Schlüssel und Geheimnis abgelehnt.',
  HTTP_403: 'Der Zugang beim Empfänger darf keine Aussagen schreiben.',
  HTTP_404: 'Unter dieser Adresse gibt es beim Empfänger kein LRS.',
  HTTP_429: 'Der Empfänger hat um eine Pause gebeten.',
  HTTP_503: 'Der Empfänger ist vorübergehend nicht bereit.',
};

/** What a failure means, by its code. */
export const failureWords = (code: string): string =>
  statusWords[code] ??
  (code.startsWith('HTTP_') ? `Der Empfänger hat mit dem Status ${code.slice(5)} geantwortet.` : undefined) ??
  errorRegistry.get(code)?.text.replace(/ Nennen Sie .*$/, '') ??
  '';

/** Most statements that are counted as waiting. */
export const mostCounted = 1_000;

export function backlogWords(count: number): string {
  if (count === 0) return 'keine Aussage im Rückstand';
  if (count >= mostCounted) return `mindestens ${mostCounted.toLocaleString('de-DE')} Aussagen im Rückstand`;
  return count === 1 ? '1 Aussage im Rückstand' : `${count} Aussagen im Rückstand`;
}

/** What a forwarding does now. */
export function stateWords({ state, waitUntil, ended }: TargetRecord, now: Date): string {
  if (state === 'ended') return ended ? `beendet am ${germanDate(ended)}` : 'beendet';
  if (state === 'stopped') return 'angehalten';
  return waitUntil && waitUntil > now ? `wartet nach Fehler bis ${germanMoment(waitUntil)}` : 'läuft';
}
