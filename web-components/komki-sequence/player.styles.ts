import { css } from 'lit';

/**
 * The player's frame: contents at the side, one section beside it. Used by the server's page (inside `komki-sequence`)
 * and by the element's shadow root, so that taking over moves nothing.
 */
export const player = css`
  .player { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--s3) var(--s5); align-items: start; }
  .contents-head { border-block-start: 5px solid var(--linie-stark); padding-block-start: 0.7rem; display: grid; gap: 0.35rem; }
  .contents-head.band-grundlagen { border-color: var(--grundlagen); }
  .contents-head.band-organisation { border-color: var(--organisation); }
  .contents-head.band-fuehrung { border-color: var(--fuehrung); }
  .contents-head.band-sicherheit { border-color: var(--sicherheit); }
  .contents-head.band-gesundheit { border-color: var(--gesundheit); }
  .contents-head h1 { font-size: 1.25rem; letter-spacing: -0.01em; }
  .contents ol { list-style: none; margin: var(--s2) 0 0; padding: 0; }
  .contents ol a {
    display: grid; grid-template-columns: 1.6rem minmax(0, 1fr); gap: 0.4rem; padding: 0.6rem; min-block-size: 44px;
    border-radius: var(--r); color: inherit; text-decoration: none; font-size: 1rem; line-height: 1.35; align-content: center;
  }
  .contents ol a:hover { background: var(--petrol-hauch); }
  .contents ol a[aria-current] { background: var(--petrol-hauch); font-weight: 650; box-shadow: inset 4px 0 0 var(--petrol); }
  .contents .number { color: var(--petrol); font-weight: 700; font-variant-numeric: tabular-nums; padding-inline-start: 0.3rem; }
  .beside { display: flex; flex-wrap: wrap; gap: 0 var(--s3); border-block-start: 1px solid var(--linie); margin-block-start: var(--s2); padding: 0.2rem 0.6rem 0; }
  .beside a { min-block-size: 44px; display: inline-flex; align-items: center; font-size: 1rem; }
  article.prose { min-inline-size: 0; scroll-margin-block-start: var(--s3); }
  article.prose > h2 { margin-block-end: 0.2rem; scroll-margin-block-start: var(--s3); }
  .where { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 var(--s3); max-inline-size: 44rem; min-block-size: 1.4rem; }
  .steps {
    display: flex; justify-content: space-between; gap: var(--s3); flex-wrap: wrap; border-block-start: 1px solid var(--linie);
    padding-block-start: var(--s3); margin-block-start: var(--s4); max-inline-size: 44rem;
  }
  .steps .button:only-child { margin-inline-start: auto; }
  .about ul + ul { border-block-start: 1px solid var(--linie); padding-block-start: var(--s3); margin-block-start: var(--s2); }
  .about { display: grid; gap: var(--s2); margin-block-start: var(--s4); }
  @media (min-width: 56.01rem) {
    .player { grid-template-columns: 17rem minmax(0, 1fr); }
    .contents { position: sticky; inset-block-start: var(--s3); max-block-size: calc(100vh - 2 * var(--s3)); overflow-y: auto; padding-inline: 3px; margin-inline: -3px; }
  }
  @media (max-width: 56rem) {
    .steps .button { inline-size: 100%; }
    .steps { flex-direction: column-reverse; }
    .contents { border-block-end: 1px solid var(--linie); padding-block-end: var(--s2); }
    /* On a phone the contents open on demand. Who has no JavaScript sees them at once. */
    @media (scripting: enabled) {
      .contents ol, .beside { display: none; }
      .contents.open ol { display: block; }
      .contents.open .beside { display: flex; }
    }
  }
  @media (forced-colors: active) {
    .contents ol a[aria-current] { outline: 2px solid Highlight; outline-offset: -2px; }
  }
  @media print {
    .player { display: block; }
    .contents, .steps { display: none; }
  }

  /* Keeps the room for what the element adds: progress, its bar and what counts as done. */
  komki-sequence { display: block; }
  @media (scripting: enabled) {
    komki-sequence > .player .contents-head { padding-block-end: 5.02rem; }
    @media (max-width: 56rem) {
      komki-sequence > .player .contents-head { padding-block-end: 6.42rem; }
    }
    @media (max-width: 24rem) {
      komki-sequence > .player .contents-head { padding-block-end: 9.2rem; }
    }
  }
`;
