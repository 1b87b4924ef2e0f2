// How learning is recorded: the one way for pages, LMS packages and workshops.
export * from './agreement.ts';
export * from './ids.ts';
export * from './levels.ts';
export * from './statements.ts';
export type * from './types.ts';
export * from './verbs.ts';
