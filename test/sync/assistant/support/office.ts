import type { JsonObject } from '../../../../src/hub/json.js';
import { memoryLedger, emptyMemoryLedger } from '../../../../src/hub/ledger/memory-ledger.js';
import { prometheusMetrics } from '../../../../src/hub/metrics/prometheus-metrics.js';
import { startSandbox, type Sandbox } from '../../../../src/sandbox/sandbox.js';
import type { AssistantContext } from '../../../../src/sync/assistant/context.js';
import { callTool, tools } from '../../../../src/sync/assistant/tools.js';
import { createAdvoware } from '../../../../src/systems/advoware/create-advoware.js';
import { createEspoCrm } from '../../../../src/systems/espocrm/create-espocrm.js';
import { recordingLog } from '../../../hub/support/quiet-log.js';
import type { TestRedis } from '../../../hub/support/redis-server.js';
import { sandboxSettings as hubSettings } from '../../../hub/support/settings.js';
import { fakeEvents, fakeLocks, type FakeEvents } from '../../../nodes/support/fakes.js';
import { sandboxSettings } from '../../../systems/support/advoware-settings.js';
import { scriptedThreeCx } from '../../telephony/support/workbench.js';
import { virtualEffects, type VirtualEffects } from '../../../systems/support/virtual-effects.js';

/** The assistant's tools on the real clients, against the sample firm. */
export interface Office {
  readonly sandbox: Sandbox;
  readonly context: AssistantContext;
  readonly events: FakeEvents;
  readonly effects: VirtualEffects;
  /** The calls that the telephone system was asked for. */
  readonly dialled: ReturnType<typeof scriptedThreeCx>['dialled'];
  /** Keys of the locks that somebody holds. */
  readonly held: Set<string>;
  call(tool: string, args?: JsonObject, context?: AssistantContext): Promise<JsonObject>;
  close(): Promise<void>;
}

export async function openOffice(redis: TestRedis, { writeProtection = false }: { readonly writeProtection?: boolean } = {}): Promise<Office> {
  const effects = virtualEffects();
  const sandbox = await startSandbox({ data: 'firm', clock: () => effects.now().epochMilliseconds });
  const log = recordingLog();
  const { url, apiKey, notifyUserId } = sandbox.connection.espocrm;
  const advoware = createAdvoware({ settings: sandboxSettings(sandbox, { writeProtection }), effects, cache: await redis.connect('request', 1), log });
  const espocrm = createEspoCrm({ settings: { baseUrl: url, apiKey, notifyUserId, webhookSecrets: [] }, effects, log });
  const events = fakeEvents();
  const locks = fakeLocks();
  const ledger = memoryLedger(effects, emptyMemoryLedger());
  const threecx = scriptedThreeCx();
  const health: AssistantContext['hub']['health'] = () => Promise.resolve({ status: 'ok', dependencies: { redis: { state: 'up' } } });
  const context: AssistantContext = { hub: { effects, events, health, ledger, locks, log, metrics: prometheusMetrics({ processMetrics: false }), settings: hubSettings('/nowhere') }, advoware, espocrm, threecx, notifyUserId };
  return {
    sandbox, context, events, effects, held: locks.held, dialled: threecx.dialled,
    call(name, args, within = context) {
      const tool = tools.find((each) => each.name === name);
      if (!tool) throw new Error(`no tool ${name}`);
      return callTool(within, tool, args);
    },
    async close() {
      advoware.close();
      espocrm.close();
      await sandbox.close();
      await redis.flush();
    },
  };
}
