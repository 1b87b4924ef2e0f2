// What players and the server need. The compiler is imported from `compile.ts`, so that no parser reaches the browser.
export { evaluate } from './checks/evaluate.ts';
export * from './nodes.ts';
