import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pillars } from '../../../sequences/format/nodes.ts';
import { duration, formName } from '../../../sequences/format/words.ts';

describe('durations', () => {
  it('are said as people say them', () => {
    expect([0, 1, 45, 60, 61, 360, 390].map(duration)).toEqual([
      '0 Minuten',
      '1 Minute',
      '45 Minuten',
      '1 Stunde',
      '1 Stunde 1 Minute',
      '6 Stunden',
      '6 Stunden 30 Minuten',
    ]);
  });
});

describe('forms of teaching', () => {
  const files = pillars.flatMap((pillar) =>
    readdirSync(`sequences/${pillar}`).map((folder) => `sequences/${pillar}/${folder}/sequenz.md`),
  );
  const forms = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^:::methodik\{[^}]*form="?([^"}\s]+)/gm)].map(([, form = '']) => form),
  );

  it('read as German words: with capital and umlauts, without hyphens', () => {
    const names = [...new Set(forms)].map(formName);
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !/^[A-ZÄÖÜ]/.test(name) || /[ao]e|ue|-/.test(name))).toEqual([]);
    // Several words need their own line: only a person knows which of them is a noun.
    expect(names.filter((name) => / [a-zäöü]+$/.test(name) && !/^Gespräch zu/.test(name))).toEqual([]);
  });
});
