import type { JsonObject } from '../../hub/json.js';
import type { EspoRecord } from '../../systems/espocrm/espocrm.js';
import type { AssistantContext } from './context.js';

const runsShown = 5;

/** How the sync of one Beteiligter stands: the state on the record and its last runs. */
export async function syncStateOf({ hub }: AssistantContext, record: EspoRecord): Promise<JsonObject> {
  const runs = await hub.ledger.runs({ recordId: record.id, limit: runsShown });
  return {
    status: text(record['syncStatus']), betnr: typeof record['betnr'] === 'number' ? record['betnr'] : null,
    last_success: text(record['advowareLastSync']), error: text(record['syncErrorMessage']),
    last_runs: runs.map(({ trigger, result, endedAt }) => ({ trigger, result, ended_at: endedAt })),
  };
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
