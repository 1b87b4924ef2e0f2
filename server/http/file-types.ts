import { extname } from 'node:path';

/** Types of the pictures that may lie beside a text. */
const images: Record<string, string> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
};
/** Types of films and their captions. */
const films: Record<string, string> = {
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.vtt': 'text/vtt',
};

/** Type of a picture; undefined for every other file. */
export const imageType = (name: string): string | undefined => images[extname(name)];
/** Type of a film or its captions; undefined for every other file. */
export const filmType = (name: string): string | undefined => films[extname(name)];
