import { describe, expect, it } from 'vitest';
import { lastPublication, publicationWords, publishedFrom } from '../../../server/progress/publication.ts';

const at = (iso: string) => new Date(iso);

describe('publication', () => {
  it.each([
    // winter time: 06:00 in Germany is 05:00 UTC
    ['2026-11-23T04:59:59.999Z', '2026-11-23T05:00:00.000Z', '2026-11-22T05:00:00.000Z'],
    ['2026-11-23T05:00:00.000Z', '2026-11-24T05:00:00.000Z', '2026-11-23T05:00:00.000Z'],
    // summer time: 04:00 UTC; over both changes of the clock
    ['2026-07-01T12:00:00.000Z', '2026-07-02T04:00:00.000Z', '2026-07-01T04:00:00.000Z'],
    ['2026-03-28T12:00:00.000Z', '2026-03-29T04:00:00.000Z', '2026-03-28T05:00:00.000Z'],
    ['2026-10-24T12:00:00.000Z', '2026-10-25T05:00:00.000Z', '2026-10-24T04:00:00.000Z'],
  ])('counts what happened at %s from %s on and shows %s until then', (moment, from, last) => {
    expect(publishedFrom(at(moment)).toISOString()).toBe(from);
    expect(lastPublication(at(moment)).toISOString()).toBe(last);
  });

  it('never shows what happened after the publication in force', () => {
    for (let hour = 0; hour < 24 * 370; hour++) {
      const now = new Date(Date.UTC(2026, 0, 1, hour, 30));
      expect(publishedFrom(now) > now && lastPublication(now) <= now).toBe(true);
      expect(publishedFrom(lastPublication(now)) > lastPublication(now)).toBe(true);
    }
  });

  it('is told in German words', () => {
    expect(publicationWords(at('2026-11-23T05:00:00Z'))).toBe('Montag, 23. November, 06:00 Uhr');
  });
});
