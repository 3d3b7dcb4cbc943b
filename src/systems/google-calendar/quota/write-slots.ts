import type { Effects } from '../../../hub/effects/effects.js';
import { createLimiter, type Limiter } from '../../http/limiter.js';

/** Writes to one calendar in quick succession are refused by Google at any time: one after the other, with a pause. */
export interface WriteSlots {
  run<T>(calendarId: string, work: () => Promise<T>): Promise<T>;
}

const pauseMs = 100;
/** Calendars that rest are forgotten beyond so many. */
const remembered = 200;

interface Slot { readonly limiter: Limiter; users: number; freeAt: number }

export function createWriteSlots(effects: Pick<Effects, 'now' | 'sleep'>): WriteSlots {
  const slots = new Map<string, Slot>();
  const now = (): number => effects.now().epochMilliseconds;

  function slotOf(calendarId: string): Slot {
    const slot = slots.get(calendarId) ?? { limiter: createLimiter(1), users: 0, freeAt: 0 };
    slots.set(calendarId, slot);
    return slot;
  }

  function forget(): void {
    if (slots.size <= remembered) return;
    for (const [calendarId, slot] of slots) if (slot.users === 0 && slot.freeAt <= now()) slots.delete(calendarId);
  }

  return {
    async run(calendarId, work) {
      const slot = slotOf(calendarId);
      slot.users += 1;
      try {
        return await slot.limiter.run(async () => {
          // A clock that was set back must hold up nobody.
          const waitMs = Math.min(pauseMs, slot.freeAt - now());
          if (waitMs > 0) await effects.sleep(waitMs);
          try {
            return await work();
          } finally {
            // From the end of one to the start of the next: the network cannot bring them together again.
            slot.freeAt = now() + pauseMs;
          }
        });
      } finally {
        slot.users -= 1;
        forget();
      }
    },
  };
}
