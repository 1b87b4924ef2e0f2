import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { blockKinds, compileBlock } from '../../../sequences/format/blocks/index.ts';
import { parsers } from '../../../sequences/format/checks/authors.ts';
import { parseFacts } from '../../../sequences/format/facts.ts';
import { findingKinds } from '../../../sequences/format/finding-kinds.ts';
import { Findings } from '../../../sequences/format/findings.ts';
import { findingsList, findingsListFile } from '../../../sequences/format/findings-list.ts';
import { frontMatterSchema } from '../../../sequences/format/frontmatter.ts';
import { Notes } from '../../../sequences/format/notes.ts';
import { splitSource } from '../../../sequences/format/source.ts';
import { handbookExamples } from '../../helpers/handbook.ts';

const handbook = readFileSync('sequences/README.md', 'utf8');
const examples = handbookExamples();
const { facts } = parseFacts(readFileSync('sequences/fakten.yaml', 'utf8'));

describe('the authors’ handbook', () => {
  it('shows every kind of block and every type of check', () => {
    expect([...new Set(examples.map(({ block }) => block))].sort()).toEqual(blockKinds.map(({ name }) => name).sort());
    const types = examples.flatMap(({ block, type }) => (block === 'check' ? [type] : []));
    expect(types.sort()).toEqual([...parsers.keys()].sort());
  });

  it.each(examples.map((example) => [example.source.split('\n')[0], example] as const))(
    'shows %s as it compiles, without a finding, and as learners see it',
    (_head, { source, alt, file, block: name }) => {
      const findings = new Findings('README.md');
      const [section] = splitSource(`---\n---\n## Beispiel\n${source}`, findings).sections;
      const [block] = (section?.parts ?? []).filter((part) => part.kind === 'block');
      const node = block && compileBlock(block, { findings, notes: new Notes(), headings: 'section', facts });
      expect(node).toBeDefined();
      expect(findings.list).toEqual([]);
      // Polls are played in workshops, which have a handbook of their own.
      if (name === 'umfrage') return;
      expect(alt?.length).toBeGreaterThan(8);
      expect(existsSync(`sequences/${file}`), `${file}: npm run handbuch`).toBe(true);
    },
  );

  it('names every part of the front matter', () => {
    const { properties } = JSON.parse(frontMatterSchema()) as { properties: Record<string, unknown> };
    for (const key of Object.keys(properties)) expect(handbook, key).toContain(`\`${key}\``);
  });

  it('has a current list of every message (npm run schema)', () => {
    expect(readFileSync(findingsListFile, 'utf8')).toBe(findingsList());
    for (const code of Object.keys(findingKinds)) expect(findingsList()).toContain(`| ${code} |`);
  });
});
