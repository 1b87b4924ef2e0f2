import { encode } from 'uqr';
import { type Html, html } from './html.ts';

/** An address as QR code: one SVG path, dark on light also in dark mode, because scanners need it so. */
export function qrCode(address: string, label: string): Html {
  const { data, size } = encode(address, { ecc: 'M', border: 4 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`;
}

/** A link to pass on: as QR code and as text to copy. */
export const shareLink = (
  address: string,
  label: string,
): Html => html`<div class="invite-grid">${qrCode(address, `QR-Code: ${label}`)}
<p><label for="link">${label}</label><input class="field wide-field" id="link" readonly value="${address}"></p></div>`;
