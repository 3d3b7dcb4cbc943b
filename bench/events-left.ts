import type { RunningHub } from '../test/process/support/running-hub.js';

/** Events about records that are still to be worked on; the ticks of the schedules always wait and do not count. */
export async function eventsLeft(hub: RunningHub): Promise<number> {
  const topics = ['create', 'update', 'delete', 'sync_check'].map((action) => `vmh.beteiligte.${action}`);
  const depths = await Promise.all(topics.map((topic) => hub.metric('hub_queue_depth', { topic })));
  const dead = await Promise.all(topics.map((topic) => hub.metric('hub_queue_depth', { topic, state: 'failed' })));
  return [...depths, ...dead.map((count) => -count)].reduce((sum, each) => sum + each, 0);
}
