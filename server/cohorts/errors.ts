import { defineErrors } from '../http/errors.ts';

export const cohortError = defineErrors({
  KOHORTE_UNBEKANNT: {
    status: 404,
    text: 'Diese Kohorte gibt es nicht, oder sie wird von jemand anderem geleitet. Ihre Kohorten finden Sie unter „Kohorten“.',
  },
  KOHORTE_UNVOLLSTAENDIG: {
    status: 400,
    text: 'Bitte geben Sie der Kohorte einen Namen (höchstens 80 Zeichen), einen Beginn und eine Vereinbarung.',
  },
  KOHORTE_OHNE_SEQUENZ: { status: 400, text: 'Bitte wählen Sie mindestens eine Lernsequenz aus.' },
  VORSCHLAG_LEER: {
    status: 400,
    text: 'Bitte wählen Sie eine Gruppe und mindestens eine Sequenz, die Sie ihr vorschlagen möchten.',
  },
  KOHORTE_SELBST_GELEITET: {
    status: 409,
    text: 'Sie leiten diese Kohorte und können ihr deshalb nicht beitreten: Sonst zählten Sie in der Anzeige der Gruppe mit.',
  },
  REGISTRIERUNG_UNBEKANNT: {
    status: 404,
    text: 'Unter dieser Registriernummer können Sie diese Sequenz nicht aufzeichnen. Bitte öffnen Sie die Sequenz neu.',
  },
  VEREINBARUNG_UEBERSCHRITTEN: {
    status: 403,
    text: 'Diese Meldung geht über das hinaus, was vereinbart ist, und wurde nicht gespeichert.',
  },
});
