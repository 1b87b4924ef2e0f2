import type { Block, Inline } from '../../sequences/format/nodes.ts';
import { renderer } from '../../sequences/format/render.ts';
import { extentWords, type Instrument } from '../../workshops/format/instrument.ts';
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

/** How long an instrument takes: “45 bis 60 Minuten je Baustein, als Kurzfassung mit ★ 20 bis 40 Minuten”. */
export const extent = ({ extent, quickExtent }: Instrument): string =>
  `${extentWords(extent)}${quickExtent ? `, als Kurzfassung mit ★ ${extentWords(quickExtent)}` : ''}`;
