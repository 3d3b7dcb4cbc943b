import type { BeteiligteEvent } from '../../hub/events/topics.js';
import type { Hub } from '../../hub/hub.js';

/** The event of `vmh.beteiligte.sync_check` with which somebody asks for the run on a record. */
export const checkEvent = ({ effects }: Pick<Hub, 'effects'>, id: string, source: string): BeteiligteEvent =>
  ({ entity_id: id, action: 'sync_check', source, timestamp: effects.now().toString() });
