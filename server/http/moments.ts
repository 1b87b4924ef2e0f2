import { DateTime } from 'luxon';

const german = (moment: Date) => DateTime.fromJSDate(moment, { zone: 'Europe/Berlin' }).setLocale('de');

/** “26. November 2026” */
export const germanDate = (moment: Date): string => german(moment).toFormat('d. LLLL yyyy');
/** “17:30” */
export const germanHour = (moment: Date): string => german(moment).toFormat('HH:mm');
/** “26. November 2026, 17:30 Uhr” */
export const germanMoment = (moment: Date): string => `${germanDate(moment)}, ${germanHour(moment)} Uhr`;
