import type { Position } from './findings.ts';
import type { Block, Heading, List } from './nodes.ts';

/**
 * What the compiler knows about nodes beside their content: where they stand and which list items carry a ticked box.
 * It stays out of the compiled form, which players load.
 */
export class Notes {
  private readonly places = new Map<object, Position>();
  private readonly ticks = new Map<object, boolean>();
  private readonly depths = new Map<object, number>();

  place(node: object, at: Position): void {
    this.places.set(node, at);
  }
  /** Where a node, list item or table row begins. */
  where(node: object): Position | undefined {
    return this.places.get(node);
  }

  tick(item: Block[], checked: boolean): void {
    this.ticks.set(item, checked);
  }
  /** The box before a list item: ticked, empty, or none. */
  ticked(item: Block[]): boolean | undefined {
    return this.ticks.get(item);
  }
  isTaskList(list: List): boolean {
    return list.items.some((item) => this.ticks.has(item));
  }

  depth(heading: Heading, depth: number): void {
    this.depths.set(heading, depth);
  }
  /** How many `#` the heading was written with. */
  depthOf(heading: Heading): number | undefined {
    return this.depths.get(heading);
  }
}
