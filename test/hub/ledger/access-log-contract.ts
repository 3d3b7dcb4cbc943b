import assert from 'node:assert/strict';
import type { Ledger } from '../../../src/hub/ledger/ledger.js';
import { manualEffects } from '../support/manual-effects.js';
import type { LedgerUnderTest } from './ledger-contract.js';

/** What the access log of every ledger does, whatever it stands on. */
export function accessLogContract(name: string, subject: () => LedgerUnderTest): void {
  describe(`the access log on ${name}`, function () {
    this.timeout(60_000);
    let ledger: Ledger;
    beforeEach(async () => {
      await subject().forget();
      ledger = await subject().open(manualEffects());
    });
    afterEach(() => ledger.close());

    it('keeps who has seen which records, the newest first', async () => {
      await ledger.access.note({ actor: 'Y', action: 'find_contact', records: ['a1', 'b2'] });
      await ledger.access.note({ actor: 'Y', action: 'get_contact_context', records: ['b2'] });
      const rows = await ledger.access.entries({ limit: 10 });
      assert.deepEqual(rows.map(({ action, records }) => [action, records]), [['get_contact_context', ['b2']], ['find_contact', ['a1', 'b2']]]);
      assert.ok(rows.every(({ at, actor }) => actor === 'Y' && !Number.isNaN(Date.parse(at))));
    });

    it('answers who has seen one record', async () => {
      await ledger.access.note({ actor: 'Y', action: 'find_contact', records: ['a1', 'b2'] });
      await ledger.access.note({ actor: 'Y', action: 'list_appointments', records: ['Kalender AB'] });
      assert.deepEqual((await ledger.access.entries({ recordId: 'a1', limit: 10 })).map(({ action }) => action), ['find_contact']);
      assert.deepEqual(await ledger.access.entries({ recordId: 'c3', limit: 10 }), []);
    });
  });
}
