import assert from 'node:assert/strict';
import register from '../../nodes/kommunikation-sync/kommunikation-sync.js';
import { DEFAULTS } from '../../nodes/kommunikation-sync/types.js';
import { realEffects } from '../../src/hub/effects/real-effects.js';
import { HubError } from '../../src/hub/errors/hub-error.js';
import { memoryLedger } from '../../src/hub/ledger/memory-ledger.js';
import type { Advoware } from '../../src/systems/advoware/advoware.js';
import type { EspoCrm } from '../../src/systems/espocrm/espocrm.js';
import { bench, clear, errorOf, type Bench } from './support/bench.js';
import { fakeHub, fakeLocks } from './support/fakes.js';

const config = { ...DEFAULTS, type: 'kommunikation-sync' };
const record = { id: 'a1', versionNumber: 1, lastName: 'Muster', betnr: 7, syncStatus: 'clean', phoneNumberData: [], emailAddressData: [] };
const crm = { readBeteiligter: () => Promise.resolve({ kind: 'found', record }) } as unknown as EspoCrm;

function start(changes: Partial<typeof config>, espocrm: EspoCrm = crm): Promise<Bench> {
  const hub = fakeHub({ locks: fakeLocks(), ledger: memoryLedger(realEffects()) });
  const advoware = { writeProtected: false, readBeteiligter: () => Promise.resolve({ kind: 'found', record: { betNr: 7, rowId: 'r', name: 'Anders', kommunikation: [] } }) } as unknown as Advoware;
  return bench(register, { ...config, ...changes }, { configs: { espocrm: { value: { hub, espocrm, notifyUserId: 'u1' } }, advoware: { value: { hub, advoware } } }, outputs: 2 });
}

describe('kommunikation-sync', () => {
  afterEach(clear);

  it('sends what happened to phones and e-mails, and leaves master data that differ alone', async () => {
    const { send, out } = await start({});
    send({ payload: { entity_id: 'a1' }, event: 'kept' });
    const msg = await out(0).next();
    assert.deepEqual(msg.payload, {
      kind: 'unchanged', advoware_to_espocrm: { emails_synced: 0, phones_synced: 0, errors: [] },
      espocrm_to_advoware: { created: 0, updated: 0, deleted: 0, errors: [] }, conflicts: [], unchanged: 0, reports: [], guessed_kinds: 0, empty_slots: 0,
    });
    assert.equal(msg['event'], 'kept');
  });

  it('waits for a record that Advoware does not have yet', async () => {
    const unlinked = { readBeteiligter: () => Promise.resolve({ kind: 'found', record: { ...record, betnr: null } }) } as unknown as EspoCrm;
    const { send, out } = await start({}, unlinked);
    send({ payload: { entity_id: 'a1' } });
    assert.deepEqual((await out(0).next()).payload, { kind: 'waiting' });
  });

  it('counts empty entries', async () => {
    const { send, out } = await start({ operation: 'slots' });
    send({});
    assert.deepEqual((await out(0).next()).payload, { records: 0, emptySlots: 0, tasksOpened: 0 });
  });

  it('hands a failure that could not be noted to Catch', async () => {
    const { send, caught } = await start({}, { readBeteiligter: () => Promise.reject(new HubError('unavailable', 'EspoCRM')) } as unknown as EspoCrm);
    send({ payload: { entity_id: 'a1' } });
    assert.equal(errorOf(await caught.next()).code, 'unavailable');
  });

  it('refuses input without its accounts', async () => {
    const { send, caught } = await bench(register, config, { outputs: 2 });
    send({ payload: { entity_id: 'a1' } });
    assert.equal(errorOf(await caught.next()).code, 'misconfigured');
  });
});
