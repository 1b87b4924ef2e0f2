/** What a machine's credential may do (Communication § 4.2). */
export const scopes = [
  'statements/write',
  'statements/read/mine',
  'statements/read',
  'state',
  'profile',
  'all/read',
  'all',
] as const;
export type Scope = (typeof scopes)[number];
