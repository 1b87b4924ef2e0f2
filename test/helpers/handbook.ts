import { readFileSync } from 'node:fs';

/** An example of the authors' handbook with the picture right below it. */
export interface Example {
  source: string;
  /** Name of the block, and of the check's type where it is one. */
  block: string;
  type: string | undefined;
  /** Words for and path of the picture, from `sequences/`; polls have none. */
  alt: string | undefined;
  file: string | undefined;
}

/** Every example of `sequences/README.md`, in its order. */
export function handbookExamples(): Example[] {
  const handbook = readFileSync('sequences/README.md', 'utf8');
  return [...handbook.matchAll(/```markdown\n([\s\S]*?)```\n\n(?:!\[([^\]]+)\]\(([^)]+)\))?/g)].map(
    ([, source = '', alt, file]) => ({
      source,
      block: /:::(\w+)/.exec(source)?.[1] ?? '',
      type: /typ=(\w+)/.exec(source)?.[1],
      alt,
      file,
    }),
  );
}
