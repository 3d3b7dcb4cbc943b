import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

export const text = z.string().nullish();

/** A moment with its offset; 3CX writes some without one and means UTC. */
export const instantSchema = z.string().refine((value) => canBeInstant(value)).nullish();

export function instantOf(value: string | null | undefined): Temporal.Instant | undefined {
  return value ? Temporal.Instant.from(withOffset(value)) : undefined;
}

/** A bound of a span in whole seconds, outwards: what began within the last second belongs to it. */
export const secondBefore = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: 'second' });
export const secondAfter = (instant: Temporal.Instant): string => instant.round({ smallestUnit: 'second', roundingMode: 'ceil' }).toString({ smallestUnit: 'second' });

/** An ISO 8601 duration, as `PT1M3.5S`. */
export const durationSchema = z.string().refine((value) => {
  try {
    return secondsOf(value) >= 0;
  } catch {
    return false;
  }
}).nullish();

export function secondsOf(duration: string | null | undefined): number {
  return duration ? Math.round(Temporal.Duration.from(duration).total({ unit: 'seconds', relativeTo: '2026-01-01' })) : 0;
}

function withOffset(value: string): string {
  return /(?:Z|[+-]\d\d:?\d\d)$/i.test(value) ? value : `${value}Z`;
}

function canBeInstant(value: string): boolean {
  try {
    Temporal.Instant.from(withOffset(value));
    return true;
  } catch {
    return false;
  }
}
