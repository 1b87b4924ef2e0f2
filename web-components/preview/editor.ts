import { html, render } from 'lit';
import type { Finding } from '../../sequences/format/findings.ts';
import type { Insertion } from '../../sequences/format/snippets.ts';
import { worstFirst } from '../../sequences/format/summary.ts';

/** What the editor tells. */
export interface EditorEvents {
  /** The text has changed, by typing or otherwise. */
  changed(): void;
  /** The cursor stands in another line, from 1. */
  moved(line: number): void;
}

/**
 * A plain text field with line numbers. The field is the browser's own: it brings the German spelling checker, undo, every
 * input method and every screen reader; an editor made of `div`s (CodeMirror) brings none of them under our policy without
 * work. Behind the field lies a mirror of its lines in the same type, unseen but for numbers, bands and marks; its height
 * is the field's, so that both scroll as one and a line's place is known though long lines are wrapped.
 */
export class Editor {
  private findings: readonly Finding[] = [];
  private line = 1;

  constructor(
    private readonly field: HTMLTextAreaElement,
    private readonly mirror: HTMLElement,
    private readonly events: EditorEvents,
  ) {
    field.addEventListener('input', () => this.update());
    document.addEventListener('selectionchange', () => this.follow());
    field.addEventListener('select', () => this.follow());
    this.paint();
  }

  get text(): string {
    return this.field.value;
  }

  /** Exchanges the whole text; the cursor stays about where it was. */
  replace(text: string): void {
    const { selectionStart } = this.field;
    this.field.value = text;
    this.field.setSelectionRange(selectionStart, selectionStart);
    this.update();
  }

  /** Puts a block in and selects the words that are to be exchanged. */
  insert({ at, text, select }: Insertion): void {
    this.field.focus();
    this.field.setSelectionRange(at, at);
    // The old command is the only one whose text can be undone.
    if (!document.execCommand('insertText', false, text)) {
      this.field.setRangeText(text);
      this.update();
    }
    this.field.setSelectionRange(select.from, select.to);
    this.show(this.lineAt(select.from));
  }

  get cursor(): number {
    return this.field.selectionStart;
  }

  /** Selects a line, from a column on, and brings it into sight. @param focus whether the cursor goes there, too */
  select(line: number, column = 1): void {
    const lines = this.text.split('\n');
    const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
    const end = start + (lines[line - 1]?.length ?? 0);
    this.field.focus({ preventScroll: true });
    this.field.setSelectionRange(Math.min(start + column - 1, end), end);
    this.show(line);
  }

  /** Marks the lines of findings. */
  mark(findings: readonly Finding[]): void {
    this.findings = findings;
    this.paint();
  }

  private show(line: number): void {
    this.mirror.children[line - 1]?.scrollIntoView({ block: 'center' });
  }

  private lineAt(place: number): number {
    return this.text.slice(0, place).split('\n').length;
  }

  private update(): void {
    this.paint();
    this.events.changed();
  }

  private follow(): void {
    if (document.activeElement !== this.field) return;
    const line = this.lineAt(this.cursor);
    if (line === this.line) return;
    this.line = line;
    this.events.moved(line);
  }

  private paint(): void {
    // The worst comes last and stays.
    const worst = new Map(
      worstFirst(this.findings)
        .reverse()
        .map(({ line, severity }) => [line, severity]),
    );
    const bands = bandsOf(this.text.split('\n'));
    render(
      bands.map(
        ({ text, band }, index) =>
          html`<div class="line ${band} ${worst.get(index + 1) ?? ''}"><span>${text || ' '}</span></div>`,
      ),
      this.mirror,
    );
  }
}

/** Which lines belong to a block, and which are a section's heading. */
function bandsOf(lines: readonly string[]): { text: string; band: string }[] {
  let open = false;
  return lines.map((text) => {
    if (text.startsWith('## ')) {
      open = false;
      return { text, band: 'section' };
    }
    const fence = /^ {0,3}:::/.test(text);
    const inside = open || fence;
    if (fence) open = !/^ {0,3}:::\s*$/.test(text);
    return { text, band: inside ? 'block' : '' };
  });
}
