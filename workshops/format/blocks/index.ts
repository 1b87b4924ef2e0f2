import { beispiel } from '../../../sequences/format/blocks/beispiel.ts';
import type { BlockKind } from '../../../sequences/format/blocks/block.ts';
import { check } from '../../../sequences/format/blocks/check.ts';
import { gesetz } from '../../../sequences/format/blocks/gesetz.ts';
import { hinweis } from '../../../sequences/format/blocks/hinweis.ts';
import { blockCompiler, blockKinds } from '../../../sequences/format/blocks/index.ts';
import { massnahme } from '../../../sequences/format/blocks/massnahme.ts';
import { reflexion } from '../../../sequences/format/blocks/reflexion.ts';
import { umfrage } from '../../../sequences/format/blocks/umfrage.ts';
import type { WorkshopNode } from '../workshop.ts';
import { liste } from './liste.ts';
import { regie } from './regie.ts';
import { wissen } from './wissen.ts';

/** Every kind of container block that may stand in a workshop format, by the name authors write. */
export const workshopBlockKinds: readonly BlockKind<WorkshopNode>[] = [
  regie,
  umfrage,
  liste,
  wissen,
  check,
  massnahme,
  reflexion,
  hinweis,
  beispiel,
  gesetz,
];

/** Compiles a block of a workshop format; those that only sequences have are reported as such. */
export const compileWorkshopBlock = blockCompiler(workshopBlockKinds, {
  code: 'LZ183',
  names: blockKinds.map(({ name }) => name),
});
