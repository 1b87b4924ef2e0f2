import type { Poll } from '../../sequences/format/nodes.ts';
import type { colours } from './ballot.ts';
import type { BlockForm, FollowUpId, SharedListKind, Workshop } from './workshop.ts';

/** How people work in a block, as they read it. */
export const formNames: Record<BlockForm, string> = {
  plenum: 'Alle zusammen',
  gruppen: 'In Gruppen',
  paare: 'Zu zweit',
  einzeln: 'Jede und jeder für sich',
  stationen: 'An Stationen',
  rollenspiel: 'Im Rollenspiel',
  selbstlernen: 'Zum Selbstlernen',
  pause: 'Pause',
};

/** What a poll asks of people. */
export const pollTasks: Record<Poll['type'], string> = {
  single: 'eine Antwort',
  multiple: 'mehrere Antworten möglich',
  scale: 'eine Stufe',
  'traffic-light': 'je Zeile grün, gelb oder rot',
  words: 'bis zu drei Wörter',
  ranking: 'in eine Reihenfolge bringen',
  cards: 'bis zu fünf Karten',
};

/** The colours of an Ampel in words, and the shape that stands beside each. */
export const lightNames: Record<(typeof colours)[number], { word: string; shape: string }> = {
  green: { word: 'grün', shape: '●' },
  yellow: { word: 'gelb', shape: '■' },
  red: { word: 'rot', shape: '▲' },
};

export const sharedListNames: Record<SharedListKind, string> = {
  measures: 'Gemeinsamer Maßnahmenplan',
  requirements: 'Gemeinsame Anforderungen',
  topics: 'Gemeinsame Themenliste',
};

/** Headings of what is asked afterwards. */
export const followUpNames: Record<FollowUpId, string> = { nachfassen: 'Nachfassen', wirkung: 'Wirkung' };

/** What it wants to know, after “Wir fragen, …”. */
export const followUpAims: Record<FollowUpId, string> = {
  nachfassen: 'was aus Ihren Vorhaben geworden ist',
  wirkung: 'was sich im Betrieb geändert hat',
};

export const settingNames: Record<Workshop['setting'], string> = { presence: 'in Präsenz', online: 'online' };
