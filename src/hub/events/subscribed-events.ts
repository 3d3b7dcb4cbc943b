import type { Effects } from '../effects/effects.js';
import type { Events } from './events.js';

/**
 * Events that the assistant hears of as well: whatever is emitted on a subscribed topic becomes an event of the topic
 * `assistant.event`, in the same call, so that it is as durable as the first.
 */
export function subscribedEvents(events: Events, topics: readonly string[], effects: Pick<Effects, 'now'>): Events {
  const subscribed = new Set(topics);
  return {
    async emit(topic, payloads) {
      const result = await events.emit(topic, payloads);
      if (!subscribed.has(topic)) return result;
      const refused = new Set(result.refused.map(({ index }) => index));
      const accepted = payloads.filter((_, index) => !refused.has(index));
      if (accepted.length > 0) await events.emit('assistant.event', accepted.map((data) => ({ type: topic, occurred_at: effects.now().toString(), data })));
      return result;
    },
    listen: (...args) => events.listen(...args),
    schedule: (...args) => events.schedule(...args),
    counts: (topic) => events.counts(topic),
    deadLetters: (topic) => events.deadLetters(topic),
    retryDeadLetter: (...args) => events.retryDeadLetter(...args),
    close: () => events.close(),
  };
}
