import assert from 'node:assert/strict';
import { canonicalBody } from '../../domain/leads/bodies.js';
import { followUp } from '../../../src/sync/leads/follow-up.js';
import { joinNewsletter } from '../../../src/sync/leads/join-newsletter.js';
import { leadKeeper } from '../../../src/sync/leads/keep-lead.js';
import { knownPeople } from '../../../src/sync/leads/known-people.js';
import { sweepLeads } from '../../../src/sync/leads/sweep-leads.js';
import { recordingLog } from '../../hub/support/quiet-log.js';
import { fakeEvents } from '../../nodes/support/fakes.js';
import { LeadBench } from './support/lead-bench.js';

const tenant = { kind: 'mieter', first_name: 'Max', last_name: 'Muster', email: 'max@muster.example', phone: '0511 9999 200', message: 'Ich suche eine Wohnung.' };

describe('the work on leads, when something comes in between', () => {
  let bench: LeadBench;
  beforeEach(async () => { bench = await LeadBench.start(); });
  afterEach(() => bench.stop());

  describe('a lead', () => {
    it('that two workers take at once is one in the CRM', async () => {
      const id = await bench.keep(tenant);
      const kinds = (await Promise.all([bench.record(id), bench.record(id)])).map(({ kind }) => kind);
      assert.deepEqual([kinds.sort(), bench.all('Lead').length], [['busy', 'created'], 1]);
    });

    it('is kept and found by the next sweep when Redis is away', async () => {
      const { ledger } = bench.context.hub;
      const lead = { deliveryId: undefined, content: 'c', state: 'open', body: {} } as const;
      const kept = await leadKeeper({ ledger, events: fakeEvents(() => Promise.reject(new Error('away'))), log: recordingLog() })(lead);
      bench.effects.advance(3 * 60_000);
      assert.deepEqual(await sweepLeads(bench.context), [{ lead_id: kept.id }]);
    });

    it('of somebody whom a colleague enters in that very moment becomes a question, not a second record', async () => {
      const id = await bench.keep(tenant);
      let entered = '';
      bench.before(({ operation }) => operation === 'POST Lead', () => { entered = bench.inCrm('Lead', { firstName: 'Max', lastName: 'Muster', emailAddress: tenant.email }); });
      const result = await bench.record(id);
      assert.deepEqual(result.kind === 'undecided' && result.records, [{ entity: 'Lead', id: entered }]);
      assert.deepEqual([bench.all('Lead').length, bench.notices.length], [1, 1]);
    });

    it('whose note got no answer is noted once', async () => {
      bench.inCrm('Contact', { lastName: 'Muster', emailAddress: tenant.email });
      const id = await bench.keep(tenant);
      bench.sandbox.espocrm.faults.add({ method: 'POST', path: 'Note', kind: 'reset-after', times: 1 });
      await assert.rejects(bench.record(id), { code: 'outcome_unknown' });
      assert.deepEqual([(await bench.record(id)).kind, bench.posts.length], ['noted', 1]);
    });

    it('is noted anew when somebody deletes the note that got no answer', async () => {
      bench.inCrm('Contact', { lastName: 'Muster', emailAddress: tenant.email });
      const id = await bench.keep(tenant);
      bench.sandbox.espocrm.faults.add({ method: 'POST', path: 'Note', kind: 'reset-after', times: 1 });
      await assert.rejects(bench.record(id), { code: 'outcome_unknown' });
      const [note] = bench.posts;
      bench.before(({ operation, record }) => operation === 'GET Note' && record === note?.['id'], () => { bench.sandbox.espocrm.persons.remove('Note', String(note?.['id'])); });
      await assert.rejects(bench.record(id), { code: 'internal', retryable: true });
      assert.deepEqual([(await bench.record(id)).kind, bench.posts.length], ['noted', 1]);
    });

    it('becomes a record of its own when the one that shared its address is gone by then', async () => {
      const known = bench.inCrm('Contact', { lastName: 'Zwei', emailAddress: tenant.email });
      const id = await bench.keep(tenant);
      bench.before(({ operation, record }) => operation === 'GET Contact' && record === known, () => { bench.sandbox.espocrm.persons.remove('Contact', known); });
      assert.equal((await bench.record(id, 'new')).kind, 'created');
      assert.equal(bench.all('Lead')[0]?.['emailAddress'], tenant.email);
    });

    it('with a phone alone is looked for by it, and one with neither is nobody', async () => {
      const known = bench.inCrm('Contact', { lastName: 'Muster', phoneNumber: '+495119999200' });
      assert.deepEqual(await knownPeople(bench.context.espocrm, { email: '', phone: '+495119999200' }), [{ entity: 'Contact', id: known, isConverted: false }]);
      bench.sandbox.espocrm.log.clear();
      assert.deepEqual([await knownPeople(bench.context.espocrm, { email: '', phone: '' }), bench.sandbox.espocrm.log.all()], [[], []]);
    });
  });

  describe('a CRM that answers all but one lead', () => {
    const fails = (entity: string, status = 500, headers = {}): unknown => bench.sandbox.espocrm.faults.add({ method: 'POST', path: `/${entity}$`, kind: 'status', status, headers, ...(status === 409 ? { body: '[]' } : {}) });

    it('holds up none of the others, and the one comes again', async () => {
      const known = bench.inCrm('Contact', { lastName: 'Zwei', emailAddress: 'zwei@muster.example' });
      const one = await bench.keep(tenant);
      const other = await bench.keep({ ...tenant, email: 'zwei@muster.example', phone: '' });
      fails('Lead');
      await assert.rejects(bench.record(one));
      assert.deepEqual([bench.stateOf(one), bench.outcomes.at(-1)], ['aside', 'error']);
      assert.equal((await bench.record(other)).kind, 'noted');
      bench.sandbox.espocrm.faults.clear();
      assert.deepEqual([(await bench.record(one)).kind, bench.posts[0]?.['parentId']], ['created', known]);
    });

    it('does not get it in front of younger ones again when it goes away altogether', async () => {
      const one = await bench.keep(tenant);
      fails('Lead');
      await assert.rejects(bench.record(one));
      bench.sandbox.espocrm.faults.add({ kind: 'status', status: 503 });
      assert.equal((await bench.record(one)).kind, 'busy');
      assert.equal(bench.stateOf(one), 'aside');
    });

    it('leaves a recorded lead recorded while its task fails, and makes the task later', async () => {
      const id = await bench.keep(canonicalBody);
      await bench.record(id);
      fails('Task');
      await assert.rejects(followUp(bench.context, id));
      assert.equal(bench.stateOf(id), 'recorded');
      bench.sandbox.espocrm.faults.clear();
      assert.deepEqual([(await followUp(bench.context, id)).kind, bench.all('Task').length], ['done', 1]);
    });

    it('takes no task for made that it refuses as a duplicate', async () => {
      const id = await bench.keep(canonicalBody);
      await bench.record(id);
      fails('Task', 409, { 'X-Status-Reason': 'duplicate' });
      assert.equal((await followUp(bench.context, id)).kind, 'failed');
      assert.match(bench.notices[0] ?? '', /POST Task: upstream_rejected, HTTP 409: duplicate/);
      bench.sandbox.espocrm.faults.clear();
      assert.deepEqual([(await followUp(bench.context, id)).kind, bench.all('Task').length], ['done', 1]);
    });

    it('tells a person also when it gives no reason', async () => {
      const id = await bench.keep(tenant);
      fails('Lead', 400);
      for (let times = 0; times < 2; times += 1) assert.equal((await bench.record(id)).kind, 'failed');
      assert.match(bench.notices.join(), /^Eine Anfrage der Website kann nicht ins CRM übernommen werden[^]*HTTP 400\. Der Hub/);
    });
  });

  it('tells a person again what could not be told, and once', async () => {
    for (const type of ['Lead', 'Contact']) bench.inCrm(type, { lastName: type, emailAddress: tenant.email });
    const id = await bench.keep(tenant);
    bench.sandbox.espocrm.faults.add({ method: 'POST', path: '/Note$', kind: 'status', status: 500 });
    await assert.rejects(bench.record(id));
    assert.deepEqual(bench.notices, []);
    bench.sandbox.espocrm.faults.clear();
    for (let times = 0; times < 2; times += 1) assert.equal((await bench.record(id)).kind, 'undecided');
    assert.equal(bench.notices.length, 1);
  });

  it('goes in the order of the flow: what stands beside the record comes after it', async () => {
    const id = await bench.keep(canonicalBody);
    for (const step of [followUp, joinNewsletter]) await assert.rejects(step(bench.context, id), { code: 'conflict', retryable: true });
    assert.deepEqual([bench.all('Task').length, bench.outcomes], [0, ['error', 'error']]);
  });
});
