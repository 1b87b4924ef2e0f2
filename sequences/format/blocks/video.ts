import type { BlockKind } from './block.ts';

/** `:::video{titel="…" datei=film.mp4 untertitel=film.vtt transkript=film.md}`: a film with captions and transcript. */
export const video: BlockKind = {
  name: 'video',
  attributes: ['titel', 'datei', 'untertitel', 'transkript'],
  compile(block) {
    block.nothingInside();
    return {
      kind: 'video',
      title: block.text('titel', 'den Titel, zum Beispiel titel="Die Säge erkennt die Hand"'),
      file: block.file('datei', ['mp4', 'webm']),
      captions: block.file('untertitel', ['vtt']),
      transcript: block.file('transkript', ['md']),
    };
  },
};
