/** Slug of the glossary's term that a click is about; undefined for everything else, and for clicks that open a new tab. */
export function termOf(event: MouseEvent): string | undefined {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined;
  const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
  return link?.classList.contains('term') ? link.hash.slice(1) : undefined;
}
