import type { DurableEvent, EventOutcome } from '../events/events.js';
import { HubError } from '../errors/hub-error.js';
import { entityOf } from '../events/job-options.js';
import type { Tracing } from './tracing.js';

/** Works on an event within a trace of its own. */
export const traceEvent = (tracing: Tracing) => (event: DurableEvent, work: () => Promise<EventOutcome>): Promise<EventOutcome> => {
  const { id, topic, attempt, payload } = event;
  const record = entityOf(topic, payload);
  const facts = { 'hub.event.id': id, 'hub.topic': topic, 'hub.attempt': attempt, ...(record === undefined ? {} : { 'hub.record.id': record }) };
  return tracing.trace(`event ${topic}`, facts, async (span) => {
    const outcome = await work();
    span.tell({ 'hub.outcome': outcome.kind });
    if (outcome.kind === 'failed') span.fail(outcome.error instanceof HubError ? outcome.error.code : 'internal');
    return outcome;
  });
};
