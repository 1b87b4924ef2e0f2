import { renderer, wordsOnly } from '../../sequences/format/render.ts';
import { extentWords, type Instrument } from '../../workshops/format/instrument.ts';
import { type Html, html } from '../http/html.ts';

/** Renders an instrument's words. It has text only: no checks, films or images. */
export const words = renderer<Html>(html, wordsOnly(html));

/** How long an instrument takes: “45 bis 60 Minuten je Baustein, als Kurzfassung mit ★ 20 bis 40 Minuten”. */
export const extent = ({ extent, quickExtent }: Instrument): string =>
  `${extentWords(extent)}${quickExtent ? `, als Kurzfassung mit ★ ${extentWords(quickExtent)}` : ''}`;
