import type { Block, Inline } from '../../sequences/format/nodes.ts';
import { renderer } from '../../sequences/format/render.ts';
import { duration } from '../../sequences/format/words.ts';
import type { Instrument } from '../../workshops/format/instrument.ts';
import { type Html, html } from '../http/html.ts';

const nothing = (): Html => html``;

/** Renders an instrument's words. It has text only: no checks, films or images. */
export const words: { inline(nodes: readonly Inline[]): Html[]; blocks(nodes: readonly Block[]): Html[] } =
  renderer<Html>(html, {
    check: nothing,
    reflection: nothing,
    trafficLight: nothing,
    measure: nothing,
    video: nothing,
    h5p: nothing,
    imageUrl: (file) => file,
  });

/** How long an instrument takes: “etwa 6 Stunden, Kurzfassung etwa 30 Minuten”. */
export const extent = ({ minutes, quickMinutes }: Instrument): string =>
  `etwa ${duration(minutes)}${quickMinutes > 0 ? `, als Kurzfassung mit ★ etwa ${duration(quickMinutes)}` : ''}`;
