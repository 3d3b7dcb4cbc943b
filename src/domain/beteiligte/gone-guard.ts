import type { Temporal } from 'temporal-polyfill';
import { guardLimits } from '../mass-change.js';

/**
 * Whether so many linked records are gone in Advoware that no further one is touched without a person's word (I12). The number alone
 * counts: a run knows one record, and a share of all would let hundreds pass before it is reached.
 */
export const tooManyGone = (gone: number): boolean => gone > guardLimits.number;

/** From when on those count that have gone together with one that was missed first at `goneAt`; a held one stays held. */
export const countedSince = (goneAt: Temporal.Instant): Temporal.Instant => goneAt.subtract({ hours: windowHours });

const windowHours = 24;
