import assert from 'node:assert/strict';
import type { Ledger } from '../../../src/hub/ledger/ledger.js';
import type { KeptLead, NewLead } from '../../../src/hub/ledger/leads/lead-store.js';
import { manualEffects } from '../support/manual-effects.js';
import type { LedgerUnderTest } from './ledger-contract.js';

const minutes = 60_000;
const lead = (content: string, extra: Partial<NewLead> = {}): NewLead => ({ deliveryId: undefined, content, state: 'open', body: { message: content }, ...extra });

/** What the leads of every ledger must do, whatever it stands on. */
export function leadContract(name: string, subject: () => LedgerUnderTest): void {
  describe(`the leads of the ledger on ${name}`, function () {
    this.timeout(60_000);
    let effects: ReturnType<typeof manualEffects>;
    let ledger: Ledger;
    const together = (leads: readonly NewLead[]): Promise<readonly KeptLead[]> => ledger.leads.keep(leads, { sameContentMinutes: 10 });
    const keep = async (each: NewLead): Promise<KeptLead> => (await together([each]))[0]!;
    const unfinished = (limit = 10): Promise<readonly string[]> => ledger.leads.unfinished(effects.now().add({ seconds: 1 }).toString(), limit);

    beforeEach(async () => {
      effects = manualEffects();
      await subject().forget();
      ledger = await subject().open(effects);
    });
    afterEach(() => ledger.close());

    it('gives a lead back as it was kept', async () => {
      const { id, isNew } = await keep(lead('a', { body: { name: 'Müller\0', notes: [{ label: 'x' }] } }));
      assert.equal(isNew, true);
      assert.deepEqual(await ledger.leads.read(id), { id, state: 'open', receivedAt: '2026-03-01T12:00:00.000Z', body: { name: 'Müller', notes: [{ label: 'x' }] } });
      assert.equal(await ledger.leads.read('unknown'), undefined);
    });

    it('knows a delivery again, whatever it brings and however much later', async () => {
      const first = await keep(lead('a', { deliveryId: 'msg_1' }));
      await effects.advance(24 * 60 * minutes);
      assert.deepEqual(await keep(lead('b', { deliveryId: 'msg_1' })), { id: first.id, isNew: false });
    });

    it('knows the same content again within ten minutes, and not after', async () => {
      const first = await keep(lead('a', { deliveryId: 'msg_1' }));
      await effects.advance(10 * minutes);
      assert.deepEqual(await keep(lead('a', { deliveryId: 'msg_2' })), { id: first.id, isNew: false });
      await effects.advance(1 * minutes);
      const later = await keep(lead('a'));
      assert.equal(later.isNew, true);
      assert.notEqual(later.id, first.id);
      assert.deepEqual(await keep(lead('a')), { id: later.id, isNew: false });
    });

    it('remembers the delivery of a content that came before', async () => {
      const first = await keep(lead('a'));
      await keep(lead('a', { deliveryId: 'msg_2' }));
      await effects.advance(60 * minutes);
      assert.deepEqual(await keep(lead('a', { deliveryId: 'msg_2' })), { id: first.id, isNew: false });
    });

    it('makes one lead of what comes at once', async () => {
      const all = Array.from({ length: 60 }, (_, index) => lead(`c${index % 20}`, { deliveryId: `msg_${index % 30}` }));
      const kept = (await Promise.all([together(all.slice(0, 25)), together(all.slice(25, 50)), together(all.slice(50))])).flat();
      assert.equal(new Set(kept.map(({ id }) => id)).size, 20);
      assert.equal(kept.filter(({ isNew }) => isNew).length, 20);
      assert.equal((await unfinished(100)).length, 20);
    });

    it('lists what is unfinished, oldest first, from a certain age on', async () => {
      const ids: string[] = [];
      for (const content of ['a', 'b', 'c', 'd']) ids.push((await keep(lead(content))).id);
      await keep(lead('spam', { state: 'spam' }));
      await ledger.leads.mark(ids[0]!, 'done');
      await ledger.leads.mark(ids[1]!, 'aside');
      await ledger.leads.mark(ids[2]!, 'recorded');
      assert.deepEqual(await unfinished(), ids.slice(1));
      assert.deepEqual(await unfinished(2), ids.slice(1, 3));
      assert.deepEqual(await ledger.leads.unfinished(effects.now().subtract({ minutes: 1 }).toString(), 10), []);
    });

    it('tells whether an older one is still open', async () => {
      const first = await keep(lead('a'));
      const second = await keep(lead('b'));
      assert.deepEqual([await ledger.leads.isBehind(first.id), await ledger.leads.isBehind(second.id)], [false, true]);
      for (const state of ['aside', 'recorded', 'done', 'spam'] as const) {
        await ledger.leads.mark(first.id, state);
        assert.equal(await ledger.leads.isBehind(second.id), false, state);
      }
      await ledger.leads.mark(first.id, 'open');
      assert.equal(await ledger.leads.isBehind(second.id), true);
    });

    it('refuses to mark what it does not know', async () => {
      await assert.rejects(ledger.leads.mark('unknown', 'done'), { code: 'not_found' });
    });

    it('forgets what is done or spam after its time, and nothing that is not', async () => {
      const done = await keep(lead('a', { deliveryId: 'msg_1' }));
      const open = await keep(lead('b', { deliveryId: 'msg_2' }));
      const spam = await keep(lead('c', { state: 'spam' }));
      await ledger.leads.mark(done.id, 'done');
      assert.equal(await ledger.leads.forget(effects.now().subtract({ seconds: 1 }).toString()), 0);
      assert.equal(await ledger.leads.forget(effects.now().add({ seconds: 1 }).toString()), 2);
      assert.deepEqual([await ledger.leads.read(done.id), await ledger.leads.read(spam.id)], [undefined, undefined]);
      assert.equal((await ledger.leads.read(open.id))?.id, open.id);
      assert.equal((await keep(lead('a', { deliveryId: 'msg_1' }))).isNew, true);
    });
  });
}
