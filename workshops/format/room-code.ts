import { codeLength, codeLetters } from './room.ts';

/**
 * A code for a room.
 * @param below gives a random whole number from 0 up to the one it is given, from a source nobody can guess
 */
export const makeCode = (below: (limit: number) => number): string =>
  Array.from({ length: codeLength }, () => codeLetters[below(codeLetters.length)]).join('');

/** A code as it is stored. */
export const codePattern = new RegExp(`^[${codeLetters}]{${codeLength}}$`);

/** What somebody typed as a code: the code as it is stored, or one German sentence on what is wrong with it. */
export type TypedCode = { code: string } | { problem: string };

/** Reads a code as people type it: any case, with spaces, dots or hyphens between the letters. */
export function readCode(typed: string): TypedCode {
  const code = typed.replace(/[\s.\-–_]/g, '').toUpperCase();
  if (code === '') return { problem: 'Bitte geben Sie den Code ein, der auf der Leinwand steht.' };
  const strange = [...code].find((letter) => !codeLetters.includes(letter));
  if (strange !== undefined) {
    return {
      problem: `„${strange}“ kommt in keinem Code vor. Wegen der Verwechslung fehlen darin die Buchstaben I, O und S und die Ziffern 0, 1 und 5; bitte sehen Sie noch einmal nach.`,
    };
  }
  if (code.length !== codeLength) {
    return {
      problem: `Ein Code hat ${codeLength} Zeichen, hier sind es ${code.length}. Bitte sehen Sie noch einmal nach.`,
    };
  }
  return { code };
}

/** A code as it is read aloud: in two groups of three. */
export const spelled = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;
