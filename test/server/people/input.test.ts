import { describe, expect, it } from 'vitest';
import {
  cleanEmail,
  cleanName,
  emailError,
  localPath,
  nameError,
  passwordError,
} from '../../../server/people/input.ts';

describe('localPath', () => {
  it.each([
    ['/', '/'],
    ['/lernen/G01', '/lernen/G01'],
    ['/lernen/G01/worum-geht-es?a=1&b=2#c', '/lernen/G01/worum-geht-es?a=1&b=2#c'],
    ['/einladung/abc', '/einladung/abc'],
    ['/glossar?q=//x', '/glossar?q=//x'],
    ['/a/../kohorten', '/kohorten'],
    ['/%2F%2Fevil.example', '/%2F%2Fevil.example'],
    ['/@evil.example', '/@evil.example'],
  ])('leads to our own page %s', (wanted, path) => expect(localPath(wanted)).toBe(path));

  it.each([
    'https://evil.example/',
    'http://evil.example',
    '//evil.example',
    '///evil.example',
    '////evil.example',
    '/\\evil.example',
    '\\/evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/\r\n/evil.example',
    '\t//evil.example',
    ' //evil.example',
    '/..//evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/%2e%2e//evil.example',
    '/%2E//evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'evil.example',
    '@evil.example',
    '?weiter=//evil.example',
    '',
    '/\u0000',
    `/${'a'.repeat(1_000)}`,
    ['/lernen', '//evil.example'],
    { $ne: 1 },
    undefined,
    null,
    7,
  ])('goes nowhere for %j', (wanted) => expect(localPath(wanted)).toBeUndefined());
});

describe('what people type', () => {
  it('compares e-mail addresses in lower case, composed, without blanks around them', () => {
    expect(cleanEmail('  Jo\u0308rg@Betrieb.DE ')).toBe('j\u00f6rg@betrieb.de');
  });

  it.each(['a@b.de', 'vorname.nachname+ki@sub.betrieb.example'])('takes %s', (email) =>
    expect(emailError(email)).toBeUndefined(),
  );
  it.each(['', 'a', 'a@', '@b.de', 'a b@c.de', 'a@b', `${'a'.repeat(250)}@b.de`])(
    'does not take “%s” as e-mail address',
    (email) => expect(emailError(email)).toBeTypeOf('string'),
  );

  it('cleans names of control characters and of those that reverse the reading direction', () => {
    expect(cleanName('  A\u0000nna \u202e  Ma\u0308rz\n')).toBe('Anna M\u00e4rz');
    expect(cleanName('زینب‌سادات')).toBe('زینب‌سادات');
  });

  it('takes an empty name only where it is voluntary, and names up to 100 characters', () => {
    expect(nameError('', false)).toBeUndefined();
    expect(nameError('', true)).toBeTypeOf('string');
    expect(nameError('😀'.repeat(100), true)).toBeUndefined();
    expect(nameError('a'.repeat(101), false)).toBeTypeOf('string');
  });

  it.each([
    ['11 characters', 'a'.repeat(11), false],
    ['12 characters', 'a'.repeat(12), true],
    ['12 blanks', ' '.repeat(12), true],
    ['12 emoji', '😀'.repeat(12), true],
    ['11 emoji, which are 22 code units', '😀'.repeat(11), false],
    ['6 decomposed umlauts, which are 12 code points', 'a\u0308'.repeat(6), false],
    ['200 characters', 'ü'.repeat(200), true],
    ['201 characters', 'a'.repeat(201), false],
  ])('counts a password of %s', (_what, password, fits) => expect(passwordError(password) === undefined).toBe(fits));
});
