/** German texts of lists that people put in order. See `strings.ts`. */
export const strings = {
  moving: {
    up: (item: string) => `${item} nach oben`,
    down: (item: string) => `${item} nach unten`,
    moved: (item: string, position: number, all: number) => `${item}: Position ${position} von ${all}`,
    atStart: (item: string) => `${item} steht schon ganz oben.`,
    atEnd: (item: string) => `${item} steht schon ganz unten.`,
  },
};
