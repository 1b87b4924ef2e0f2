import type { LearnerSequence } from '../../sequences/format/index.ts';
import type { Level } from '../../sequences/record/index.ts';
import type { Device } from '../core/device.ts';
import { type Bookmark, visitor } from '../core/device-db.ts';
import type { Exam } from '../core/exam.ts';
import { Recorder } from '../core/recorder.ts';
import { ending, Places } from './places.ts';

/** Pause after a step before the account is told, in milliseconds: who leafs through makes one request. */
const syncPause = 1500;
const clock = new Intl.DateTimeFormat('de', { hour: '2-digit', minute: '2-digit' });

/** The player, as the journey needs it. */
export interface JourneyHost {
  device: Device;
  /** Address of the compiled JSON. */
  src: string;
  kennung: string;
  /** Section the server's page is about. */
  abschnitt: string | undefined;
  requestUpdate(): void;
  /** Has what a place needs beside its text. */
  prepare(place: string, places: Places): Promise<void>;
  /** Begins anew, for somebody else than this page had begun with. */
  load(): Promise<void>;
}

/** What the learner is told about where they are. */
export interface Notice {
  kind: 'resumed' | 'endedBefore' | 'elsewhere';
  place: string;
}

/** A learner's way through a sequence on this page: who they are, where they are, what has been kept. */
export class Journey {
  notice: Notice | undefined;
  /** The agreement; `none` without an account; undefined while nobody could say. */
  level: Level | 'none' | undefined;
  /** When something was last kept on the device, as people write it. */
  savedAt = '';
  /** There where the sequence is an exam: the server judges. */
  exam: Exam | undefined;
  /** Something of this sequence was learned here without an account, and somebody who is signed in is asked about it. */
  visitorWork: 'asked' | 'answered' | undefined;
  /** The learner has gone somewhere or answered something: from then on nothing moves by itself. */
  touched = false;
  private timer: number | undefined;

  private constructor(
    private readonly host: JourneyHost,
    readonly sequence: LearnerSequence,
    readonly recorder: Recorder,
    readonly places: Places,
    /** The place on show. */
    public here: string,
    /** The address named a section: nobody is led away from it. */
    private readonly asked: boolean,
  ) {}

  /**
   * Fetches the sequence and finds out who is learning and where they left.
   * @throws when there is no sequence to be had
   */
  static async open(host: JourneyHost): Promise<Journey> {
    // Both questions travel at the same time; the recorder waits for this answer.
    void host.device.contexts.current(host.kennung);
    const response = await fetch(host.src);
    if (!response.ok) throw new Error(`${response.status}`);
    const sequence = (await response.json()) as LearnerSequence;
    const recorder = new Recorder(host.device, sequence);
    const { sequence: known } = await recorder.load();
    const places = new Places(sequence);
    // A page kept for reading offline may be that of another section: the address decides where there is one.
    const named = location.pathname.startsWith('/lernen/') ? places.named(location) : host.abschnitt;
    const asked = named === ending || places.section(named ?? '') ? named : undefined;
    const journey = new Journey(host, sequence, recorder, places, asked ?? places.first, Boolean(asked));
    if (sequence.grading === 'exam') {
      const { Exam } = await import('../core/exam.ts');
      journey.exam = new Exam(host.device.contexts, recorder, sequence.id);
      await journey.exam.load();
    }
    if (!asked && known) await journey.resume(known.bookmark);
    else await host.prepare(journey.here, places);
    return journey;
  }

  /** The first page is on show: tells so, and asks who is learning if that took too long before. */
  async begin(): Promise<void> {
    const { here, places, recorder } = this;
    await this.keep(recorder.open(here === ending ? places.last : here, this.asked));
    await this.askWho();
  }

  end(): void {
    window.clearTimeout(this.timer);
  }

  /** Waits until something is on the device, says when, and tells the account soon. */
  async keep(written: Promise<void>): Promise<void> {
    await written;
    this.savedAt = clock.format(new Date());
    this.host.requestUpdate();
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.sync(), syncPause);
  }

  /** The learner goes to a place; what was said about the last one is over. */
  goTo(place: string): void {
    this.here = place;
    this.notice = undefined;
    if (this.visitorWork === 'answered') this.visitorWork = undefined;
  }

  /** What was learned without an account has become the learner's own: they go on there, unless they are on their way. */
  async decided(taken: boolean): Promise<void> {
    this.visitorWork = 'answered';
    if (!taken) return;
    const { sequence: own } = await this.recorder.load();
    await this.host.prepare(this.here, this.places);
    if (own && !this.touched && !this.asked) await this.resume(own.bookmark);
    await this.sync();
  }

  private async askWho(): Promise<void> {
    const { host, recorder } = this;
    const context = await host.device.contexts.current(host.kennung);
    if (typeof context === 'object') {
      if (context.registration !== recorder.owner) return host.load();
      this.level = context.level;
      await this.lookForVisitorWork();
    } else if (context === 'visitor') {
      if (recorder.owner !== visitor) return host.load();
      this.level = 'none';
    }
    await this.sync();
  }

  private async lookForVisitorWork(): Promise<void> {
    const { device, kennung } = this.host;
    if (!(await device.db.get('sequences', [visitor, kennung]))) return;
    await import('./question.ts').catch(() => undefined);
    this.visitorWork = 'asked';
  }

  /** Takes over a place another device has left, or offers it once the learner is reading here. */
  private async sync(): Promise<void> {
    this.end();
    const elsewhere = await this.recorder.sync();
    this.host.requestUpdate();
    const bookmark = this.recorder.state.sequence?.bookmark;
    if (!elsewhere || !bookmark || bookmark.section === this.here) return;
    if (!this.touched && !this.asked) await this.resume(bookmark);
    else if (this.places.section(bookmark.section)) this.notice = { kind: 'elsewhere', place: bookmark.section };
    this.host.requestUpdate();
  }

  /** Goes on where the learner left, in the address too, and says so once. */
  private async resume({ finished, section }: Bookmark): Promise<void> {
    const { places } = this;
    const place = finished ? ending : section;
    if (places.goesOn(place)) {
      this.here = place;
      history.replaceState(null, '', places.address(place));
      this.notice = { kind: place === ending ? 'endedBefore' : 'resumed', place };
    }
    await this.host.prepare(this.here, places);
    this.host.requestUpdate();
  }
}
