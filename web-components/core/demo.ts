import { base } from './base.styles.ts';
import { tokens } from './tokens.styles.ts';

/** Gives a demo page the document's look. */
const page = new CSSStyleSheet();
page.replaceSync(`
  html { font: 1.125rem/1.55 var(--schrift); color: var(--tinte); background: var(--papier); }
  body { margin: 0; }
  main { margin: 0 auto; max-inline-size: 50rem; padding: 1.5rem clamp(1rem, 4vw, 3rem); display: grid; gap: 2.5rem; grid-template-columns: minmax(0, 1fr); }
  section { display: grid; gap: 0.8rem; grid-template-columns: minmax(0, 1fr); }
`);
document.adoptedStyleSheets = [...[tokens, base].flatMap((style) => style.styleSheet ?? []), page];

const main = document.createElement('main');
main.append(...document.querySelectorAll('h1'));
document.body.append(main);

/**
 * Shows one state of an element under its name on a demo page. The pages import TypeScript: a browser gets them from
 * `npx web-test-runner --config test/web-test-runner.config.mjs --manual` at
 * http://localhost:8000/web-components/komki-x/demo.html; `test/e2e/pages.test.ts` bundles them and opens each.
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
  main.append(section);
  if (act) requestAnimationFrame(() => act(element));
}
