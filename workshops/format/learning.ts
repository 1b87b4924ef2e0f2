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

/** A published workshop format, as an instrument offers it. */
export interface WorkshopOffer {
  /** Name of its folder; its place in `/workshops/<name>`. */
  name: string;
  title: string;
  /** Minutes, breaks included. */
  minutes: number;
  /** Kennungen of the sequences that it draws on, each once. */
  sequences: string[];
}

/** An instrument as the server hands it out: with the published sequences it names, and the workshops that draw on them. */
export interface ServedInstrument extends Instrument {
  offers: Offers;
  workshops: WorkshopOffer[];
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
export function learningPath(instrument: Omit<ServedInstrument, 'workshops'>, run: Pick<Run, 'answers'>): Step[] {
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

/** How many workshops are suggested at most: more would be a catalogue. */
const mostWorkshops = 2;

/**
 * The workshops that go with a way into learning: those whose blocks draw on most of its sequences, the shorter of two that do
 * so equally. A second one is suggested only for what the first leaves out.
 * @returns each with the sequences of the way that it draws on, in their order
 */
export function workshopsFor(
  { workshops }: Pick<ServedInstrument, 'workshops'>,
  steps: readonly Pick<Step, 'kennung'>[],
): WorkshopOffer[] {
  const chosen: WorkshopOffer[] = [];
  const wanted = steps.map(({ kennung }) => kennung);
  let left = wanted;
  while (chosen.length < mostWorkshops) {
    const covered = ({ sequences }: WorkshopOffer) => left.filter((kennung) => sequences.includes(kennung)).length;
    const [best] = workshops
      .filter((one) => covered(one) > 0 && chosen.every(({ name }) => name !== one.name))
      .sort((one, other) => covered(other) - covered(one) || one.minutes - other.minutes);
    if (!best) break;
    chosen.push({ ...best, sequences: wanted.filter((kennung) => best.sequences.includes(kennung)) });
    left = left.filter((kennung) => !best.sequences.includes(kennung));
  }
  return chosen;
}
