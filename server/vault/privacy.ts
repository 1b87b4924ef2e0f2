import type { PrivacyDeclaration } from '../http/privacy.ts';

export const privacy: PrivacyDeclaration[] = [
  {
    model: 'Vault',
    data: 'Betriebs-Checks und Maßnahmenplan einer Person, auf ihrem Gerät verschlüsselt; der Server hat keinen Schlüssel und sieht nur, wie groß die Kopie ungefähr ist und an welchem Tag sie verfällt.',
    purpose: 'Auf mehreren eigenen Geräten weiterarbeiten, nur wenn die Person es einschaltet.',
    retention:
      'Bis die Person sie unter „Meine Daten“ löscht, sonst zwei Jahre nach der letzten Änderung; ein Ablaufindex der Datenbank löscht.',
    export: 'Verschlüsselt unter „Meine Daten“; lesbar auf den eigenen Geräten, dort auch als Datei.',
    erase: 'Wird gelöscht.',
  },
];
