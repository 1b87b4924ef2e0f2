import { defineErrors } from '../http/errors.ts';

export const previewError = defineErrors({
  VORSCHAU_FREMDER_NAME: {
    status: 421,
    text: 'Die Vorschau antwortet nur unter ihrer eigenen Adresse auf diesem Rechner. Öffnen Sie {adresse}.',
  },
  DATEI_GEAENDERT: {
    status: 409,
    text: 'Die Datei wurde inzwischen an anderer Stelle geändert und deshalb nicht überschrieben. Wählen Sie, welche Fassung gelten soll.',
  },
  DRUCK_VERALTET: {
    status: 404,
    text: 'Diese Druckfassung gibt es nicht mehr, weil die Vorschau neu gestartet oder der Text geändert wurde. Öffnen Sie die Sequenz noch einmal.',
  },
});
