import { defineErrors } from '../http/errors.ts';

/** Every error of the LRS. `{path}` is a JSON path into the request body, `{parameter}` a query parameter. */
export const lrsError = defineErrors({
  LRS_VERSION: {
    status: 400,
    text: 'Der Kopf X-Experience-API-Version fehlt oder nennt eine Version, die dieser LRS nicht spricht. Erlaubt sind 1.0.x und 2.0.x.',
  },
  LRS_CREDENTIALS: { status: 401, text: 'Die Zugangsdaten fehlen oder gelten nicht.' },
  LRS_SCOPE: { status: 403, text: 'Diese Zugangsdaten dürfen das nicht: {path}.' },
  LRS_CONTENT_TYPE: { status: 400, text: 'Der Inhalt muss als application/json in UTF-8 kommen.' },
  LRS_BODY_TOO_LARGE: { status: 413, text: 'Der Inhalt ist größer als 8 MiB.' },
  LRS_BODY_ENCODING: { status: 415, text: 'Der Inhalt darf nicht komprimiert sein (Content-Encoding).' },
  LRS_BODY_UTF8: { status: 400, text: 'Der Inhalt ist kein gültiges UTF-8.' },
  LRS_BODY_JSON: { status: 400, text: 'Der Inhalt ist kein gültiges JSON.' },
  LRS_BODY_INCOMPLETE: { status: 400, text: 'Die Anfrage ist vor ihrem Ende abgebrochen.' },
  LRS_PARAMETER_UNKNOWN: { status: 400, text: 'Den Parameter {parameter} gibt es hier nicht.' },
  LRS_PARAMETER_REPEATED: { status: 400, text: 'Der Parameter {parameter} darf nur einmal vorkommen.' },
  LRS_PARAMETER_REQUIRED: { status: 400, text: 'Der Parameter {parameter} fehlt.' },
  LRS_PARAMETER_VALUE: { status: 400, text: 'Der Wert des Parameters {parameter} ist ungültig.' },
  LRS_PARAMETER_COMBINATION: {
    status: 400,
    text: 'Der Parameter {parameter} darf mit den anderen nicht zusammen stehen.',
  },
  LRS_NOT_SERVED: { status: 400, text: 'Diesen Teil der Spezifikation bietet dieser LRS noch nicht an: {parameter}.' },
  LRS_STATEMENT_TYPE: { status: 400, text: 'Im Statement hat {path} den falschen Typ.' },
  LRS_STATEMENT_FORMAT: { status: 400, text: 'Im Statement hat {path} nicht das verlangte Format.' },
  LRS_STATEMENT_REQUIRED: { status: 400, text: 'Im Statement fehlt {path}.' },
  LRS_STATEMENT_UNKNOWN: { status: 400, text: 'Im Statement ist {path} nicht vorgesehen.' },
  LRS_STATEMENT_VALUE: { status: 400, text: 'Im Statement hat {path} keinen der erlaubten Werte.' },
  LRS_STATEMENT_RANGE: { status: 400, text: 'Im Statement liegt {path} außerhalb des erlaubten Bereichs.' },
  LRS_STATEMENT_IDENTITY: { status: 400, text: 'Im Statement braucht {path} genau eine Kennung.' },
  LRS_STATEMENT_RULE: { status: 400, text: 'Im Statement verletzt {path} eine Regel der Spezifikation.' },
  LRS_STATEMENT_LIMIT: { status: 400, text: 'Im Statement ist {path} zu groß oder zu tief geschachtelt.' },
  LRS_STATEMENT_TWICE: { status: 400, text: 'Die Anfrage enthält dieselbe Statement-ID zweimal: {path}.' },
  LRS_BATCH_LIMIT: { status: 413, text: 'Eine Anfrage darf höchstens 500 Statements enthalten.' },
  LRS_CONFLICT: { status: 409, text: 'Unter der ID {id} ist schon ein anderes Statement gespeichert.' },
  LRS_NOT_FOUND: { status: 404, text: 'Unter dieser Kennung ist nichts gespeichert.' },
  LRS_DOCUMENT_EXISTS: {
    status: 409,
    text: 'Das Dokument gibt es schon. Bitte lesen Sie seinen Stand und senden Sie If-Match mit dem aktuellen ETag.',
  },
  LRS_PRECONDITION: { status: 412, text: 'Das Dokument hat sich inzwischen geändert oder fehlt.' },
  LRS_DOCUMENT_JSON: {
    status: 400,
    text: 'Zusammenführen lassen sich nur JSON-Objekte vom Typ application/json.',
  },
});
