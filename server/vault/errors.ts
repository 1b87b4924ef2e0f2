import { defineErrors } from '../http/errors.ts';

export const vaultError = defineErrors({
  TRESOR_VERALTET: {
    status: 412,
    text: 'Ein anderes Gerät hat die verschlüsselte Kopie inzwischen geändert. Führen Sie beide Stände zusammen und speichern Sie noch einmal.',
  },
  TRESOR_OHNE_FASSUNG: {
    status: 428,
    text: 'Es fehlt die Angabe, welchen Stand der verschlüsselten Kopie dieses Gerät kennt (If-Match oder If-None-Match).',
  },
  TRESOR_UNVERSCHLUESSELT: {
    status: 400,
    text: 'Das ist keine verschlüsselte Kopie aus KomKI. Der Server nimmt hier nichts anderes an.',
  },
  TRESOR_ZU_GROSS: {
    status: 413,
    text: 'Die verschlüsselte Kopie ist größer als 2 MB und wurde nicht gespeichert. Löschen Sie Bewertungen, die Sie nicht mehr brauchen.',
  },
});
