import type { BlockKind } from './block.ts';

/** `:::h5p{titel="…" datei=uebung.h5p}`: an H5P package that lies beside the sequence. */
export const h5p: BlockKind = {
  name: 'h5p',
  attributes: ['titel', 'datei'],
  compile(block) {
    block.nothingInside();
    return {
      kind: 'h5p',
      title: block.text('titel', 'den Titel, zum Beispiel titel="Begriffe zuordnen"'),
      file: block.file('datei', ['h5p']),
    };
  },
};
