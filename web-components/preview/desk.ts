/** The authors' desk: text, preview and findings kept in step. The server's page holds everything that does not change. */
import { html, nothing, render } from 'lit';
import type { Verdict } from '../../sequences/format/preview.ts';
import { insertSnippet, snippets } from '../../sequences/format/snippets.ts';
import { summaryOf, worstFirst } from '../../sequences/format/summary.ts';
import { announce, prepareAnnouncer } from '../core/announcer.ts';
import { strings } from '../core/strings-preview.ts';
import { Editor } from './editor.ts';
import { DeskFile, type FileState } from './file.ts';
import { showFindings } from './findings.ts';
import { Stage } from './stage.ts';

/** Pause in typing after which the text is checked, in milliseconds. */
const pause = 200;

function part<E extends Element>(selector: string, type: new () => E): E {
  const found = document.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`the page has no ${selector}`);
  return found;
}

/** Exchanges words without removing a node: when one goes, Chromium ends what one undo takes back. */
function say(selector: string, words: string): void {
  const place = part(selector, HTMLElement);
  if (place.firstChild instanceof Text) place.firstChild.data = words;
  else place.textContent = words;
}

const main = part('main', HTMLElement);
const address = main.dataset.address ?? '';
const filePath = `sequences/${address}/sequenz.md`;
const message = part('#meldung', HTMLElement);
let verdict: Verdict | undefined;
let view = 'lernende';

prepareAnnouncer();
const stage = new Stage(part('#rahmen', HTMLIFrameElement), (line) => editor.select(line));
const editor = new Editor(part('#text', HTMLTextAreaElement), part('#zeilen', HTMLElement), {
  changed() {
    file.edited();
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void check(), pause);
  },
  moved: (line) => stage.reveal(line),
});
const file = new DeskFile({
  address,
  stamp: main.dataset.stamp ?? '',
  text: () => editor.text,
  replace: (text) => editor.replace(text),
  tell: tellFile,
});

// ── checking ───────────────────────────────────────────────────────────────────────────────────────────────
let timer: number | undefined;
let running: AbortController | undefined;

/** Has the text checked; an older question that is still under way is dropped. */
async function check(): Promise<void> {
  running?.abort();
  const own = new AbortController();
  running = own;
  try {
    const response = await fetch(`/api/pruefen/${address}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ text: editor.text }),
      signal: own.signal,
    });
    const answer = (await response.json()) as Verdict & { message?: string };
    if (!response.ok) return notChecked(answer.message ?? `${response.status}`);
    verdict = answer;
    showVerdict(answer);
  } catch {
    if (!own.signal.aborted) notChecked(strings.file.unreachable);
  }
}

/** A question that waits for the author's decision stays. */
function notChecked(why: string): void {
  if (file.state.kind !== 'conflict') tellTrouble(why);
}

function showVerdict({ findings, shown }: Verdict): void {
  const own = findings.filter((finding) => finding.file === filePath);
  editor.mark(own);
  say('#befunde-titel', strings.findings.title(summaryOf(findings)));
  showFindings(part('#befunde', HTMLElement), worstFirst(findings), filePath, ({ line, column }) =>
    editor.select(line, column),
  );
  if (shown) {
    const { id, title } = shown.sequence;
    say('#titel', `${id} ${title}`);
    document.title = `${id} ${title} – KomKI-Vorschau`;
  }
  showStage();
}

function showStage(): void {
  // While the head is broken there is no print; the last one stays.
  if (!verdict || (view === 'druck' && !verdict.shown)) return;
  stage.show(
    view === 'druck'
      ? { kind: 'druck', stamp: verdict.stamp }
      : { kind: view === 'trainer' ? view : 'lernende', shown: verdict.shown },
  );
  stage.fit();
}

// ── the file ───────────────────────────────────────────────────────────────────────────────────────────────
function tellFile(state: FileState, sentence?: string): void {
  const words = strings.file;
  const text = state.kind === 'saved' ? words.saved : state.kind === 'saving' ? words.saving : words.unsaved;
  say('#zustand', text);
  part('#zustand', HTMLElement).classList.toggle('open', state.kind !== 'saved');
  if (sentence) announce(sentence);
  if (state.kind === 'conflict') {
    announce(words.conflict);
    tellTrouble(
      html`${words.conflict}
        <span class="choices">
          <button type="button" class="button quiet" @click=${() => file.takeTheirs()}>${words.takeTheirs}</button>
          <button type="button" class="button quiet" @click=${() => file.keepMine()}>${words.keepMine}</button>
        </span>`,
    );
  } else if (state.kind === 'failed') tellTrouble(words.failed(state.why));
  else
    render(sentence && sentence !== words.saved ? html`<div class="desk-message">${sentence}</div>` : nothing, message);
}

function tellTrouble(what: unknown): void {
  render(html`<div class="desk-message trouble">${what}</div>`, message);
}

// ── what there is to press ─────────────────────────────────────────────────────────────────────────────────
part('#speichern', HTMLElement).addEventListener('click', () => void file.save());
window.addEventListener('keydown', (event) => {
  if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
  event.preventDefault();
  void file.save();
});
part('#einfuegen', HTMLElement).addEventListener('click', () => {
  const snippet = snippets[Number(part('#baustein', HTMLSelectElement).value)];
  if (snippet) editor.insert(insertSnippet(editor.text, editor.cursor, snippet));
});
part('#drucken', HTMLElement).addEventListener('click', () => stage.print());
main.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLInputElement)) return;
  if (target.name === 'ansicht') {
    view = target.value;
    part('#drucken', HTMLElement).hidden = view !== 'druck';
    part('.for-screen', HTMLElement).hidden = view === 'druck';
  } else if (target.name === 'breite') stage.width = Number(target.value);
  else stage.single = target.value === 'einzeln';
  showStage();
});

void check();
