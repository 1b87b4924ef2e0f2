/**
 * HTML on the server: a template tag that escapes everything by default. The only unescaped text is the
 * literal part of a template in our own source; there is no way to pass a string through.
 */
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => entities[char] as string);

const made = new WeakSet<Html>();

/** A finished piece of HTML. Only `html` makes one. */
export class Html {
  constructor(private readonly text: string) {}
  toString(): string {
    return this.text;
  }
}

export type HtmlValue = Html | string | number | null | undefined | false | readonly HtmlValue[];

function render(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (Array.isArray(value)) return value.map(render).join('');
  if (value instanceof Html) {
    if (!made.has(value)) throw new Error('an Html value that the html tag did not make');
    return value.toString();
  }
  return escapeHtml(String(value));
}

/**
 * Template tag: values are escaped, nested `html` and arrays are kept, null/undefined/false vanish.
 * Attribute values must be quoted in the template; a boolean attribute is written `${on && html` checked`}`.
 */
export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): Html {
  let text = strings[0] as string;
  for (const [index, value] of values.entries()) text += render(value) + strings[index + 1];
  const result = new Html(text);
  made.add(result);
  return result;
}
