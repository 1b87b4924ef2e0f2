/** The verbs of the profile, all ADL's own, with what an LRS report shows for them. */
const adl = 'http://adlnet.gov/expapi/verbs/';
const verb = (name: string, de: string) => ({ id: `${adl}${name}`, display: { de, en: name } });

export const verbs = {
  initialized: verb('initialized', 'hat begonnen'),
  progressed: verb('progressed', 'ist vorangekommen'),
  answered: verb('answered', 'hat geantwortet'),
  completed: verb('completed', 'hat abgeschlossen'),
  passed: verb('passed', 'hat bestanden'),
  failed: verb('failed', 'hat noch nicht bestanden'),
  terminated: verb('terminated', 'hat verlassen'),
} as const;
export type VerbName = keyof typeof verbs;

const names = new Map<string, VerbName>(Object.entries(verbs).map(([name, { id }]) => [id, name as VerbName] as const));

/** Short name of a verb IRI of the profile; undefined for any other verb. */
export const verbName = (id: string): VerbName | undefined => names.get(id);

/** Activity types the profile uses. */
export const activityTypes = {
  sequence: 'http://adlnet.gov/expapi/activities/lesson',
  check: 'http://adlnet.gov/expapi/activities/cmi.interaction',
  instrument: 'http://adlnet.gov/expapi/activities/assessment',
  profile: 'http://adlnet.gov/expapi/activities/profile',
} as const;
