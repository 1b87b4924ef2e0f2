import { css } from 'lit';

/**
 * The look's tokens, light and dark; `test/web-components/contrast.test.ts` computes every permitted pair.
 * Custom properties inherit into shadow roots, so only the document needs this sheet.
 */
export const tokens = css`
  :root {
    color-scheme: light dark;
    --schrift: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
    --papier: #fbfaf6; --flaeche: #ffffff; --linie: #d8d4c7; --linie-stark: #77817f;
    --tinte: #16282d; --tinte-leise: #4a5a5e;
    --petrol: #0b5c63; --petrol-tief: #07454b; --petrol-hauch: #e3f0ef; --auf-petrol: #ffffff;
    --rot: #a3271f; --rot-hauch: #fbe9e6; --gelb: #7a5600; --gelb-hauch: #fdf2d0; --gruen: #1f6a37; --gruen-hauch: #e5f3e7;
    --grundlagen: #0b5c63; --organisation: #6d4494; --fuehrung: #97490f; --sicherheit: #1d579c; --gesundheit: #3a6f2b;
    --r: 6px; --s1: 0.25rem; --s2: 0.5rem; --s3: 1rem; --s4: 1.5rem; --s5: 2.5rem; --s6: 4rem;
    --schatten: 0 1px 2px rgb(22 40 45 / 0.08), 0 4px 16px rgb(22 40 45 / 0.06);
    --zeile: 66ch;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --papier: #12191b; --flaeche: #1a2326; --linie: #33413f; --linie-stark: #8c9a97;
      --tinte: #ecefe9; --tinte-leise: #b4c0bd;
      --petrol: #6fc7c8; --petrol-tief: #9bdcdc; --petrol-hauch: #173336; --auf-petrol: #0c1a1c;
      --rot: #ff9d91; --rot-hauch: #3a1d1a; --gelb: #f0c75a; --gelb-hauch: #352b12; --gruen: #86d19a; --gruen-hauch: #17301d;
      --grundlagen: #6fc7c8; --organisation: #c3a2e4; --fuehrung: #f0a970; --sicherheit: #8fbdf3; --gesundheit: #97cf83;
      --schatten: none;
    }
  }
`;
