/**
 * Is this an address a sequence may link to? https, a path of our own (`/lernen/G05`), a place on the page (`#…`)
 * or a file beside the sequence (`karte.md`). Everything else (javascript:, http:, data:, `//host`) is not.
 * @param href with character references decoded, as a browser would see it
 */
export function isAllowedLink(href: string): boolean {
  // Browsers drop tabs and line ends inside addresses and read `\` as `/`: neither has a place in an honest one.
  if (href === '' || href.length > 2000 || /[\p{Cc}\p{Cf}\s\\<>"]/u.test(href)) return false;
  if (href.startsWith('#')) return true;
  if (href.startsWith('/')) return !href.startsWith('//');
  if (/^https:\/\//i.test(href)) {
    const url = URL.canParse(href) ? new URL(href) : undefined;
    return url?.protocol === 'https:' && url.username === '' && url.password === '';
  }
  return /^[\p{L}\p{N}_-][\p{L}\p{N}._-]*(?:\/[\p{L}\p{N}_-][\p{L}\p{N}._-]*)*(?:#.*)?$/u.test(href);
}

/** A picture's file name beside sequenz.md: no folder, no address, a format the server delivers. */
export const isImageFile = (name: string): boolean => /^[a-z0-9][a-z0-9_-]*\.(?:png|jpe?g|webp|svg)$/i.test(name);
