import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../../sequences/format/checks/evaluate.ts';
import { readNumber } from '../../../../sequences/format/checks/number.ts';
import type { Answer, Check } from '../../../../sequences/format/nodes.ts';
import { changed, checkOf, good } from '../sample.ts';

const single = checkOf(good, 'eine-richtig', 'choice');
const multiple = checkOf(good, 'mehrere-richtig', 'choice');
const truth = checkOf(good, 'wahr-oder-nicht', 'truth');
const order = checkOf(good, 'ablauf', 'order');
const match = checkOf(good, 'wohin', 'match');
const gap = checkOf(good, 'luecken', 'gap');
const number = checkOf(good, 'zahl', 'number');
const caseStudy = checkOf(good, 'fall', 'case');
const all: Check[] = [single, multiple, truth, order, match, gap, number, caseStudy];

/** The answer that is all right. */
function rightAnswer(check: Check): Answer {
  switch (check.type) {
    case 'choice':
      return check.options.filter((option) => option.correct).map((option) => option.id);
    case 'truth':
      return Object.fromEntries(check.statements.map(({ id, correct }) => [id, correct]));
    case 'order':
      return check.items.map(({ id }) => id);
    case 'match':
      return Object.fromEntries(check.pairs.map(({ id, choice }) => [id, choice]));
    case 'gap':
      return Object.fromEntries(check.gaps.map(({ id, solutions }) => [id, solutions[0] ?? '']));
    case 'number':
      return String(check.value);
    case 'case':
      return Object.fromEntries(
        check.steps.map(({ id, options }) => [id, options.find(({ correct }) => correct)?.id ?? '']),
      );
  }
}

