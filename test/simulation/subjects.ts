import { beteiligte } from './beteiligte/subject.js';
import { calendar } from './calendar/subject.js';
import { simulated, type Simulated } from './engine/simulated.js';
import { leads } from './leads/subject.js';
import { telephony } from './telephony/subject.js';

/** Every sync that is simulated; they share the runs of the test run and of `npm run simulate`. */
export const subjects: readonly Simulated[] = [simulated(beteiligte), simulated(calendar), simulated(leads), simulated(telephony)];
