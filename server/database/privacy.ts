import type { PrivacyDeclaration } from '../http/privacy.ts';

export const privacy: PrivacyDeclaration[] = [
  {
    model: 'ServerSecret',
    data: 'keine personenbezogenen Daten',
    purpose: 'Zufallswerte, mit denen der Server seine eigenen Zugangsmarken unterschreibt.',
    retention: 'So lange wie die Datenbank besteht.',
    export: 'Nicht im Export: sie betreffen keine Person, und wer sie kennt, könnte Zugangsmarken fälschen.',
    erase: 'Bleibt unverändert.',
  },
];
