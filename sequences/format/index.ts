// What players and the server need. The compiler is imported from `compile.ts`, so that no parser reaches the browser.
export type { Choice, Interaction } from './checks/check-type.ts';
export { evaluate, interactionOf, responseOf } from './checks/evaluate.ts';
export * from './nodes.ts';
