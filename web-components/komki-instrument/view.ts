import { html, nothing } from 'lit';
import type { Inline } from '../../sequences/format/index.ts';
import type { InstrumentPart } from '../../workshops/format/instrument.ts';
import type { ServedInstrument, Step, WorkshopOffer } from '../../workshops/format/learning.ts';
import type { PlanRow } from '../../workshops/format/plan.ts';
import type { PointAnswer, Run } from '../../workshops/format/run.ts';
import { contentRenderer } from '../core/content.ts';
import type { PathRecord } from '../core/device-tables.ts';
import type { RunChange } from '../core/run-store.ts';

/** What the pages of a check show, and what can be done on them. */
export interface View {
  instrument: ServedInstrument;
  /** The run on show; it is among `runs` once something was said in it. */
  run: Run;
  /** All runs on this device, the latest first. */
  runs: readonly Run[];
  /** The run that this one is compared with. */
  earlier: Run | undefined;
  /** Rows of the Maßnahmenplan that come from this check. */
  rows: readonly PlanRow[];
  path: PathRecord | undefined;
  /** When something was last saved, as people write it; empty: not on this page. */
  savedAt: string;
  durable: boolean;
  /** An encrypted copy is kept for somebody's other devices. */
  copied: boolean;
  notice: Notice | undefined;
  /** Where and how somebody may tell that the check is filled in; undefined where no agreement lets that out. */
  reporting: { cohort: string; send(): void } | undefined;
  /** What was said before, as it stood when the page opened: what somebody is writing is not overwritten. */
  given(point: string): PointAnswer;
  address(place: string): string;
  set(change: RunChange): void;
  recheck(): void;
  remove(run: Run): void;
  export(): void;
  import(file: File): void;
  keepPath(steps: Step[], workshops: WorkshopOffer[]): void;
  /** Whoever uses this page leads cohorts. */
  leads: boolean;
  dropPath(): void;
  compareWith(id: string): void;
}

/** What has just happened, told where somebody looks: on top of the page, or beside the buttons for the runs. */
export interface Notice {
  words: string;
  isRefused?: boolean;
  place: 'top' | 'runs';
}

export const noticeView = ({ notice }: View, place: Notice['place']): unknown =>
  notice?.place === place
    ? html`<p class=${notice.isRefused ? 'message warning' : 'message'}>${notice.words}</p>`
    : nothing;

/** The places of a check, behind its address. */
export const overview = '';
export const results = 'ergebnisse';
export const placeOf = ({ id }: InstrumentPart): string => `baustein/${id}`;

/** Renders an instrument's words; it has text only. */
const content = contentRenderer((file) => file);
export const { blocks } = content;
export const inline = (nodes: readonly Inline[]) => content.inline(nodes);

const day = new Intl.DateTimeFormat('de', { day: '2-digit', month: '2-digit', year: 'numeric' });
const dayAndTime = new Intl.DateTimeFormat('de', { dateStyle: 'medium', timeStyle: 'short' });

/** The day a run began, as people write it; with the time where another one began on the same day. */
export function when({ id, started }: Run, runs: readonly Run[]): string {
  const date = day.format(new Date(started));
  const alike = runs.some((other) => other.id !== id && day.format(new Date(other.started)) === date);
  return alike ? dayAndTime.format(new Date(started)) : date;
}
