import type { FindingCode } from '../findings.ts';
import type { Conversion } from '../markdown.ts';
import type { BlockPart } from '../source.ts';
import { meant } from '../suggest.ts';
import { ampel } from './ampel.ts';
import { beispiel } from './beispiel.ts';
import { type BlockKind, BlockReader, list } from './block.ts';
import { check } from './check.ts';
import { gesetz } from './gesetz.ts';
import { glossar } from './glossar.ts';
import { h5p } from './h5p.ts';
import { hinweis } from './hinweis.ts';
import { massnahme } from './massnahme.ts';
import { methodik } from './methodik.ts';
import { reflexion } from './reflexion.ts';
import { umfrage } from './umfrage.ts';
import { video } from './video.ts';
import { zielgruppe } from './zielgruppe.ts';

/** Every kind of container block, by the name authors write. */
export const blockKinds: readonly BlockKind[] = [
  check,
  methodik,
  zielgruppe,
  hinweis,
  beispiel,
  gesetz,
  glossar,
  reflexion,
  ampel,
  massnahme,
  video,
  h5p,
  umfrage,
];

const idForm = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** Compiles a container block. Of a block that was unclosed or nested, which is reported, the rest is read quietly. */
export type CompileBlock<N extends object> = (part: BlockPart, conversion: Conversion) => N | undefined;

/**
 * The compiler of one language's blocks: sequences know those above, workshops have some of their own.
 * @param foreign names that exist elsewhere, and the code of the finding that says so; LZ031 by default
 */
export function blockCompiler<N extends object>(
  known: readonly BlockKind<N>[],
  foreign?: { code: FindingCode; names: readonly string[] },
): CompileBlock<N> {
  const kinds = new Map(known.map((kind) => [kind.name, kind]));
  const names = [...kinds.keys()];
  return function compile(part, conversion): N | undefined {
    if (part.broken) return conversion.findings.muted(() => compile({ ...part, broken: false }, conversion));
    const { name, at } = part;
    const kind = kinds.get(name);
    if (!kind) {
      const code = foreign?.names.includes(name) ? foreign.code : 'LZ031';
      conversion.findings.report(code, at, { name, bekannt: names.join(', ') }, meant(name, names));
      return undefined;
    }
    const reader = new BlockReader(part, conversion);
    checkAttributes(kind, reader);
    checkId(kind, reader);
    const node = kind.compile(reader);
    if (node) conversion.notes.place(node, at);
    return node;
  };
}

/** Compiles a block of a sequence. */
export const compileBlock = blockCompiler(blockKinds);

function checkAttributes(kind: BlockKind<object>, reader: BlockReader): void {
  const words = kind.words ?? [];
  const known = [...(kind.idCode ? ['#name'] : []), ...kind.attributes.map((name) => `${name}=…`), ...words];
  for (const { name, value, at } of reader.part.attributes.list) {
    if (value !== undefined ? kind.attributes.includes(name) : words.includes(name)) continue;
    if (value === undefined && kind.wordCode) {
      reader.report(kind.wordCode, at, { wort: `„${name}“`, bekannt: list(words) }, meant(name, words));
    } else {
      const details = { block: kind.name, name, bekannt: known.join(', ') || 'keine' };
      reader.report(
        'LZ035',
        at,
        details,
        meant(
          name,
          [...kind.attributes, ...words].filter((other) => other !== name),
        ),
      );
    }
  }
}

function checkId(kind: BlockKind<object>, reader: BlockReader): void {
  const { id } = reader.part.attributes;
  if (!kind.idCode) {
    if (id)
      reader.report('LZ035', id.at, {
        block: kind.name,
        name: `#${id.name}`,
        bekannt: kind.attributes.join(', ') || 'keine',
      });
  } else if (!id) reader.report(kind.idCode, reader.at, { block: kind.name });
  else if (!idForm.test(id.name) || id.name.length > 60) reader.report('LZ080', id.at, { id: id.name });
}
