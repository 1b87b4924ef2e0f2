/**
 * What somebody has typed or chosen and the server does not have yet, by name: survives a reload and ends with the tab. A
 * storage that is full or forbidden costs only the survival.
 */
export class Drafts<T> {
  private readonly all: Record<string, T>;

  /** @param key under which they lie in the storage */
  constructor(
    private readonly key: string,
    private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  ) {
    this.all = this.read();
  }

  /** In the order in which they were begun. */
  get names(): string[] {
    return Object.keys(this.all);
  }

  get(name: string): T | undefined {
    return this.all[name];
  }

  keep(name: string, value: T): void {
    this.all[name] = value;
    this.write();
  }

  drop(name: string): void {
    delete this.all[name];
    this.write();
  }

  private read(): Record<string, T> {
    try {
      return JSON.parse(this.storage.getItem(this.key) ?? '{}') as Record<string, T>;
    } catch {
      return {};
    }
  }

  private write(): void {
    try {
      if (this.names.length > 0) this.storage.setItem(this.key, JSON.stringify(this.all));
      else this.storage.removeItem(this.key);
    } catch {
      // See above.
    }
  }
}
