import type { z } from 'zod';
import { httpError } from './errors.ts';

/**
 * Parses what came over the wire; nothing uses a body, query or parameter before.
 * @throws EINGABE_UNGUELTIG (400) naming the first field that does not fit.
 */
export function parseInput<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw httpError('EINGABE_UNGUELTIG', { feld: issue?.path.map(String).join('.') || 'Anfrage' }, result.error);
}
