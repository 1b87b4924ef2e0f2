import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from './route.ts';

/** As many learners as write at the same time on one server, generously. */
const mostKnown = 2000;

/**
 * Short-lived signed tokens for the page's script: `<base64url payload>.<base64url HMAC-SHA256>`.
 * Nothing is looked up to check one, so the LRS spends no database command on it.
 */
export function createTokens<Payload extends object>(secret: Buffer, clock: Clock) {
  const mac = (body: string) => createHmac('sha256', secret).update(body).digest();
  /** Tokens that have held before: a page sends the same one with every statement. */
  const known = new Map<string, Payload & { exp: number }>();

  function check(token: string): (Payload & { exp: number }) | undefined {
    const [body, signature, rest] = token.split('.');
    if (!body || !signature || rest !== undefined) return undefined;
    const given = Buffer.from(signature, 'base64url');
    const expected = mac(body);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    // Signed by us, so the shape is ours too.
    return JSON.parse(Buffer.from(body, 'base64url').toString()) as Payload & { exp: number };
  }

  return {
    /** @returns the token and the moment it ends. */
    sign(payload: Payload, seconds: number): { token: string; expires: Date } {
      const expires = new Date(clock().getTime() + seconds * 1000);
      const body = Buffer.from(JSON.stringify({ ...payload, exp: expires.getTime() })).toString('base64url');
      return { token: `${body}.${mac(body).toString('base64url')}`, expires };
    },

    /** @returns the payload, or undefined when the token is forged, damaged or over. */
    verify(token: string): Payload | undefined {
      const payload = known.get(token) ?? check(token);
      if (!payload || payload.exp <= clock().getTime()) {
        known.delete(token);
        return undefined;
      }
      if (known.size >= mostKnown) known.clear();
      known.set(token, payload);
      return payload;
    },
  };
}
