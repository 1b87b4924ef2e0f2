import type { Block, Check, CheckItem, Gap, Inline, Node, Sequence } from '../../../sequences/format/nodes.ts';

/** Prints compiled nodes as authors write them: the way back, to prove that nothing is lost on the way there. */

/** Every character that could mean something in Markdown is escaped. */
const plain = (text: string): string => text.replace(/[\\`*_[\]{}<>()#+\-.!|~&:^"'=@]/g, (mark) => `\\${mark}`);

export const printInline = (nodes: readonly (Inline | Gap)[], gaps = new Map<string, string>()): string =>
  nodes.map((node) => printOne(node, gaps)).join('');

function printOne(node: Inline | Gap, gaps: ReadonlyMap<string, string>): string {
  switch (node.kind) {
    case 'text':
      return plain(node.text);
    case 'strong':
      return `**${printInline(node.children)}**`;
    case 'emphasis':
      return `*${printInline(node.children)}*`;
    case 'code':
      return `\`${node.text}\``;
    case 'link':
      return `[${printInline(node.children)}](<${node.href.replaceAll('&', '&amp;')}>)`;
    case 'term':
      return `[${printInline(node.children)}](/glossar#${node.term})`;
    case 'break':
      return '\\\n';
    case 'gap':
      return `[[${gaps.get(node.id)}]]`;
  }
}

const indent = (text: string, by: string): string => text.split('\n').join(`\n${by}`);

function printBlock(node: Block): string {
  switch (node.kind) {
    case 'paragraph':
      return printInline(node.children);
    case 'heading':
      return `${'#'.repeat(node.level)} ${printInline(node.children)}`;
    case 'list':
      return node.items
        .map((item, index) => {
          const mark = node.ordered ? `${node.start + index}. ` : '- ';
          return mark + indent(printBlocks(item), ' '.repeat(mark.length));
        })
        .join('\n');
    case 'table':
      return [node.head, node.head.map(() => [{ kind: 'text', text: '---' } as Inline]), ...node.rows]
        .map((row, index) => `| ${row.map((cell) => (index === 1 ? '---' : printInline(cell))).join(' | ')} |`)
        .join('\n');
    case 'quote':
      return `> ${indent(printBlocks(node.children), '> ')}`;
    case 'code-block':
      return `\`\`\`\n${node.text}\n\`\`\``;
    case 'rule':
      return '---';
    case 'image':
      return `![${plain(node.alt)}](${node.file})`;
  }
}
const printBlocks = (nodes: readonly Block[]): string => nodes.map(printBlock).join('\n\n');

const feedback = (item: CheckItem, by: string): string =>
  item.feedback.length > 0 ? `\n${by}> ${indent(printInline(item.feedback), `${by}> `)}` : '';
const tasks = (items: readonly (CheckItem & { correct: boolean })[]): string =>
  items
    .map((item) => `- [${item.correct ? 'x' : ' '}] ${indent(printInline(item.text), '  ')}${feedback(item, '  ')}`)
    .join('\n');

function printAnswers(check: Check): { typ: string; body: string } {
  switch (check.type) {
    case 'choice':
      return { typ: check.multiple ? 'mehrfachauswahl' : 'einfachauswahl', body: tasks(check.options) };
    case 'truth':
      return { typ: 'wahrfalsch', body: tasks(check.statements) };
    case 'order':
      return {
        typ: 'reihenfolge',
        body: check.items
          .map((item, index) => `${index + 1}. ${indent(printInline(item.text), '   ')}${feedback(item, '   ')}`)
          .join('\n'),
      };
    case 'match': {
      const choices = new Map(check.choices.map(({ id, text }) => [id, text]));
      const rows = check.pairs.map((pair) => [pair.text, choices.get(pair.choice) ?? [], pair.feedback]);
      const head = [...check.head, [{ kind: 'text' as const, text: 'Rückmeldung' }]];
      return { typ: 'zuordnung', body: printBlock({ kind: 'table', head, rows }) };
    }
    case 'gap': {
      const gaps = new Map(check.gaps.map(({ id, solutions }) => [id, solutions.map(plain).join('|')]));
      return { typ: 'luecken', body: check.passage.map((parts) => printInline(parts, gaps)).join('\n\n') };
    }
    case 'number': {
      const german = (value: number): string => String(value).replace('.', ',');
      return {
        typ: 'zahl',
        body: `Antwort: ${german(check.value)} ± ${german(check.tolerance)} ${plain(check.unit)}`.trim(),
      };
    }
    case 'case':
      return {
        typ: 'fall',
        body: check.steps
          .map(({ question, options }) => `### ${printInline(question)}\n\n${tasks(options)}`)
          .join('\n\n'),
      };
  }
}

export function printNode(node: Node): string {
  const block = (head: string, body: string): string => `:::${head}\n${body}${body === '' ? '' : '\n'}:::`;
  switch (node.kind) {
    case 'method':
      return block(`methodik{minuten=${node.minutes} form="${node.form}"}`, printBlocks(node.children));
    case 'audience':
      return block(`zielgruppe{${node.audience}}`, printBlocks(node.children));
    case 'hint':
      return block(`hinweis{art=${node.hint}}`, printBlocks(node.children));
    case 'example':
      return block('beispiel', printBlocks(node.children));
    case 'law':
      return block(`gesetz{quelle="${node.source}"}`, printBlocks(node.children));
    case 'definition':
      return block(`glossar{begriff="${node.term}" auch="${node.also.join(', ')}"}`, printBlocks(node.children));
    case 'video':
      return block(
        `video{titel="${node.title}" datei=${node.file} untertitel=${node.captions} transkript=${node.transcript}}`,
        '',
      );
    case 'h5p':
      return block(`h5p{titel="${node.title}" datei=${node.file}}`, '');
    case 'reflection':
      return block(`reflexion{#${node.id} platz=${node.lines}}`, printBlocks(node.children));
    case 'traffic-light': {
      const comparison = node.comparesWith ? ` vergleich=${node.comparesWith}` : '';
      return block(`ampel{#${node.id}${comparison}}`, node.statements.map(({ text }) => printInline(text)).join('\n'));
    }
    case 'measure':
      return block(
        `massnahme{#${node.id}}`,
        `Checkpunkt: ${printInline(node.checkpoint)}\nMaßnahme: ${printInline(node.measure)}`,
      );
    case 'check': {
      const { typ, body } = printAnswers(node);
      const attributes = [
        `#${node.id} typ=${typ} fassung=${node.version}`,
        ...(node.required ? [] : ['pflicht=nein']),
        ...(node.shuffle ? [] : ['mischen=nein']),
      ].join(' ');
      const explanation = node.explanation.length > 0 ? `Erklärung: ${printInline(node.explanation)}` : '';
      return block(`check{${attributes}}`, [printBlocks(node.prompt), body, explanation].filter(Boolean).join('\n\n'));
    }
    case 'poll':
      throw new Error('polls stand in workshops');
    default:
      return printBlock(node);
  }
}

/** The body of a sequence; its front matter is taken over as it was written. */
export const printSequence = (frontMatter: string, { sections }: Pick<Sequence, 'sections'>): string =>
  `---\n${frontMatter}\n---\n\n${sections
    .map(({ title, nodes }) => `## ${title}\n\n${nodes.map(printNode).join('\n\n')}\n`)
    .join('\n')}`;
