import { defineErrors } from '../http/errors.ts';

export const cohortError = defineErrors({
  KOHORTE_UNBEKANNT: {
    status: 404,
    text: 'Diese Kohorte gibt es nicht, oder sie wird von jemand anderem geleitet. Ihre Kohorten finden Sie unter „Kohorten“.',
  },
  VEREINBARUNG_UEBERSCHRITTEN: {
    status: 403,
    text: 'Diese Meldung geht über das hinaus, was vereinbart ist, und wurde nicht gespeichert.',
  },
});
