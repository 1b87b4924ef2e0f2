import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseFacts } from '../../sequences/format/facts.ts';
import { workshopBlockKinds } from '../../workshops/format/blocks/index.ts';
import { compileWorkshop } from '../../workshops/format/compile-workshop.ts';
import { blockForms } from '../../workshops/format/workshop.ts';
import { workshopHeadKeys } from '../../workshops/format/workshop-head.ts';

const handbook = readFileSync('workshops/README.md', 'utf8');
const workshops = handbook.slice(handbook.indexOf('## Ein eigenes Format schreiben'));
const examples = [...workshops.matchAll(/```markdown\n([\s\S]*?)```/g)].map(([, text = '']) => text);
const { facts } = parseFacts(readFileSync('sequences/fakten.yaml', 'utf8'));

describe('the handbook of workshop formats', () => {
  it('shows every kind of block', () => {
    const shown = new Set([...examples.join('').matchAll(/^:::([a-z]+)/gm)].map(([, name]) => name));
    expect([...shown].sort()).toEqual(workshopBlockKinds.map(({ name }) => name).sort());
  });

  it('shows blocks that compile, all in one file, without a finding', () => {
    const template = readFileSync('workshops/vorlage-workshop.md', 'utf8');
    const head = template
      .slice(0, template.indexOf('\n## '))
      .replaceAll(/\{\{(heute|in_einem_jahr)\}\}/g, '2026-11-26')
      .replace('dauer: 120', 'dauer: 60');
    const [agenda = '', ...blocks] = examples;
    const end = template.slice(template.indexOf('## Auswertung'));
    const { findings } = compileWorkshop([head, agenda, ...blocks, end].join('\n'), 'README.md', 'probe', facts);
    // The first of the two blocks has its notes among the examples behind the second.
    expect(findings.filter(({ code }) => code !== 'LZ184')).toEqual([]);
  });

  it('names every part of the head and every form', () => {
    for (const word of [...workshopHeadKeys, ...blockForms]) expect(workshops, word).toContain(`\`${word}\``);
  });
});
