/** The frame at the right of the desk: the player's look, filled with what the desk sends. Records and keeps nothing. */
import { html, nothing, render, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { PlacedNode, Shown } from '../../sequences/format/preview.ts';
import { contentRenderer } from '../core/content.ts';
import { strings } from '../core/strings-preview.ts';
import { termOf } from '../core/term.ts';
import { KomkiDefinition } from '../komki-definition/komki-definition.ts';
import { contentsView } from '../komki-sequence/contents.ts';
import { sectionPage } from '../komki-sequence/section-page.ts';
import { sectionRenderer } from '../komki-sequence/section-view.ts';
import '../komki-reflection/komki-reflection.ts';
import { listenTo, type ToDesk, type ToFrame, tell, type View } from './messages.ts';

const root = document.querySelector('main');
if (!root) throw new Error('the frame has no main');
const imageUrl = (file: string): string => `/inhalte/${root.dataset.folder}/${file}`;
/** Nothing was answered, written or planned before, and nothing of it is kept. */
const blocks = sectionRenderer({
  kennung: () => shown?.sequence.id ?? '',
  imageUrl,
  restored: () => ({ answered: undefined }),
  note: () => '',
  signals: () => ({}),
  planned: () => false,
});
const plain = contentRenderer(imageUrl);

let shown: Shown | undefined;
/** The front matter is broken: what is on show is older than the text. */
let old = false;
let view: View = 'lernende';
let single = false;
/** Slug of the section on show, one at a time. */
let here = '';
let open = false;
/** Line of the block the cursor stands in. */
let marked = 0;

/** What was made of a node stays as long as its text: an answer tried out survives typing elsewhere. */
let made = new Map<string, TemplateResult>();
/** The same for the text before. */
let before = made;

function makeNode({ node, solution }: PlacedNode): TemplateResult {
  if (node.kind === 'method')
    return html`<section class="method"><p class="label">${strings.frame.method(node.minutes, node.form)}</p>${plain.blocks(node.children)}</section>`;
  if (node.kind === 'poll') return html`<p class="soft">${strings.frame.poll}</p>`;
  const key = solution && view === 'trainer';
  return html`${blocks.blocks([node])}${key ? html`<section class="solution"><p class="label">${strings.frame.solution}</p>${plain.blocks(solution)}</section>` : nothing}`;
}

/** Learners do not see what trainers do. */
const onShow = ({ node }: PlacedNode): boolean => view === 'trainer' || node.kind !== 'method';

/** The nodes of a section, each in a place that knows its line and takes no room in the layout. */
function placedNodes(nodes: readonly PlacedNode[], slug: string): unknown {
  const seen = new Map<string, number>();
  const keyed = nodes.filter(onShow).map((placed) => {
    const text = `${view} ${slug} ${JSON.stringify(placed.node)}`;
    const count = seen.get(text) ?? 0;
    seen.set(text, count + 1);
    return { key: `${count} ${text}`, placed };
  });
  return repeat(
    keyed,
    ({ key }) => key,
    ({ key, placed }) => {
      const content = made.get(key) ?? before.get(key) ?? makeNode(placed);
      made.set(key, content);
      return html`<div class="spot ${placed.line === marked ? 'marked' : ''}" data-line=${placed.line}>${content}</div>`;
    },
  );
}

function page({ sequence, placed }: Shown): TemplateResult {
  const { sections } = sequence;
  const section = sections.find(({ slug }) => slug === here) ?? sections[0];
  const nodesOf = (index: number) => placedNodes(placed[index] ?? [], sections[index]?.slug ?? '');
  const contents = contentsView({
    sequence,
    done: [],
    finished: false,
    here: single ? (section?.slug ?? '') : '',
    open,
    guide: false,
    address: (slug) => `#${slug}`,
    toggle() {
      open = !open;
      update();
    },
  });
  const notice = old ? strings.frame.old : sequence.grading === 'exam' ? strings.frame.exam : undefined;
  return html`<div class="player">
    ${contents}
    <article class="prose">
      ${notice ? html`<p class="message warning">${notice}</p>` : nothing}
      ${
        single && section
          ? sectionPage({
              sequence,
              section,
              nodes: nodesOf(sections.indexOf(section)),
              saved: nothing,
              address: (slug) => `#${slug}`,
              finish() {},
            })
          : sections.map(({ slug, title }, index) => html`<h2 id=${slug} tabindex="-1">${title}</h2>${nodesOf(index)}`)
      }
    </article>
  </div>
  <komki-definition glossar="/api/glossar"></komki-definition>`;
}

function update(): void {
  if (root) render(shown ? page(shown) : html`<p class="message warning">${strings.frame.nothing}</p>`, root);
}

/** The last place on show that begins at the line or before it, with its section. */
function placeOf(line: number): { line: number; slug: string } | undefined {
  const all = shown?.placed.flatMap((nodes, index) =>
    nodes.filter(onShow).map((placed) => ({ line: placed.line, slug: shown?.sequence.sections[index]?.slug ?? '' })),
  );
  return all?.filter((place) => place.line <= line).sort((a, b) => b.line - a.line)[0];
}

function reveal(line: number): void {
  const place = placeOf(line);
  if (!place || place.line === marked) return;
  marked = place.line;
  if (single) here = place.slug;
  update();
  const spot = root?.querySelector(`.spot[data-line="${marked}"] > *`);
  const box = spot?.getBoundingClientRect();
  if (box && (box.bottom < 80 || box.top > window.innerHeight - 80)) spot?.scrollIntoView({ block: 'center' });
}

listenTo<ToFrame>(
  () => window.parent,
  (message) => {
    if (message.kind === 'reveal') return reveal(message.line);
    before = made;
    made = new Map();
    old = !message.shown;
    shown = message.shown ?? shown;
    view = message.view;
    single = message.single;
    update();
  },
);

/** Ways inside the sequence lead there, ways out open beside the desk, everything else leads to its line. */
root.addEventListener('click', (event) => {
  const path = event.composedPath().filter((target) => target instanceof Element);
  const link = path.find((target) => target instanceof HTMLAnchorElement);
  if (link) {
    const term = termOf(event);
    const definition = root.querySelector('komki-definition');
    if (term && definition instanceof KomkiDefinition) {
      event.preventDefault();
      void definition.show(term);
      return;
    }
    const slug = link.dataset.section;
    if (link.origin !== location.origin) Object.assign(link, { target: '_blank', rel: 'noopener' });
    else event.preventDefault();
    if (slug) go(slug);
    return;
  }
  if (path.some((target) => target.matches('button, input, select, textarea, label, summary, video'))) return;
  const line = path.find((target) => target.matches('.spot'))?.getAttribute('data-line');
  if (line) tell<ToDesk>(window.parent, { kind: 'line', line: Number(line) });
});

function go(slug: string): void {
  here = slug;
  open = false;
  update();
  const heading = single ? root?.querySelector<HTMLElement>('h2') : document.getElementById(slug);
  heading?.scrollIntoView();
  heading?.focus({ preventScroll: true });
}

// As the player loads them.
await Promise.all([import('../komki-sequence/later.ts'), import('../komki-sequence/blocks.ts')]);
tell<ToDesk>(window.parent, { kind: 'ready' });
