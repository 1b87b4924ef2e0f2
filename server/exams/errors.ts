import { defineErrors } from '../http/errors.ts';

export const examError = defineErrors({
  PRUEFUNG_UNBEKANNT: {
    status: 404,
    text: 'Diese Prüfungsfrage gibt es nicht, oder sie wurde inzwischen geändert. Bitte laden Sie die Seite neu.',
  },
  PRUEFUNG_NICHT_ANGEMELDET: {
    status: 401,
    text: 'Für diese Prüfung müssen Sie angemeldet sein. Ihre Antwort steht noch auf der Seite; melden Sie sich an und geben Sie sie dann ab.',
  },
  PRUEFUNG_VERSUCHE_AUFGEBRAUCHT: {
    status: 409,
    text: 'Für diese Frage haben Sie keinen Versuch mehr. Es gilt, was Sie zuletzt abgegeben haben.',
  },
  PRUEFUNG_SCHON_BESTANDEN: {
    status: 409,
    text: 'Diese Frage haben Sie schon richtig beantwortet. Mehr ist nicht nötig.',
  },
  PRUEFUNG_NUR_SERVER: {
    status: 403,
    text: 'Ob eine Prüfungsfrage richtig beantwortet ist, entscheidet der Server. Diese Meldung wurde nicht gespeichert.',
  },
});
