import type { PrivacyDeclaration } from '../http/privacy.ts';

export const privacy: PrivacyDeclaration[] = [
  {
    model: 'ForwardingTarget',
    data: 'Empfänger weitergeleiteter Statements: Name, Adresse, verschlüsselte Zugangsdaten, Filter und Stand; nichts über Personen.',
    purpose: 'Statements in vereinbartem Umfang an ein anderes LRS weiterleiten und zeigen, an wen sie gehen.',
    retention:
      'Dauerhaft, auch beendete: Es bleibt sichtbar, wer Daten erhalten hat. Die Zugangsdaten werden mit dem Ende gelöscht.',
    export: 'Entfällt: kein Personenbezug. Die Empfänger stehen auf der Seite „Für den Betriebsrat“.',
    erase:
      'Bleibt unverändert. Was ein Empfänger unter dem Pseudonym erhalten hat, verliert mit der Person die Zuordnung.',
  },
];
