import { css } from 'lit';

/** What looks the same in the document and in every shadow root: boxes, headings, links, buttons, fields, focus. */
export const base = css`
  *, *::before, *::after { box-sizing: border-box; }
  h1, h2, h3, h4 { line-height: 1.2; letter-spacing: -0.012em; text-wrap: balance; margin: 0; font-weight: 680; }
  h1 { font-size: clamp(1.75rem, 1.3rem + 1.7vw, 2.5rem); }
  h2 { font-size: clamp(1.4rem, 1.15rem + 1vw, 1.85rem); }
  h3 { font-size: 1.2rem; }
  h4 { font-size: 1.05rem; }
  p { margin: 0; max-width: var(--zeile); text-wrap: pretty; }
  a { color: var(--petrol); text-underline-offset: 0.18em; text-decoration-thickness: 0.08em; }
  :focus-visible { outline: 3px solid var(--petrol); outline-offset: 3px; border-radius: 3px; }
  h2[tabindex='-1']:focus { outline: none; }
  .button {
    font: inherit; font-weight: 620; min-height: 44px; padding: 0.5rem 1.15rem; border-radius: var(--r);
    border: 2px solid var(--petrol); background: var(--petrol); color: var(--auf-petrol); cursor: pointer;
    text-decoration: none; display: inline-flex; align-items: center; justify-content: center; text-align: center; gap: 0.5rem;
  }
  .button:hover { background: var(--petrol-tief); border-color: var(--petrol-tief); }
  .button.quiet { background: transparent; color: var(--petrol); }
  .button.quiet:hover { background: var(--petrol-hauch); }
  .button[aria-disabled='true'] { opacity: 0.55; cursor: not-allowed; }
  .link-button {
    font: inherit; color: var(--petrol); background: none; border: 0; padding: 0; min-height: 44px;
    text-decoration: underline; text-underline-offset: 0.18em; cursor: pointer;
  }
  .field {
    font: inherit; min-height: 44px; padding: 0.4rem 0.7rem; border: 2px solid var(--linie-stark);
    border-radius: var(--r); background: var(--flaeche); color: inherit; max-inline-size: 100%;
  }
  progress {
    appearance: none; block-size: 0.5rem; inline-size: 100%; border: 0; border-radius: 99px;
    background: var(--linie); overflow: hidden;
  }
  progress::-webkit-progress-bar { background: var(--linie); }
  progress::-webkit-progress-value { background: var(--petrol); }
  progress::-moz-progress-bar { background: var(--petrol); }
  .soft { color: var(--tinte-leise); }
  .small { font-size: 0.9rem; }
  .visually-hidden {
    position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
  }
  @media (forced-colors: active) {
    .button, .field, fieldset { border: 2px solid ButtonText; }
    /* Forced anyway; said here because axe reads \`-webkit-text-fill-color\`, which Chromium does not force. */
    .button { color: ButtonText; background: ButtonFace; }
    progress { border: 1px solid ButtonText; }
  }
  @media (prefers-reduced-motion: no-preference) {
    .button { transition: background-color 0.12s; }
  }
`;
