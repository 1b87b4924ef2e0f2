import type { Level } from '../../sequences/record/levels.ts';

/** What the server holds about one person, as each feature tells it. Keys are German: people read the file. */
export interface PersonalData {
  person: unknown;
  sitzungen: unknown[];
  kohorten: { name: string; stufe: Level; registration: string }[];
  /** Names of the cohorts the person leads. */
  geleiteteKohorten: string[];
  /** Workshops the person leads or has led. */
  geleiteteWorkshops: { titel: string; eroeffnet: Date; beendet: Date | null }[];
  lernstand: { sequence: string; begun?: Date; completed?: Date; passed?: Date; checks?: Record<string, Date> }[];
  lesezeichen: unknown[];
  profildokumente: unknown[];
  /** How answers to exams were judged. */
  pruefungsversuche: unknown[];
  /** Base64 of the encrypted copy of checks and plan, which only the person's own devices can read, and when it is deleted. */
  verschluesselteKopie: { inhalt: string; verfaelltAm: Date } | null;
}
