import type { JobsOptions } from 'bullmq';
import type { JsonObject } from '../json.js';
import type { RetryPolicy } from './retry.js';
import { topics, type Topic } from './topics.js';

/** Dead letters are kept this long, in seconds; the journal of what was done with a record lives in the ledger. */
const deadLetterSeconds = 90 * 24 * 3_600;

/** Name of the back-off strategy that the workers bring along. */
export const backoffName = 'hub';

/**
 * How an event is put into its queue.
 *
 * An event about an entity is deduplicated by the entity's id with `keepLastIfActive`. What BullMQ's scripts make of it
 * (deduplicateJobWithoutReplace, storeDeduplicatedNextJob, requeueDeduplicatedJob):
 * - predecessor waiting, settling, in back-off or put back by `later`: the new event is dropped, since that one will run after it;
 * - predecessor active: the new event is stored aside, the last one wins, and becomes a job of its own in the same script
 *   that completes or finally fails the predecessor; a retry, `later` or a stalled worker leaves it where it is;
 * - the key points at a job that is gone: the new event takes the key over.
 * The settle delay makes one run of a burst and applies to the stored event too; a `prompt` topic has none.
 */
export function jobOptions(topic: Topic, payload: JsonObject, settings: { readonly settleMs: number; readonly retry: RetryPolicy }): JobsOptions {
  const entity = entityOf(topic, payload);
  return {
    ...deliveryOptions(settings.retry),
    ...(entity === undefined ? {} : {
      ...('prompt' in topics[topic] ? {} : { delay: settings.settleMs }),
      deduplication: { id: [entity, ...wishOf(topic, payload)].join('|'), keepLastIfActive: true },
    }),
  };
}

/** What every job gets, also those of the scheduler. No stack traces: they hold messages of foreign errors. */
export function deliveryOptions(retry: RetryPolicy): JobsOptions {
  return {
    attempts: retry.attempts,
    backoff: { type: backoffName },
    removeOnComplete: true,
    removeOnFail: { age: deadLetterSeconds },
    stackTraceLimit: 0,
  };
}

/** A waiting event stands for a later one only when it asks for the same. */
function wishOf(topic: Topic, payload: JsonObject): readonly string[] {
  const definition = topics[topic];
  const wish = 'wish' in definition ? payload[definition.wish] : undefined;
  return wish === undefined ? [] : [JSON.stringify(wish)];
}

/** Id of the record an event is about, for topics that have one. */
export function entityOf(topic: Topic, payload: JsonObject): string | undefined {
  const definition = topics[topic];
  const id = 'entity' in definition ? payload[definition.entity] : undefined;
  return typeof id === 'string' ? id : undefined;
}
