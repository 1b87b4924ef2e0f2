/** Keys of keyboards and presenter remotes that move the room. */
const moves: Record<string, 'next' | 'previous'> = {
  PageDown: 'next',
  ArrowRight: 'next',
  PageUp: 'previous',
  ArrowLeft: 'previous',
};

/** What a key means for the room; undefined while somebody types, chooses or is asked something. */
export function moveOf(event: KeyboardEvent): 'next' | 'previous' | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat) return undefined;
  const [target] = event.composedPath();
  const isBusy =
    target instanceof Element &&
    (target.closest('input, textarea, select, dialog') !== null || (target as HTMLElement).isContentEditable);
  return isBusy ? undefined : moves[event.key];
}
