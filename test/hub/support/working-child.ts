/** A hub process that has work in the ledger and in the queue, and waits to be killed. Argument: var directory. Says "ready". */
import { openHub } from '../../../src/hub/open-hub.js';
import { recordingLog } from './quiet-log.js';
import { sandboxSettings } from './settings.js';

async function main(varDir: string): Promise<void> {
  const hub = await openHub(sandboxSettings(varDir), { log: recordingLog() });
  const { run } = await hub.ledger.beginRun({ kind: 'beteiligter', recordId: 'abc', trigger: 'test', actor: 'hub' });
  await hub.ledger.commit(run, { link: { state: 'linked', leftId: 'abc', rightId: '17', base: { name: 'x' }, seen: null } });
  await hub.locks.acquire('sync_lock:cbeteiligte:abc');
  await hub.events.emit('vmh.beteiligte.update', [{ entity_id: 'abc', action: 'update', source: 'test', timestamp: '2026-01-01T00:00:00Z' }]);
  process.stdout.write('ready\n');
}

void main(process.argv[2] ?? '');
