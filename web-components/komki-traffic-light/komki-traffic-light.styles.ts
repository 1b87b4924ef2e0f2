import { css } from 'lit';

export const trafficLightStyles = css`
  .statements { display: grid; gap: 0; }
  fieldset { border-block-start: 1px solid var(--linie); padding: 0.8rem 0; }
  .change { font-weight: 620; }
  @media (forced-colors: active) {
    fieldset { border-block-start: 1px solid CanvasText; }
  }
`;
