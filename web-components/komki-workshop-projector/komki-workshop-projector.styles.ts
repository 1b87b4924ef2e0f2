import { css } from 'lit';

/** Sizes go by the height of the picture: from ten metres the main text must be a twentieth of it at least. */
export const projectorStyles = css`
  :host {
    --text: 5.6vh;
    position: fixed; inset: 0; display: grid; grid-template-rows: auto minmax(0, 1fr) auto; grid-template-columns: minmax(0, 1fr);
    background: var(--papier); color: var(--tinte); font-size: var(--text); line-height: 1.3; overflow: hidden;
  }
  :host([dense='1']) { --text: 5.3vh; }
  :host([dense='2']) { --text: 5vh; }
  header, footer { display: flex; gap: 1em; align-items: baseline; justify-content: space-between; padding: 0.3em 1em; }
  header { border-block-end: 0.12em solid var(--petrol); background: var(--flaeche); }
  h1 { font-size: 1.3em; line-height: 1.15; }
  komki-timer { font-size: 1.1em; white-space: nowrap; }
  .content { padding: 0.4em 1em; overflow: auto; display: grid; gap: 0.6em; align-content: start; grid-template-columns: minmax(0, 1fr); }
  .content p, .content li { max-inline-size: none; }
  .prose { gap: 0.5em; }
  .prose p, .prose ul, .prose ol, .prose table { max-inline-size: none; font-size: 1em; }
  .prose h3, .prose h4 { font-size: 1em; margin: 0; }
  .prose img { max-block-size: 45vh; }
  /* A picture stays in sight while long text is scrolled. */
  .content:has(.illustrated) { container-type: size; }
  .illustrated { display: flex; gap: 1em; align-items: start; }
  .said { flex: 2; min-inline-size: 0; display: grid; gap: 0.6em; align-content: start; }
  .illustrated > .pictures { flex: 3; grid-auto-rows: minmax(0, 1fr); align-content: stretch; position: sticky; inset-block-start: 0; block-size: 100cqb; }
  .pictures figure, .pictures .enlarge { block-size: 100%; inline-size: 100%; min-block-size: 0; }
  .pictures .enlarge-hint { display: none; }
  .pictures img { inline-size: 100%; block-size: 100%; max-block-size: none; object-fit: contain; }
  .question { font-weight: 660; font-size: 1.15em; line-height: 1.2; text-wrap: balance; }
  .options { margin: 0; padding: 0; list-style: none; display: grid; gap: 0.3em; }
  .options li { border-inline-start: 0.16em solid var(--petrol); padding-inline-start: 0.5em; }
  .steps { display: flex; justify-content: space-between; gap: 1em; }
  .lights { display: flex; flex-wrap: wrap; gap: 0 1.2em; }
  .light { inline-size: 0.8em; block-size: 0.8em; vertical-align: -0.06em; fill: currentColor; }
  .light.green { color: var(--gruen); } .light.yellow { color: var(--gelb); } .light.red { color: var(--rot); }
  .votes { font-variant-numeric: tabular-nums; white-space: nowrap; }
  .count { font-size: 1.15em; font-weight: 660; font-variant-numeric: tabular-nums; }
  footer { font-size: 0.62em; color: var(--tinte-leise); border-block-start: 1px solid var(--linie); align-items: center; }
  footer b { color: var(--tinte); letter-spacing: 0.12em; font-size: 1.3em; }
  footer p { max-inline-size: none; }
  .joining { align-self: center; }
  .join { display: grid; gap: 0.25em; justify-items: center; text-align: center; }
  .join .code { font-size: 1.7em; font-weight: 720; letter-spacing: 0.14em; line-height: 1.1; }
  .join .address { font-size: 0.8em; }
  .ended { place-content: center; text-align: center; }
  .ended h1 { font-size: 2em; }
  @media (max-aspect-ratio: 1/1) {
    :host { --text: 3.2vh; }
    .joining { align-self: center; }
    header { flex-wrap: wrap; }
    .illustrated { flex-direction: column; align-items: stretch; }
    .said { flex: none; }
    .illustrated > .pictures { position: static; order: -1; block-size: 38vh; flex: none; }
  }
  @media (max-width: 30rem) {
    :host { --text: 1.25rem; }
    footer { flex-wrap: wrap; font-size: 0.9rem; }
    .steps { flex-wrap: wrap; }
  }
  @media (forced-colors: active) {
    header { border-block-end-color: CanvasText; }
  }
`;
