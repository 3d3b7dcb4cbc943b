import assert from 'node:assert/strict';
import { canonicalBody } from '../../domain/leads/bodies.js';
import { offerCall } from '../../../src/sync/leads/offer-call.js';
import { sweepLeads } from '../../../src/sync/leads/sweep-leads.js';
import { LeadBench } from './support/lead-bench.js';

const tenant = { kind: 'mieter', first_name: 'Max', last_name: 'Muster', email: 'max@muster.example', phone: '0511 9999 200', message: 'Ich suche eine Wohnung.' };

describe('the work on leads', () => {
  let bench: LeadBench;
  beforeEach(async () => { bench = await LeadBench.start(); });
  afterEach(() => bench.stop());
  const list = (): unknown => bench.sandbox.espocrm.persons.read('TargetList', bench.targetListId)?.['leadsIds'];

  describe('bringing one into the CRM', () => {
    it('makes a Lead of somebody new', async () => {
      const id = await bench.keep(tenant);
      assert.equal((await bench.work(id)).kind, 'created');
      const [lead, ...others] = bench.all('Lead');
      assert.deepEqual([others.length, lead?.['name'], lead?.['emailAddress'], lead?.['phoneNumber'], lead?.['status'], lead?.['source']], [0, 'Max Muster', 'max@muster.example', '+495119999200', 'New', 'Web Site']);
      assert.match(String(lead?.['description']), /Ich suche eine Wohnung\./);
      assert.deepEqual([bench.all('Task').length, bench.stateOf(id)], [0, 'done']);
    });

    for (const [what, fields] of [['the e-mail', { emailAddress: 'MAX@muster.example' }], ['the phone', { phoneNumber: '+49 511 9999200' }]] as const) {
      for (const type of ['Lead', 'Contact', 'CBeteiligte']) {
        it(`notes it on the one ${type} with ${what}, and leaves the record alone`, async () => {
          const known = bench.inCrm(type, { lastName: 'Anders', ...fields });
          const before = bench.sandbox.espocrm.persons.read(type, known);
          const result = await bench.work(await bench.keep(tenant));
          assert.deepEqual(result.kind === 'noted' && result.subject, { entity: type, id: known });
          assert.deepEqual(bench.posts.map(({ parentType, parentId }) => [parentType, parentId]), [[type, known]]);
          assert.match(String(bench.posts[0]?.['post']), /Name: Max Muster[^]*Ich suche eine Wohnung/);
          assert.deepEqual({ ...bench.sandbox.espocrm.persons.read(type, known), streamUpdatedAt: null }, { ...before, streamUpdatedAt: null });
          assert.equal(bench.all('Lead').length, type === 'Lead' ? 1 : 0);
        });
      }
    }

    it('makes a Lead of a namesake without asking', async () => {
      bench.inCrm('Lead', { firstName: 'Max', lastName: 'Muster', emailAddress: 'anderer@muster.example' });
      assert.equal((await bench.work(await bench.keep(tenant))).kind, 'created');
      assert.equal(bench.all('Lead').length, 2);
    });

    it('asks a person once where several fit, writes nothing, and goes on when they have merged them', async () => {
      const first = bench.inCrm('Lead', { lastName: 'Eins', emailAddress: tenant.email });
      bench.inCrm('Contact', { lastName: 'Zwei', phoneNumber: '+495119999200' });
      const id = await bench.keep(tenant);
      for (let times = 0; times < 2; times += 1) assert.equal((await bench.work(id)).kind, 'undecided');
      assert.deepEqual([bench.posts.length, bench.all('Lead').length, bench.notices.length, bench.stateOf(id)], [0, 1, 1, 'aside']);
      assert.match(bench.notices[0] ?? '', new RegExp(`Lead ${first}, Contact [^]*Anfrage ${id}[^]*Ich suche eine Wohnung`));
      bench.sandbox.espocrm.persons.remove('Lead', first);
      assert.equal((await bench.work(id)).kind, 'noted');
    });

    it('follows a person’s decision for one of them, or for a new one', async () => {
      const first = bench.inCrm('Lead', { lastName: 'Eins', emailAddress: tenant.email });
      bench.inCrm('Contact', { lastName: 'Zwei', emailAddress: tenant.email });
      const one = await bench.keep(tenant);
      assert.equal((await bench.record(one, { entity: 'Lead', id: first })).kind, 'noted');
      const other = await bench.keep({ ...tenant, message: 'Noch etwas.' });
      assert.equal((await bench.record(other, 'new')).kind, 'created');
      assert.equal(bench.all('Lead').length, 2);
    });

    it('keeps an opt-out that others share, when a new record gets the same address', async () => {
      bench.inCrm('Contact', { lastName: 'Zwei', emailAddressData: [{ emailAddress: tenant.email, primary: true, optOut: true, invalid: false }], phoneNumberData: [{ phoneNumber: '+495119999200', type: 'Home', primary: true }] });
      assert.equal((await bench.record(await bench.keep(tenant), 'new')).kind, 'created');
      for (const record of [...bench.all('Contact'), ...bench.all('Lead')]) {
        assert.deepEqual([record['emailAddressIsOptedOut'], (record['phoneNumberData'] as { type: string }[])[0]?.type], [true, 'Home']);
      }
    });

    it('takes the converted lead for the past of the Beteiligter it became', async () => {
      bench.inCrm('Lead', { lastName: 'Muster', emailAddress: tenant.email, status: 'Converted' });
      const known = bench.inCrm('CBeteiligte', { lastName: 'Muster', emailAddress: tenant.email });
      const result = await bench.work(await bench.keep(tenant));
      assert.deepEqual(result.kind === 'noted' && result.subject.id, known);
    });

    it('does nothing a second time', async () => {
      const id = await bench.keep({ ...canonicalBody });
      await bench.work(id);
      bench.sandbox.espocrm.log.clear();
      assert.equal((await bench.work(id)).kind, 'unchanged');
      assert.deepEqual(bench.sandbox.espocrm.log.all(), []);
    });

    it('skips spam and what it does not know', async () => {
      const id = await bench.keep({ ...tenant, website: 'http://spam.example' });
      assert.deepEqual([(await bench.work(id)).kind, (await bench.work('0'.repeat(32))).kind], ['skipped', 'skipped']);
      assert.deepEqual([bench.all('Lead').length, bench.events.emitted.length], [0, 0]);
    });
  });

  describe('the steps beside it', () => {
    it('make one task for a landlord and put them on the list with consent', async () => {
      const id = await bench.keep(canonicalBody);
      await bench.work(id);
      await bench.work(id);
      const [lead] = bench.all('Lead');
      const [task, ...others] = bench.all('Task');
      assert.deepEqual([others.length, task?.['parentType'], task?.['parentId'], task?.['assignedUserId']], [0, 'Lead', lead?.['id'], bench.settings.teamUserId]);
      assert.deepEqual([list(), bench.stateOf(id)], [[lead?.['id']], 'done']);
    });

    it('put nobody on the list without consent, or without a list', async () => {
      await bench.work(await bench.keep({ kind: 'newsletter', email: 'max@muster.example' }));
      bench.settings = { ...bench.settings, targetListId: undefined };
      await bench.work(await bench.keep(canonicalBody));
      assert.ok(!(list() as unknown[] | undefined)?.length);
    });

    it('ask a person where the list cannot hold somebody, or they opted out', async () => {
      bench.inCrm('CBeteiligte', { lastName: 'Muster', emailAddress: 'eins@muster.example' });
      bench.inCrm('Contact', { lastName: 'Zwei', emailAddressData: [{ emailAddress: 'zwei@muster.example', primary: true, optOut: true, invalid: false }] });
      for (const email of ['eins@muster.example', 'zwei@muster.example']) await bench.work(await bench.keep({ kind: 'newsletter', email, newsletter: 'ja' }));
      assert.deepEqual(bench.notices.map((text) => /bitte von Hand eintragen|Bitte klären/.exec(text)?.[0]), ['bitte von Hand eintragen', 'Bitte klären']);
      assert.ok(!(list() as unknown[] | undefined)?.length);
    });

    it('put a known contact on the list as such', async () => {
      const known = bench.inCrm('Contact', { lastName: 'Zwei', emailAddress: 'zwei@muster.example' });
      await bench.work(await bench.keep({ kind: 'newsletter', email: 'zwei@muster.example', newsletter: 'ja' }));
      assert.deepEqual(bench.sandbox.espocrm.persons.read('TargetList', bench.targetListId)?.['contactsIds'], [known]);
    });

    it('say when the list is not there', async () => {
      bench.settings = { ...bench.settings, targetListId: 'gone' };
      const id = await bench.keep({ kind: 'newsletter', email: 'max@muster.example', newsletter: 'ja' });
      await bench.work(id);
      assert.match(bench.notices[0] ?? '', /Die Zielliste gone gibt es im CRM nicht/);
      assert.equal(bench.stateOf(id), 'done');
    });
  });

  describe('with a CRM that is away', () => {
    const away = (): unknown => bench.sandbox.espocrm.faults.add({ kind: 'status', status: 503 });

    it('loses none and keeps their order', async () => {
      away();
      const ids: string[] = [];
      for (let index = 0; index < 4; index += 1) ids.push(await bench.keep({ ...tenant, email: `m${index}@muster.example`, phone: '', last_name: `Nr${index}` }));
      for (const id of ids.toReversed()) assert.equal((await bench.work(id)).kind, 'busy');
      bench.effects.advance(3_600_000);
      bench.sandbox.espocrm.faults.clear();
      const waiting = ids.toReversed();
      while (waiting.length > 0) {
        const id = waiting.shift();
        if (id !== undefined && (await bench.work(id)).kind === 'busy') waiting.push(id);
      }
      assert.deepEqual(bench.all('Lead').map(({ lastName }) => lastName), ['Nr0', 'Nr1', 'Nr2', 'Nr3']);
    });

    it('finds again what Redis has lost', async () => {
      const id = await bench.keep(tenant);
      assert.deepEqual(await sweepLeads(bench.context), []);
      bench.effects.advance(3 * 60_000);
      assert.deepEqual(await sweepLeads(bench.context), [{ lead_id: id }]);
      await bench.work(id);
      assert.deepEqual(await sweepLeads(bench.context), []);
      bench.effects.advance(91 * 24 * 3_600_000);
      await sweepLeads(bench.context);
      assert.equal(bench.stateOf(id), undefined);
    });
  });

  it('sets one aside that the CRM refuses, tells a person once, and lets the others pass', async () => {
    bench.sandbox.espocrm.settings.forbidden.push('Lead.create');
    const known = bench.inCrm('Contact', { lastName: 'Zwei', emailAddress: 'zwei@muster.example' });
    const refused = await bench.keep(tenant);
    const other = await bench.keep({ ...tenant, email: 'zwei@muster.example', phone: '' });
    for (let times = 0; times < 2; times += 1) assert.equal((await bench.work(refused)).kind, 'failed');
    assert.equal((await bench.work(other)).kind, 'noted');
    assert.deepEqual([bench.stateOf(refused), bench.notices.length, bench.posts[0]?.['parentId']], ['aside', 1, known]);
    bench.sandbox.espocrm.settings.forbidden.length = 0;
    assert.equal((await bench.work(refused)).kind, 'created');
  });

  it('offers a call to a landlord who is new and left a number, when leads are called at all', async () => {
    const id = await bench.keep(canonicalBody);
    await bench.record(id);
    assert.equal((await offerCall(bench.context, id)).kind, 'skipped');
    bench.leadExtension = '101';
    const offered = await offerCall(bench.context, id);
    assert.deepEqual(offered.kind === 'call' && offered.entity_id, bench.all('Lead')[0]?.['id']);
    const again = await bench.keep({ ...canonicalBody, message: 'Noch etwas.' });
    await bench.record(again);
    const other = await bench.keep(tenant);
    await bench.record(other);
    for (const each of [again, other]) assert.equal((await offerCall(bench.context, each)).kind, 'skipped');
  });

  for (const [what, prepare] of [
    ['of somebody new', () => undefined],
    ['of somebody known', () => { bench.inCrm('Contact', { lastName: 'Zwei', emailAddress: 'anna@beispiel.example' }); }],
    ['that a person must decide', () => { for (const type of ['Lead', 'Contact']) bench.inCrm(type, { lastName: type, emailAddress: 'anna@beispiel.example' }); }],
  ] as const) {
    it(`makes one of everything of a lead ${what}, wherever the process dies`, async function () {
      this.timeout(60_000);
      let points = 0;
      for (const moment of ['before', 'after'] as const) {
        for (let at = 1; ; at += 1) {
          await bench.stop();
          bench = await LeadBench.start();
          prepare();
          const id = await bench.keep(canonicalBody);
          const leads = bench.all('Lead').length;
          if (!await bench.dies(at, moment, () => bench.work(id))) break;
          points += 1;
          const end = await bench.work(id);
          const where = `${moment} effect ${at}`;
          const counts = [bench.all('Lead').length - leads, bench.posts.length, bench.all('Task').length, bench.notices.length];
          const expected = { 'of somebody new': [1, 0, 1, 0], 'of somebody known': [0, 1, 1, 0], 'that a person must decide': [0, 0, 0, 1] }[what];
          assert.deepEqual(counts, expected, where);
          assert.equal(bench.stateOf(id), end.kind === 'undecided' ? 'aside' : 'done', where);
        }
      }
      assert.ok(points > 20, `${points} points`);
    });
  }
});
