import { distance } from '../format/suggest.ts';
import { stem, wordPattern } from './german.ts';

/** Where a stem occurs: document numbers and, beside each, how much it weighs there. */
interface Postings {
  documents: number[];
  weights: number[];
}

/** How well a stem of the text fits a word of the query: 1 is the same. */
export interface Fit {
  stem: string;
  fit: number;
}

/** How fast a repeated word stops counting more, and how much long texts are held back (BM25's k and b). */
const saturation = 1.2;
const lengthMatters = 0.5;

/** Every stem of all documents. Made once, asked often. */
export class Vocabulary {
  private readonly postings = new Map<string, Postings>();
  private readonly lengths: number[] = [];

  /** Adds a document. @param fields texts and how much a word in them weighs */
  add(fields: readonly (readonly [text: string, weight: number])[]): void {
    const document = this.lengths.length;
    const own = new Map<string, number>();
    let length = 0;
    for (const [text, weight] of fields) {
      for (const [word] of text.matchAll(wordPattern)) {
        const key = stem(word);
        own.set(key, (own.get(key) ?? 0) + weight);
        length++;
      }
    }
    this.lengths.push(length);
    for (const [key, weight] of own) {
      const entry = this.postings.get(key) ?? { documents: [], weights: [] };
      if (entry.documents.length === 0) this.postings.set(key, entry);
      entry.documents.push(document);
      entry.weights.push(weight);
    }
  }

  /**
   * The stems a word of a query may mean: the same, beginning with it, containing it – German hides words in compounds –
   * and, only if there is none of these, what is a slip of the pen away.
   */
  fitting(word: string): Fit[] {
    const wanted = stem(word);
    const fits: Fit[] = [];
    for (const key of this.postings.keys()) {
      const share = wanted.length / key.length;
      if (key === wanted) fits.push({ stem: key, fit: 1 });
      else if (key.startsWith(wanted)) fits.push({ stem: key, fit: 0.5 + 0.4 * share });
      else if (wanted.length >= 4 && key.includes(wanted)) fits.push({ stem: key, fit: 0.2 + 0.2 * share });
    }
    // “KI” is a word of its own, not the beginning of “Kiste”.
    const exact = wanted.length < 3 ? fits.filter(({ fit }) => fit === 1) : [];
    if (exact.length > 0) return exact;
    return fits.length > 0 ? fits : this.near(wanted);
  }

  private near(wanted: string): Fit[] {
    const most = wanted.length < 4 ? 0 : wanted.length < 8 ? 1 : 2;
    if (most === 0) return [];
    return [...this.postings.keys()].flatMap((key) => {
      if (Math.abs(key.length - wanted.length) > most) return [];
      const far = distance(wanted, key);
      return far <= most ? [{ stem: key, fit: 0.3 / far }] : [];
    });
  }

  /** Adds up, per document, what the best of some stems is worth there (BM25). */
  score(fits: readonly Fit[]): Map<number, number> {
    const scores = new Map<number, number>();
    const all = this.lengths.length;
    const usual = this.lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, all);
    for (const { stem: key, fit } of fits) {
      const { documents = [], weights = [] } = this.postings.get(key) ?? {};
      const rare = Math.log(1 + (all - documents.length + 0.5) / (documents.length + 0.5));
      for (const [index, document] of documents.entries()) {
        const weight = weights[index] ?? 0;
        const held = 1 - lengthMatters + lengthMatters * ((this.lengths[document] ?? 0) / usual);
        const score = (fit * rare * weight * (saturation + 1)) / (weight + saturation * held);
        if (score > (scores.get(document) ?? 0)) scores.set(document, score);
      }
    }
    return scores;
  }
}
