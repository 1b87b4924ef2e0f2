/** A number in [0, 1), like `Math.random`. Passed in, so that a test can say which order comes out. */
export type Random = () => number;

/** Randomness from the browser's cryptographic source. */
export const secureRandom: Random = () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;

/** A new array in random order (Fisher–Yates: every order is equally likely). */
export function mix<T>(items: readonly T[], random: Random): T[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
}

/** Like `mix`, but never in the given order: if chance brings that about, the first item goes to the end. */
export function mixAway<T>(items: readonly T[], random: Random): T[] {
  const mixed = mix(items, random);
  const same = mixed.every((item, place) => item === items[place]);
  return same ? [...mixed.slice(1), ...mixed.slice(0, 1)] : mixed;
}
