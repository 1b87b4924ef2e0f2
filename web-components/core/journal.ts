/**
 * Holds what was said until the disk has it. IndexedDB answers later, and a page that is reloaded in between takes an unfinished
 * write with it; `localStorage` has an entry before the next line runs. Where it refuses (private mode, full), nothing is held.
 */
export class Journal<Entry> {
  private readonly prefix: string;
  private count = 0;

  /**
   * @param name of the device's database
   * @param kind of the entries
   */
  constructor(name: string, kind: 'bewertung' | 'plan') {
    this.prefix = `${name}-${kind}-`;
  }

  /** @param at ISO 8601: when it was said. @returns the key to drop it by */
  add(entry: Entry, at: string): string {
    this.count += 1;
    const key = `${this.prefix}${at}-${String(this.count).padStart(6, '0')}`;
    try {
      localStorage.setItem(key, JSON.stringify(entry));
    } catch {
      // The disk is asked all the same.
    }
    return key;
  }

  drop(key: string): void {
    try {
      localStorage.removeItem(key);
    } catch {
      // Then it was not held either.
    }
  }

  /** What earlier pages have left, in the order in which it was said. */
  left(): [key: string, entry: Entry][] {
    try {
      const keys = Object.keys(localStorage).filter((key) => key.startsWith(this.prefix));
      return keys.sort().map((key) => [key, JSON.parse(localStorage.getItem(key) ?? '') as Entry]);
    } catch {
      return [];
    }
  }

  /** Whether an entry is still waiting: another page may have written it by now. */
  holds(key: string): boolean {
    return localStorage.getItem(key) !== null;
  }

  forget(): void {
    for (const [key] of this.left()) this.drop(key);
  }
}
