import type { Section, Sequence } from '../../sequences/format/index.ts';

/** Where the end page is in addresses: a fragment of the last section, so that the server needs no page of its own for it. */
export const ending = 'abschluss';

/** The places of a sequence, which are its sections (by slug) and the end page, and their addresses. */
export class Places {
  constructor(private readonly sequence: Sequence) {}

  /** Slug of the first section. */
  get first(): string {
    return this.sequence.sections[0]?.slug ?? '';
  }

  get last(): string {
    return this.sequence.sections.at(-1)?.slug ?? '';
  }

  section(place: string): Section | undefined {
    return this.sequence.sections.find(({ slug }) => slug === place);
  }

  address(place: string): string {
    const { id } = this.sequence;
    return place === ending ? `/lernen/${id}/${this.last}#${ending}` : `/lernen/${id}/${place}`;
  }

  /** The place an address names; undefined when it names none of this sequence. */
  named({ pathname, hash }: Location): string | undefined {
    const slug = decodeURIComponent(pathname.split('/').at(-1) ?? '');
    if (slug === this.last && hash === `#${ending}`) return ending;
    return this.section(slug)?.slug;
  }

  /** Whether going on at a place is anything but beginning. */
  goesOn(place: string): boolean {
    return place === ending || (this.section(place) !== undefined && place !== this.first);
  }
}
