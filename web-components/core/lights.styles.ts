import { css } from 'lit';

/** The lights of an Ampel to choose from: radios in a row, each a shape with its word. Colour never carries the meaning alone. */
export const lights = css`
  fieldset { border: 0; margin: 0; padding: 0; min-inline-size: 0; display: grid; gap: 0.5rem; grid-template-columns: minmax(0, 1fr); }
  /* A floated legend is laid out like any other box. */
  legend { float: inline-start; inline-size: 100%; padding: 0; font-weight: 560; line-height: 1.45; }
  .lights { clear: both; display: grid; gap: 0.5rem; grid-template-columns: repeat(3, minmax(0, 1fr)); }
  .lights label {
    position: relative; display: flex; gap: 0.6rem; align-items: center; min-block-size: 48px; padding: 0.4rem 0.7rem; cursor: pointer;
    border: 2px solid var(--linie); border-radius: var(--r); line-height: 1.25; min-inline-size: 0;
  }
  .lights label:hover { border-color: var(--linie-stark); }
  /* The shape is the box to tick: the native radio lies over it, unseen. */
  .lights input { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; margin: 0; opacity: 0; cursor: pointer; }
  .lights label:has(:focus-visible) { outline: 3px solid var(--petrol); outline-offset: 2px; }
  .lights b { display: block; font-weight: 660; }
  .meaning { font-size: 0.9rem; color: var(--tinte-leise); }
  .light { inline-size: 1.5rem; block-size: 1.5rem; flex: none; fill: none; stroke: currentColor; stroke-width: 2; stroke-linejoin: round; }
  .green .light, .light.green { color: var(--gruen); }
  .yellow .light, .light.yellow { color: var(--gelb); }
  .red .light, .light.red { color: var(--rot); }
  .irrelevant .light, .light.irrelevant { color: var(--tinte-leise); }
  label:has(:checked) .light, .before .light { fill: currentColor; }
  label.green:has(:checked) { border-color: var(--gruen); background: var(--gruen-hauch); }
  label.yellow:has(:checked) { border-color: var(--gelb); background: var(--gelb-hauch); }
  label.red:has(:checked) { border-color: var(--rot); background: var(--rot-hauch); }
  label.irrelevant:has(:checked) { border-color: var(--linie-stark); background: var(--petrol-hauch); }
  label:has(:checked) .meaning { color: var(--tinte); }
  .before { display: flex; gap: 0.35rem; align-items: center; font-size: 0.95rem; color: var(--tinte-leise); }
  .before .light { inline-size: 1rem; block-size: 1rem; }
  @media (max-width: 30rem) {
    .lights { gap: 0.35rem; }
    .lights label { flex-direction: column; align-items: center; text-align: center; gap: 0.2rem; padding: 0.5rem 0.2rem; }
  }
  @media (forced-colors: active) {
    fieldset { border: 0; }
    .lights label { border-color: CanvasText; }
    .lights label:has(:checked) { border: 4px solid Highlight; }
  }
  @media print {
    .lights label, .before { break-inside: avoid; }
    .lights label { border: 0; padding-inline: 0; }
    .light { print-color-adjust: exact; }
  }
`;