describe('evaluate', () => {
  it('is satisfied with the right answer to every type of check', () => {
    for (const check of all) {
      const { success, scaled, parts } = evaluate(check, rightAnswer(check));
      expect({ id: check.id, success, scaled }).toEqual({ id: check.id, success: true, scaled: 1 });
      expect(Object.values(parts).every(Boolean)).toBe(true);
    }
  });

  it('gives a single choice one point or none, and tells of each option whether the decision on it was right', () => {
    expect(evaluate(single, ['gruen'])).toEqual({
      success: false,
      scaled: 0,
      parts: { gruen: false, blau: false, rot: true },
    });
    expect(evaluate(single, ['gruen', 'blau'])).toMatchObject({ success: false, scaled: 0 });
    expect(evaluate(single, [])).toMatchObject({ success: false, scaled: 0 });
  });

  it('counts the right decisions of a multiple choice, but wants all of them for success', () => {
    const { success, scaled, parts } = evaluate(multiple, ['hammer', 'apfel']);
    expect(success).toBe(false);
    expect(scaled).toBeCloseTo(1 / 3);
    expect(parts).toEqual({ hammer: true, apfel: false, zange: false });
  });

  it('takes every solution of a gap, whatever the case, the spacing and the ß', () => {
    const street = checkOf(changed(['[[Säge]]', '[[Straße]]']), 'luecken', 'gap');
    for (const words of ['  hammer ', 'FÄUSTEL', 'Fa\u0308ustel', 'Hammer.', 'Ham\u00admer']) {
      expect(evaluate(street, { 'luecke-1': words, 'luecke-2': 'strasse' }), words).toMatchObject({ success: true });
    }
    expect(evaluate(street, { 'luecke-1': 'Hämmer' })).toEqual({
      success: false,
      scaled: 0,
      parts: { 'luecke-1': false, 'luecke-2': false },
    });
    expect(evaluate(street, { 'luecke-1': 'Hammer', 'luecke-2': 'Straße', 'luecke-3': 'x' }).success).toBe(false);
  });

  it.each([
    ['6', true],
    ['6,5', true],
    ['5.5', true],
    ['6,51', false],
    ['6 Teile', true],
    ['sechs', false],
    ['', false],
    ['6.000', false],
  ])('judges the number “%s” within its tolerance: %s', (answer, success) => {
    expect(evaluate(number, answer)).toEqual({ success, scaled: success ? 1 : 0, parts: { value: success } });
  });

  it.each([
    ['1.200', 1200],
    ['1 200', 1200],
    ['1.200.000,25 Euro', 1_200_000.25],
    ['12.5', 12.5],
    ['−3', -3],
    ['0,5 %', 0.5],
    ['1.2.3', undefined],
    ['1,2,3', undefined],
    ['etwa 5', undefined],
  ])('reads “%s” as Germans write it', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  it('judges a case step by step', () => {
    const wrong = evaluate(caseStudy, {
      'wen-fragen-sie-zuerst': 'die-werkstatt',
      'was-pruefen-sie-danach': 'die-farbe',
    });
    expect(wrong).toEqual({
      success: false,
      scaled: 0.5,
      parts: { 'wen-fragen-sie-zuerst': true, 'was-pruefen-sie-danach': false },
    });
    expect(evaluate(caseStudy, {}).scaled).toBe(0);
  });

  it('counts a statement without a verdict as wrong', () => {
    expect(evaluate(truth, { 'wasser-ist-nass': true })).toEqual({
      success: false,
      scaled: 0.5,
      parts: { 'wasser-ist-nass': true, 'steine-schwimmen': false },
    });
    expect(evaluate(truth, {})).toMatchObject({ success: false, scaled: 0 });
  });

  it('judges each item of an ordering by its place', () => {
    const [first, second, third] = order.items.map(({ id }) => id) as [string, string, string];
    expect(evaluate(order, [second, first, third]).parts).toEqual({ [first]: false, [second]: false, [third]: true });
    expect(evaluate(order, [first]).scaled).toBeCloseTo(1 / 3);
  });

  it('judges each pair of a matching', () => {
    expect(evaluate(match, { loeffel: 'kueche', hammer: 'kueche' })).toEqual({
      success: false,
      scaled: 1 / 3,
      parts: { loeffel: true, hammer: false, topf: false },
    });
  });

  it('counts decisions on things the check does not have as wrong', () => {
    expect(evaluate(multiple, [...(rightAnswer(multiple) as string[]), 'fremd'])).toMatchObject({
      success: false,
      scaled: 0.75,
    });
    expect(evaluate(truth, { ...(rightAnswer(truth) as object), fremd: true } as Answer)).toMatchObject({
      success: false,
    });
    expect(evaluate(order, [...(rightAnswer(order) as string[]), 'fremd'])).toMatchObject({
      success: false,
      scaled: 0.75,
    });
    expect(evaluate(match, { ...(rightAnswer(match) as object), fremd: 'kueche' } as Answer)).toMatchObject({
      success: false,
    });
  });

  it('takes nothing from the prototype of an answer', () => {
    const heir = Object.create(rightAnswer(truth) as object) as Answer;
    expect(evaluate(truth, heir)).toMatchObject({ success: false, scaled: 0 });
    expect(evaluate(match, JSON.parse('{"__proto__":{"loeffel":"kueche"},"constructor":"x"}') as Answer)).toMatchObject(
      { success: false, scaled: 0 },
    );
  });

  it('never throws and never exceeds its range, whatever comes over the wire', () => {
    const ids = all.flatMap((check) => Object.keys(evaluate(check, []).parts));
    const id = fc.oneof(fc.constantFrom(...ids, '__proto__', 'constructor', 'kueche'), fc.string());
    const hostile = fc.oneof(
      fc.anything(),
      fc.array(fc.oneof(id, fc.anything())),
      fc.dictionary(id, fc.oneof(fc.boolean(), id, fc.anything())),
    );
    fc.assert(
      fc.property(fc.constantFrom(...all), hostile, (check, answer) => {
        const { success, scaled, parts } = evaluate(check, answer as Answer);
        expect(scaled).toBeGreaterThanOrEqual(0);
        expect(scaled).toBeLessThanOrEqual(1);
        expect(Object.keys(parts)).toEqual(Object.keys(evaluate(check, []).parts));
        expect(success).toBe(scaled === 1);
      }),
    );
  });
});
