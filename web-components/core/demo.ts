import { base } from './base.styles.ts';
import { tokens } from './tokens.styles.ts';

/** Gives a demo page the document's look. */
const page = new CSSStyleSheet();
page.replaceSync(`
  html { font: 1.125rem/1.55 var(--schrift); color: var(--tinte); background: var(--papier); }
  body { margin: 0 auto; max-inline-size: 50rem; padding: 1.5rem clamp(1rem, 4vw, 3rem); display: grid; gap: 2.5rem; grid-template-columns: minmax(0, 1fr); }
  section { display: grid; gap: 0.8rem; grid-template-columns: minmax(0, 1fr); }
`);
document.adoptedStyleSheets = [...[tokens, base].flatMap((style) => style.styleSheet ?? []), page];

/**
 * Shows one state of an element under its name on a demo page.
 * @param act brings the element into a state that no property sets, for instance by pressing its button.
 */
export function show<Tag extends keyof HTMLElementTagNameMap>(
  state: string,
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
  act?: (element: HTMLElementTagNameMap[Tag]) => void,
): void {
  const section = document.createElement('section');
  const heading = document.createElement('h2');
  heading.textContent = state;
  const element = document.createElement(tag);
  Object.assign(element, properties);
  section.append(heading, element);
  document.body.append(section);
  if (act) requestAnimationFrame(() => act(element));
}
