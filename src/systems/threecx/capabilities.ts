import type { Effects } from '../../hub/effects/effects.js';
import type { Log } from '../../hub/log/log.js';
import type { Capabilities, Capability, NotAvailable } from './threecx.js';

/** What the licence lets the hub do, learnt from the answers: told once, not asked for again and again. */
export interface CapabilitySwitches {
  readonly all: () => Capabilities;
  /** Runs `work`, unless it was refused within the last hour. `closed` as its answer switches the capability off. */
  use<T>(capability: Capability, work: () => Promise<T | 'closed'>): Promise<T | NotAvailable>;
}

const closedForMs = 3_600_000;

/** @param never what the dialect does not have at all */
export function createCapabilities(effects: Pick<Effects, 'now'>, log: Log, never: readonly Capability[] = []): CapabilitySwitches {
  const off = new Map<Capability, number>(never.map((capability) => [capability, Infinity]));
  const on = new Set<Capability>();
  const isOff = (capability: Capability): boolean => effects.now().epochMilliseconds < (off.get(capability) ?? 0);

  function close(capability: Capability): NotAvailable {
    if (!off.has(capability)) log.warn('threecx.not_available', { capability, action: 'check the licence and the rights of the API client' });
    off.set(capability, effects.now().epochMilliseconds + closedForMs);
    on.delete(capability);
    return { kind: 'not_available' };
  }

  return {
    all() {
      const state = (capability: Capability) => (isOff(capability) ? 'off' as const : on.has(capability) ? 'on' as const : 'unknown' as const);
      return { calls: state('calls'), events: state('events'), recordings: state('recordings'), call_log: state('call_log') };
    },
    async use(capability, work) {
      if (isOff(capability)) return { kind: 'not_available' };
      const result = await work();
      if (result === 'closed') return close(capability);
      if (off.delete(capability)) log.info('threecx.available_again', { capability });
      on.add(capability);
      return result;
    },
  };
}
