import type { PrivacyDeclaration } from '../http/privacy.ts';

export const privacy: PrivacyDeclaration[] = [
  {
    model: 'Cohort',
    data: 'Kennungen der Trainer:innen, die die Kohorte leiten; sonst nichts über Personen, auch nicht, aus welchem Check ein vorgeschlagener Lernpfad stammt',
    purpose: 'Gruppen einladen, Vereinbarung festhalten',
    retention: 'bis die Kohorte gelöscht wird',
    export: 'für Trainer:innen unter „Meine Daten“: Namen der eigenen Kohorten',
    erase: 'die Kennung wird aus der Kohorte entfernt',
  },
  {
    model: 'Membership',
    data: 'Pseudonym, Kohorte, Registriernummer und der Tag, ab dem das Mitglied zählt',
    purpose: 'ordnet Lernstände einer Gruppe zu',
    retention: 'bis zum Austritt oder bis die Kohorte gelöscht wird',
    export: 'vollständig unter „Meine Daten“',
    erase: 'wird gelöscht',
  },
];
