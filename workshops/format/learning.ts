import { plainText } from '../../sequences/format/render.ts';
import type { Instrument, Rating } from './instrument.ts';
import { type Run, ratedAs } from './run.ts';

/** A published sequence, as an instrument offers it. */
export interface Offer {
  title: string;
  /** Minutes for learning by oneself. */
  minutes: number;
  /** How many sections there are. */
  sections: number;
}
/** By Kennung. */
export type Offers = Readonly<Record<string, Offer>>;

/** An instrument as the server hands it out: with the published sequences it names. */
export interface ServedInstrument extends Instrument {
  offers: Offers;
}

/** A sequence that fits, and the Checkpunkte for which it does. */
export interface Step extends Offer {
  kennung: string;
  reasons: { number: string; text: string; rating: Rating }[];
}

/** How many sequences a Checkpunkt of this colour proposes. */
const proposals: Partial<Record<Rating, number>> = { red: 2, yellow: 1 };

/**
 * The way from a check into learning: the red Checkpunkte propose two sequences each, the yellow ones one. What several
 * propose comes once, with all its reasons; what is urgent comes first.
 */
export function learningPath(instrument: ServedInstrument, run: Pick<Run, 'answers'>): Step[] {
  const steps = new Map<string, Step>();
  for (const { point, rating } of ratedAs(instrument, run, 'red', 'yellow')) {
    const published = point.sequences.filter((kennung) => instrument.offers[kennung]);
    for (const kennung of published.slice(0, proposals[rating])) {
      const step = steps.get(kennung) ?? { kennung, ...(instrument.offers[kennung] as Offer), reasons: [] };
      step.reasons.push({ number: point.number, text: plainText(point.text), rating });
      steps.set(kennung, step);
    }
  }
  return [...steps.values()];
}
