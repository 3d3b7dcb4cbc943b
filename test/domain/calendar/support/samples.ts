import { eventId } from '../../../../src/domain/calendar/event-id.js';
import { isTombstone } from '../../../../src/domain/calendar/google-event.js';
import type { Plan } from '../../../../src/domain/calendar/plan-types.js';
import { sha256 } from './digest.js';
import { IdealWorld } from './ideal-world.js';

export const timed = (start: string, end: string): object => ({ start: { dateTime: start, timeZone: 'Europe/Berlin' }, end: { dateTime: end, timeZone: 'Europe/Berlin' } });
export const at9 = timed('2026-05-04T09:00:00', '2026-05-04T10:00:00');
export const record = { datum: '2026-05-04T00:00:00', uhrzeitVon: '09:00:00', uhrzeitBis: '10:00:00', text: 'Müller', akte: 'A 1' };
export const series = { ...record, datumBis: '2026-06-29T00:00:00', dauertermin: 1, turnus: 1, turnusArt: 2 };
export const kinds = (plan: Plan): string[] => (plan.kind === 'go' ? plan.operations : plan.held).map((operation) => (operation.kind === 'link' ? `link ${operation.change}` : operation.kind));
export const idOf = (frNr: number, generation = 0): string => eventId('MX', frNr, generation, sha256);
export const live = (world: IdealWorld): string[] => [...world.google.events.values()].filter((event) => !isTombstone(event)).map(({ id }) => id);
export function synced(fill: (world: IdealWorld) => void, mode: 'full' | 'masked' = 'full'): IdealWorld {
  const world = new IdealWorld(mode);
  fill(world);
  world.sync();
  return world;
}
