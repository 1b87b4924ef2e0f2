import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileSequence } from '../../../sequences/format/compile.ts';
import { frontMatterSchema, frontMatterSchemaFile } from '../../../sequences/format/frontmatter.ts';
import { changed, compiled, places } from './sample.ts';

const codes = (...change: readonly [string, string]): string[] => places(changed(change));

describe('front matter', () => {
  it('has a current schema for editors (npm run schema), with numbers as numbers', () => {
    expect(readFileSync(frontMatterSchemaFile, 'utf8')).toBe(frontMatterSchema());
    const { properties, required } = JSON.parse(frontMatterSchema());
    expect(properties.dauer).toMatchObject({ type: 'integer', minimum: 5, maximum: 1440 });
    expect(properties.bestehen).toMatchObject({ type: 'number' });
    expect(properties.bewertung).toMatchObject({ enum: ['selbst', 'pruefung'], default: 'selbst' });
    expect(required).toContain('quellen');
    expect(required).not.toContain('voraussetzungen');
  });

  it('reads values as they are written: 07 is no number, 1.10 no 1.1, a date no timestamp', () => {
    expect(compiled(changed(['titel: "Probe: eine ganze Sequenz"', 'titel: 07'])).title).toBe('07');
    expect(compiled(changed(['titel: "Probe: eine ganze Sequenz"', 'titel: 1.10'])).title).toBe('1.10');
    expect(compiled(changed(['titel: "Probe: eine ganze Sequenz"', 'titel: 2026-11-20'])).title).toBe('2026-11-20');
    expect(compiled(changed(['titel: "Probe: eine ganze Sequenz"', 'titel: no'])).title).toBe('no');
  });

  it('takes comments and block lists', () => {
    const sequence = compiled(changed(['weiter: [G01, O06]', 'weiter: # was passt\n  - G01\n  - O06\n']));
    expect(sequence.next).toEqual(['G01', 'O06']);
  });

  it('points at the key inside a list or map', () => {
    expect(codes('stand: 2026-10-02 }', 'stand: 2.10.2026 }')).toEqual(['19:35 LZ015']);
    expect(codes('datei: karte.md', 'datei: ../karte.md')).toEqual(['16:28 LZ015']);
    expect(codes('fuehrung: ergaenzend', 'fuehrung: vielleicht')).toEqual(['13:32 LZ015']);
    expect(codes('beschaeftigte: kern, ', '')).toEqual(['13:1 LZ013']);
    expect(codes('titel: Karte, ', 'titel: Karte, tietl: x, ')).toEqual(['16:28 LZ014']);
    expect(codes('[G01, O06]', '[G01, O6]')).toEqual(['14:15 LZ015']);
  });

  it('reports every missing and wrong key at once', () => {
    expect(codes('fassung: 1\nstand: 2026-11-20\nrechtsstand: 2026-10-02\n', 'fassung: 1.5\nstand: heute\n')).toEqual([
      '1:1 LZ013',
      '6:1 LZ015',
      '7:1 LZ015',
    ]);
  });

  it('refuses code, tags, aliases that multiply themselves and odd keys, without running or expanding anything', () => {
    expect(codes('titel: "Probe: eine ganze Sequenz"', 'titel: !!js/function "function(){}"')).toEqual(['3:8 LZ012']);
    const bomb =
      'titel: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c]';
    expect(codes('titel: "Probe: eine ganze Sequenz"', bomb)).toEqual(['2:1 LZ012']);
    expect(codes('fassung: 1', '__proto__: { polluted: 1 }\nfassung: 1')).toEqual(['6:1 LZ014']);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(codes('fassung: 1', '[a, b]: 1\nfassung: 1').every((place) => place.includes('LZ012'))).toBe(true);
    expect(compileSequence('---js\nthrow new Error()\n---\n', 'x.md').findings[0]?.code).toBe('LZ010');
  });

  it('points at a key that stands twice', () => {
    expect(codes('fassung: 1', 'fassung: 1\nfassung: 2')).toEqual(['7:1 LZ012']);
  });

  it('says so when it is empty, only a list or far too long', () => {
    expect(places('---\n---\n')).toContain('2:1 LZ012');
    expect(places('---\n- a\n---\n')).toContain('2:1 LZ012');
    expect(places(`---\n${'"'.repeat(30_000)}\n---\n`)).toContain('2:1 LZ012');
  });
});
