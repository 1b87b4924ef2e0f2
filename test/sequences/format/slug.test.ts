import { describe, expect, it } from 'vitest';
import { slug, slugger } from '../../../sequences/format/slug.ts';

describe('slug', () => {
  it('writes umlauts out and joins words by hyphens', () => {
    expect(slug('Wer prüft Größe & Maß?')).toBe('wer-prueft-groesse-mass');
    expect(slug('Café «Ünlü» § 80 Abs. 2a')).toBe('cafe-uenlue-80-abs-2a');
  });

  it('cuts at a word border, at 40 characters at most', () => {
    expect(slug('Ein Chatbot, der auf hinterlegte Antworten zugreift')).toBe('ein-chatbot-der-auf-hinterlegte');
    expect(slug('Donaudampfschifffahrtsgesellschaftskapitänsmütze')).toHaveLength(40);
    expect(slug('x'.repeat(40))).toHaveLength(40);
  });

  it('has a name even for a text without letters', () => {
    expect(slug('→ ?')).toBe('eintrag');
  });

  it('numbers collisions, also with a text that looks like a number', () => {
    const next = slugger();
    expect(['Ja', 'ja!', 'Ja 2', 'JA'].map(next)).toEqual(['ja', 'ja-2', 'ja-2-2', 'ja-3']);
  });
});
