import type { FoundHistory } from '../engine/found.js';
import type { History, Step } from './history.js';

export const usual: History['installation'] = { processes: 1, haste: 0 };

export const found: readonly FoundHistory<Step, History['installation']>[] = [
  { name: 'a creation that the CRM puts off is repeated although Redis, and the lock with it, was lost meanwhile', broke: 'I6', seed: 21_915, steps: [
    { do: 'submit', visitor: 0, kind: 'newsletter', message: 0 }, { do: 'fault', fault: { kind: '429', system: 'espocrm', calls: 'writes', skip: 0, times: 12 } },
    { do: 'submit', visitor: 0, kind: 'mieter', message: 1 }, { do: 'submit', visitor: 1, kind: 'newsletter', message: 1 },
    { do: 'lose_redis' }, { do: 'repeat', submission: 1, milliseconds: 0 },
  ] },
];
