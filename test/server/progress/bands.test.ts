import { describe, expect, it } from 'vitest';
import { band, smallestGroup } from '../../../server/progress/bands.ts';

describe('bands', () => {
  it('shows nothing of a group smaller than seven', () => {
    for (let group = 0; group < smallestGroup; group++) {
      for (let count = 0; count <= group; count++) expect(band(count, group)).toBeUndefined();
    }
    expect(smallestGroup).toBe(7);
  });

  it('covers at least two possible counts with every band it shows, for every size of group', () => {
    for (let group = smallestGroup; group <= 500; group++) {
      const counts = new Map<string, number>();
      for (let count = 0; count <= group; count++) {
        const words = band(count, group)?.words ?? '';
        counts.set(words, (counts.get(words) ?? 0) + 1);
      }
      expect(Math.min(...counts.values()), `group of ${group}`).toBeGreaterThanOrEqual(2);
    }
  });

  it('never says that all or nobody did something', () => {
    for (const group of [7, 15, 100]) {
      expect(band(0, group)?.words).toMatch(/^unter/);
      expect(band(group, group)?.words).toMatch(/^über/);
    }
  });
});
