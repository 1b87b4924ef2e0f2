import { defineErrors } from '../http/errors.ts';

export const forwardingError = defineErrors({
  WEITERLEITUNG_UNBEKANNT: {
    status: 404,
    text: 'Diese Weiterleitung gibt es nicht, oder sie ist beendet.',
  },
  WEITERLEITUNG_ADRESSE: {
    status: 400,
    text: 'Die Adresse eines LRS enthält kein Fragezeichen. Tragen Sie sie ein, wie der Empfänger sie nennt, etwa https://lrs.example.org/xapi.',
  },
  WEITERLEITUNG_FILTER: {
    status: 400,
    text: 'Im Filter ist „{zeile}“ weder eine Adresse (IRI) noch die Kennung einer Sequenz. Schreiben Sie je Zeile eine, etwa G01.',
  },
});
