/** What links may lead to: published sequences with their titles, and the terms they explain. */
export interface Known {
  titles: ReadonlyMap<string, string>;
  terms: ReadonlySet<string>;
}

/**
 * Links to what is not published (yet) become plain words: nobody is sent to an empty page.
 * @param value compiled content, plain JSON; it is copied
 */
export function withKnownLinks<T extends object>(value: T, { titles, terms }: Known): T {
  return JSON.parse(JSON.stringify(value), (_key, node) => {
    const id = node?.kind === 'link' && /^\/lernen\/([A-Z]\d\d)\b/.exec(node.href)?.[1];
    const leadsNowhere = (id && !titles.has(id)) || (node?.kind === 'term' && !terms.has(node.term));
    return leadsNowhere ? { kind: 'emphasis', children: node.children } : node;
  });
}
