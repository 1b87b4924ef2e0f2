import { defineErrors } from '../http/errors.ts';

export const peopleError = defineErrors({
  ANMELDUNG_PASST_NICHT: {
    status: 401,
    text: 'E-Mail-Adresse und Passwort passen nicht zusammen. Bitte prüfen Sie beide Angaben.',
  },
  PERSOENLICHER_LINK_UNGUELTIG: {
    status: 404,
    text: 'Dieser persönliche Link gilt nicht. Prüfen Sie, ob er vollständig ist, oder fragen Sie die Person, die Sie eingeladen hat.',
  },
  EINLADUNG_UNBEKANNT: {
    status: 404,
    text: 'Diese Einladung gilt nicht mehr. Bitten Sie die Person, von der Sie den Link haben, um einen neuen.',
  },
  EINLADUNG_ABGELAUFEN: {
    status: 410,
    text: 'Diese Einladung gilt nicht mehr. Bitten Sie die Person, von der Sie den Link haben, um einen neuen.',
  },
  ANGABEN_PASSEN_NICHT: {
    status: 422,
    text: 'Das passt noch nicht ganz. Bitte sehen Sie sich die markierten Felder an.',
  },
  PERSON_UNBEKANNT: { status: 404, text: 'Diese Person gibt es hier nicht (mehr). Bitte laden Sie die Übersicht neu.' },
  LETZTE_VERWALTUNG: {
    status: 409,
    text: 'Das ist die letzte Person mit der Rolle „Verwaltung“. Geben Sie die Rolle zuerst jemand anderem.',
  },
  KONTO_OHNE_PASSWORT: {
    status: 409,
    text: 'Dieses Konto hat kein Passwort und kann deshalb keine Rolle übernehmen. Laden Sie die Person stattdessen ein.',
  },
});
