import { css } from 'lit';

export const reflectionStyles = css`
  .block { gap: 0.7rem; }
  .prompt { font-weight: 560; }
  textarea.field { inline-size: 100%; resize: vertical; line-height: 1.55; padding: 0.6rem 0.8rem; }
  textarea.field:focus { border-color: var(--petrol); }
  @media print {
    textarea.field { border: 1px solid #000; resize: none; }
  }
`;
