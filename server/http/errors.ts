/**
 * Errors people and machines can quote: a stable code, a status and one German sentence
 * (what happened, why, what to do). Each feature declares its own codes with `defineErrors`.
 */
export interface ErrorKind {
  status: number;
  /** German, for people. `{name}` is filled from the details. */
  text: string;
}

export class AppError extends Error {
  override name = 'AppError';
  constructor(
    /** Stable, upper case, e.g. `LRS_CONFLICT`. */
    readonly code: string,
    readonly status: number,
    /** One German sentence. */
    message: string,
    /** Machine-readable extras of the answer, e.g. the JSON path of the fault. */
    readonly details: Record<string, string | number> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Every code ever declared, for the inventory test. */
export const errorRegistry = new Map<string, ErrorKind>();

/**
 * Declares a feature's error codes and returns the function that makes them.
 * @returns `error(code, details?)`: an AppError whose text has `{name}` replaced by `details.name`.
 * @throws at load time when a code is declared twice.
 */
export function defineErrors<Code extends string>(kinds: Record<Code, ErrorKind>) {
  for (const [code, kind] of Object.entries<ErrorKind>(kinds)) {
    if (errorRegistry.has(code)) throw new Error(`error code ${code} is declared twice`);
    errorRegistry.set(code, kind);
  }
  return (code: Code, details: Record<string, string | number> = {}, cause?: unknown): AppError => {
    const { status, text } = kinds[code];
    const message = text.replace(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole));
    return new AppError(code, status, message, details, cause === undefined ? undefined : { cause });
  };
}

export const httpError = defineErrors({
  NICHT_GEFUNDEN: {
    status: 404,
    text: 'Diese Seite gibt es nicht. Prüfen Sie die Adresse oder beginnen Sie auf der Startseite.',
  },
  METHODE_NICHT_ERLAUBT: { status: 405, text: 'Diese Adresse kennt die Methode {methode} nicht.' },
  ANMELDUNG_NOETIG: { status: 401, text: 'Für diese Seite müssen Sie sich anmelden.' },
  KEIN_ZUGRIFF: { status: 403, text: 'Diese Seite ist für Ihre Rolle nicht freigegeben.' },
  FREMDE_HERKUNFT: { status: 403, text: 'Die Anfrage kam von einer anderen Website und wurde deshalb abgelehnt.' },
  EINGABE_UNGUELTIG: {
    status: 400,
    text: 'Eine Angabe fehlt oder passt nicht: {feld}. Bitte prüfen Sie das Formular.',
  },
  ANFRAGE_UNLESBAR: { status: 400, text: 'Die Anfrage ließ sich nicht lesen.' },
  ANFRAGE_ZU_GROSS: { status: 413, text: 'Die Anfrage ist zu groß.' },
  MEDIENTYP_UNBEKANNT: { status: 415, text: 'Dieses Format nimmt die Adresse nicht an.' },
  ZU_VIELE_ANFRAGEN: { status: 429, text: 'Das waren zu viele Versuche in kurzer Zeit. Bitte warten Sie eine Minute.' },
  DATENBANK_NICHT_ERREICHBAR: {
    status: 503,
    text: 'Die Datenbank antwortet gerade nicht. Ihre Eingaben bleiben auf dem Gerät; bitte versuchen Sie es in einigen Sekunden noch einmal.',
  },
  SERVER_FEHLER: {
    status: 500,
    text: 'Auf dem Server ist etwas schiefgegangen. Nennen Sie bei einer Rückfrage bitte die Kennnummer {kennnummer}.',
  },
});
