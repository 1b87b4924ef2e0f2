import type { PropertyDeclarations } from 'lit';
import { type Device, device } from './device.ts';
import { KomkiElement } from './element.ts';

/**
 * An element that shows what this device keeps: looks when it comes onto the page and whenever something was written.
 * Property: `device`.
 */
export abstract class DeviceElement extends KomkiElement {
  static override properties: PropertyDeclarations = { device: { attribute: false } };
  declare device: Device;
  private unsubscribe: (() => void) | undefined;

  constructor() {
    super();
    this.device = device();
  }

  /** Reads what is to be shown. */
  protected abstract look(): Promise<void>;

  override connectedCallback(): void {
    super.connectedCallback();
    this.unsubscribe = this.device.db.subscribe(() => void this.look());
    void this.look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unsubscribe?.();
  }
}
