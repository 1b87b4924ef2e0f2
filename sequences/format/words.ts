import type { Pillar, Section, SectionSlug } from './nodes.ts';

/** How a handout is called in addresses: its file without `.md`. */
export const handoutName = (file: string): string => file.replace(/\.md$/, '');

/** Short titles for the contents and the buttons; the section's own heading stays as it is. */
const shortTitles: Partial<Record<SectionSlug, string>> = {
  'fuer-ihre-rolle': 'Für Ihre Rolle',
  massnahmen: 'Maßnahmen im Betrieb',
  'erfolg-und-stolperstellen': 'Erfolg und Stolperstellen',
};
export const shortTitle = (section: Pick<Section, 'slug' | 'title'>): string =>
  shortTitles[section.slug] ?? section.title;

/** Names of the Bausteine, the same on page and player. */
export const pillarNames: Record<Pillar, string> = {
  grundlagen: 'KI-Grundlagen',
  organisation: 'Organisation',
  fuehrung: 'Führung',
  sicherheit: 'Sicherheit',
  gesundheit: 'Gesundheit',
};

/** An ISO date as people write it: 2026-10-02 → 02.10.2026. */
export const germanDay = (iso: string): string => iso.split('-').reverse().join('.');

/** Minutes as people say them: 90 → “1 Stunde 30 Minuten”. */
export function duration(minutes: number): string {
  const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;
  const hours = Math.floor(minutes / 60);
  const parts = [
    ...(hours > 0 ? [count(hours, 'Stunde', 'Stunden')] : []),
    ...(minutes % 60 > 0 || hours === 0 ? [count(minutes % 60, 'Minute', 'Minuten')] : []),
  ];
  return parts.join(' ');
}

/** A number as people write it: 1200.5 → 1.200,5. */
export const germanNumber = (value: number): string => value.toLocaleString('de-DE', { maximumFractionDigits: 6 });

/** Forms of teaching whose word has an umlaut or a second capital; the others are written as their word. */
const formWords: Record<string, string> = {
  erzaehlrunde: 'Erzählrunde',
  'gespraech-zu-dritt': 'Gespräch zu dritt',
  'gespraech-zu-zweit': 'Gespräch zu zweit',
  hoerprobe: 'Hörprobe',
  'leerer-stuhl': 'Leerer Stuhl',
  'pro-und-kontra': 'Pro und Kontra',
  'zwei-waende': 'Zwei Wände',
};
/** The `form` of a `methodik` block as people read it. */
export function formName(form: string): string {
  const words = formWords[form] ?? form.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
