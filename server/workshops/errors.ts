import { defineErrors } from '../http/errors.ts';

export const workshopError = defineErrors({
  RAUM_UNBEKANNT: {
    status: 404,
    text: 'Unter diesem Code gibt es keinen Workshop. Bitte vergleichen Sie ihn mit dem Code auf der Leinwand.',
  },
  RAUM_BEENDET: { status: 410, text: 'Dieser Workshop ist beendet. Was abgegeben war, ist gezählt.' },
  RAUM_VOLL: {
    status: 409,
    text: 'In diesem Workshop sind alle Plätze vergeben. Bitte sagen Sie es der Leitung: Sie kann weitere Plätze freigeben.',
  },
  RAUM_WEITER: {
    status: 409,
    text: 'Ein anderes Gerät war schneller. Sie sehen jetzt den neuen Stand; bitte prüfen Sie, ob Ihr Schritt noch passt.',
  },
  PLATZ_FEHLT: {
    status: 403,
    text: 'Dieses Gerät hat noch keinen Platz in diesem Workshop. Bitte laden Sie die Seite neu.',
  },
  ABSTIMMUNG_ZU: { status: 409, text: 'Diese Abstimmung ist gerade nicht offen. Die Stimme wurde nicht gezählt.' },
  STIMME_UNGUELTIG: {
    status: 400,
    text: 'Diese Stimme passt nicht zur Frage und wurde nicht gezählt. Bitte laden Sie die Seite neu und stimmen Sie noch einmal ab.',
  },
  BEFEHL_UNPASSEND: { status: 422, text: 'Das geht gerade nicht: {grund}.' },
  NACHFASSEN_ZU: { status: 410, text: 'Diese Nachfrage ist gerade nicht offen: {wann}.' },
  PROTOKOLL_OFFEN: {
    status: 409,
    text: 'Das Protokoll gibt es, sobald der Workshop beendet ist. Bitte schließen Sie zuerst den Raum.',
  },
  WORKSHOPS_NUR_EIN_SERVER: {
    status: 503,
    text: 'Workshops laufen schon auf einem anderen Server dieser Datenbank. Weil sie kein Replica-Set ist, erführen die Server nichts voneinander; bitte öffnen Sie den Workshop dort.',
  },
});
