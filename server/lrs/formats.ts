/**
 * The string formats of the specification (xAPI 1.0.3 Data § 2.2, 4.2–4.6) as linear scanners: one pass over the
 * characters and no regular expression, so that a hostile value costs no more than its length.
 */
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;
const isHex = (code: number): boolean => isDigit(code) || ((code | 32) >= 97 && (code | 32) <= 102);

export function isHexText(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (!isHex(text.charCodeAt(index))) return false;
  return text.length > 0;
}

/** UUID in its standard text form, any case, any version (§ 4.4). */
export function isUuid(text: string): boolean {
  if (text.length !== 36) return false;
  for (let index = 0; index < 36; index++) {
    const code = text.charCodeAt(index);
    if (index === 8 || index === 13 || index === 18 || index === 23) {
      if (code !== 45) return false;
    } else if (!isHex(code)) return false;
  }
  return true;
}

/** True for characters RFC 3987 allows nowhere: controls, space, `"<>\^`{|}` and halves of surrogate pairs. */
function neverInIri(code: number): boolean {
  return (
    code <= 32 ||
    code === 34 ||
    code === 60 ||
    code === 62 ||
    code === 92 ||
    code === 94 ||
    code === 96 ||
    (code >= 123 && code <= 125) ||
    (code >= 127 && code <= 160)
  );
}

/** IRI with a scheme (best effort, as § 2.2 allows; relative references are refused). */
export function isIri(text: string): boolean {
  const length = text.length;
  if (length < 3 || !isLetter(text.charCodeAt(0))) return false;
  let index = 1;
  for (; index < length; index++) {
    const code = text.charCodeAt(index);
    if (code === 58) break;
    if (!isLetter(code) && !isDigit(code) && code !== 43 && code !== 45 && code !== 46) return false;
  }
  if (index >= length - 1) return false;
  for (index++; index < length; index++) {
    const code = text.charCodeAt(index);
    if (neverInIri(code)) return false;
    if (code >= 0xd800 && code <= 0xdfff) {
      const next = text.charCodeAt(index + 1);
      if (code > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff)) return false;
      index++;
    }
  }
  return true;
}

/** `mailto:` and exactly one address (§ 2.4.2.3). */
export function isMailto(text: string): boolean {
  if (!text.startsWith('mailto:')) return false;
  const at = text.lastIndexOf('@');
  if (at < 8 || at === text.length - 1 || text.indexOf('@') !== at) return false;
  for (let index = 7; index < text.length; index++) {
    const code = text.charCodeAt(index);
    // , ; : ? would make it a list, a second scheme or a query.
    if (neverInIri(code) || code === 44 || code === 58 || code === 59 || code === 63) return false;
  }
  const domain = text.slice(at + 1);
  return domain.charCodeAt(0) !== 46 && domain.charCodeAt(domain.length - 1) !== 46 && !domain.includes('..');
}

/**
 * `type/subtype` with optional parameters (RFC 2045, best effort). It is given out in a header as it came, so it holds
 * nothing that would end the header or that a header cannot hold.
 */
export function isMediaType(text: string): boolean {
  if (!/^[\t\x20-\x7e]*$/.test(text)) return false;
  const end = text.indexOf(';');
  const type = (end < 0 ? text : text.slice(0, end)).trimEnd();
  const slash = type.indexOf('/');
  if (slash < 1 || slash === type.length - 1 || type.indexOf('/', slash + 1) >= 0) return false;
  return !/[\s()<>@,:"[\]?=]/.test(type);
}

/** `type/subtype` of a content type, in lower case. */
export const essenceOf = (contentType: string): string => (contentType.split(';')[0] ?? '').trim().toLowerCase();

/** SHA-2 in hexadecimal: 224, 256, 384 or 512 bits (§ 2.4.11). */
export function isSha2(text: string): boolean {
  const { length } = text;
  return (length === 64 || length === 56 || length === 96 || length === 128) && isHexText(text);
}

/** Duration by ISO 8601:2004 § 4.4.3.2: designators in order, weeks alone, a fraction only in the last part. */
export function isDuration(text: string): boolean {
  if (text.charCodeAt(0) !== 80) return false;
  let designators = 'YMWD';
  let order = -1;
  let parts = 0;
  let complete = false;
  for (let index = 1; index < text.length; index++) {
    if (text.charCodeAt(index) === 84) {
      if (designators === 'HMS' || complete || index === text.length - 1) return false;
      designators = 'HMS';
      order = -1;
      continue;
    }
    const start = index;
    while (isDigit(text.charCodeAt(index))) index++;
    if (index === start || complete) return false;
    const mark = text.charCodeAt(index);
    if (mark === 46 || mark === 44) {
      const fraction = ++index;
      while (isDigit(text.charCodeAt(index))) index++;
      if (index === fraction) return false;
      complete = true;
    }
    if (index >= text.length) return false;
    const designator = designators.indexOf(text.charAt(index));
    if (designator <= order || (text.charAt(index) === 'W' && parts > 0)) return false;
    if (text.charAt(index) === 'W') complete = true;
    order = designator;
    parts++;
  }
  return parts > 0;
}

function isToken(token: string, from: number, to: number, test: (code: number) => boolean): boolean {
  if (token.length < from || token.length > to) return false;
  for (let index = 0; index < token.length; index++) if (!test(token.charCodeAt(index))) return false;
  return true;
}
const isAlphanumeric = (code: number): boolean => isDigit(code) || isLetter(code);

function scanLanguage(text: string): boolean {
  if (text.length > 255) return false;
  const tokens = text.split('-');
  const token = (index: number): string => tokens[index] ?? '';
  let next = 1;
  const privateUse = (): boolean => {
    const rest = tokens.slice(next);
    return rest.length > 0 && rest.every((part) => isToken(part, 1, 8, isAlphanumeric));
  };
  const first = token(0);
  if (first === 'x' || first === 'X') return privateUse();
  if (first === 'i' || first === 'I') return tokens.length > 1 && privateUse();
  if (!isToken(first, 2, 8, isLetter)) return false;
  if (first.length < 4) for (let more = 0; more < 3 && isToken(token(next), 3, 3, isLetter); more++) next++;
  if (isToken(token(next), 4, 4, isLetter)) next++;
  if (isToken(token(next), 2, 2, isLetter) || isToken(token(next), 3, 3, isDigit)) next++;
  while (
    isToken(token(next), 5, 8, isAlphanumeric) ||
    (isToken(token(next), 4, 4, isAlphanumeric) && isDigit(token(next).charCodeAt(0)))
  )
    next++;
  while (next < tokens.length) {
    const singleton = token(next++);
    if (!isToken(singleton, 1, 1, isAlphanumeric)) return false;
    if (singleton === 'x' || singleton === 'X') return privateUse();
    const start = next;
    while (isToken(token(next), 2, 8, isAlphanumeric)) next++;
    if (next === start) return false;
  }
  return true;
}

/** Language tag: token lengths and order of RFC 5646 (§ 2.2, § 4.2). */
export function isLanguageTag(text: string): boolean {
  const { length } = text;
  if (length === 2 || (length === 5 && text.charCodeAt(2) === 45)) {
    const region = length === 2 || (isLetter(text.charCodeAt(3)) && isLetter(text.charCodeAt(4)));
    if (region && isLetter(text.charCodeAt(0)) && isLetter(text.charCodeAt(1))) return true;
  }
  return scanLanguage(text);
}
