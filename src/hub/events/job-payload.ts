import type { Job } from 'bullmq';
import type { JsonObject } from '../json.js';
import { topics, type Topic } from './topics.js';

/**
 * Payload of a job. A job of the scheduler carries only its source: its time is the tick it stands for,
 * which stays the same over all its deliveries.
 */
export function payloadOf(job: Pick<Job<JsonObject>, 'data' | 'opts' | 'repeatJobKey' | 'timestamp'>): JsonObject {
  if (job.repeatJobKey === undefined) return job.data;
  return { ...job.data, timestamp: new Date(job.opts.prevMillis ?? job.timestamp).toISOString() };
}

export type CheckedPayload =
  | { readonly kind: 'fits'; readonly payload: JsonObject }
  | { readonly kind: 'misfit'; readonly reason: string };

/** Checks a payload against its topic. The reason names fields and rules, never values. */
export function checkPayload(topic: Topic, payload: unknown): CheckedPayload {
  const parsed = topics[topic].payload.safeParse(payload);
  if (parsed.success) return { kind: 'fits', payload: parsed.data };
  const reason = parsed.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.') || 'payload'}: ${issue.message}`).join('; ');
  return { kind: 'misfit', reason };
}
