import { describe, expect, it } from 'vitest';
import { meant } from '../../../sequences/format/suggest.ts';

describe('meant', () => {
  it('suggests the closest word for a slip of the pen', () => {
    expect(meant('chek', ['check', 'hinweis'])).toBe('Meinten Sie „check“?');
    expect(meant('Beschäftigte', ['beratung', 'beschaeftigte'])).toBe('Meinten Sie „beschaeftigte“?');
    expect(meant('wahrflasch', ['wahrfalsch', 'zuordnung'])).toBe('Meinten Sie „wahrfalsch“?');
  });

  it('keeps silent where nothing is near', () => {
    expect(meant('xyz', ['check', 'hinweis'])).toBeUndefined();
    expect(meant('', ['a'])).toBeUndefined();
  });
});
