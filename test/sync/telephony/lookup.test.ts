import assert from 'node:assert/strict';
import { createContact, type ContactContext } from '../../../src/sync/telephony/create-contact.js';
import { crmLinks } from '../../../src/sync/telephony/crm-link.js';
import { createLookup, type Lookup } from '../../../src/sync/telephony/lookup.js';
import type { EspoCrm } from '../../../src/systems/espocrm/espocrm.js';
import { Workbench } from './support/workbench.js';

const crmLink = crmLinks('https://crm.example/api/v1');
const slow = (after: Promise<void>): EspoCrm => ({ async* list() { await after; yield []; } }) as unknown as EspoCrm;
const broken: EspoCrm = { async* list() { await Promise.resolve(); yield []; throw new Error('EspoCRM is down'); } } as unknown as EspoCrm;

describe('looking up who calls', () => {
  let bench: Workbench;
  beforeEach(async () => { bench = await Workbench.start(); });
  afterEach(() => bench.stop());
  const lookup = (espocrm: EspoCrm = bench.context.espocrm): Lookup => createLookup({ hub: bench.context.hub, espocrm, crmLink });
  const book = async (entityId: string, number: string): Promise<void> => {
    const { run } = await bench.ledger.beginRun({ kind: 'beteiligter', recordId: entityId, trigger: 't', actor: 'Hub' });
    await bench.ledger.commit(run, { phones: { entityType: 'CBeteiligte', entityId, person: { firstName: 'Änne', lastName: 'Öztürk', company: null, email: null }, numbers: [number] } });
  };

  for (const number of ['+493023125101', '0049 30 23125101', '030 / 23125-101', '(030) 23125 101', '+49 (0)30 23125101', '493023125101', '030 23125101 DW 12', '+493023125101;ext=12']) {
    it(`finds whoever has the number, written ${number}, and echoes it as it came`, async () => {
      const id = bench.person('CBeteiligte', { lastName: 'Öztürk', firstName: 'Änne', emailAddress: 'aenne@post.example', phoneNumber: '+493023125101' });
      assert.deepEqual((await lookup().find(number)).contacts, [{
        id, contactUrl: `https://crm.example/#CBeteiligte/view/${id}`, firstName: 'Änne', lastName: 'Öztürk', company: '', email: 'aenne@post.example',
        matchedNumber: number, phoneMobile: '', entityType: 'CBeteiligte',
      }]);
    });
  }

  it('finds clients, contacts and leads, the clients first, and second numbers too', async () => {
    bench.person('Lead', { accountName: 'Hausverwaltung Nord', phoneNumber: '+491713920001' });
    bench.person('Contact', { lastName: 'Groß', phoneNumber: '+491713920001' });
    bench.person('CBeteiligte', { lastName: 'Bau GmbH', firmenname: 'Bau GmbH', phoneNumberData: [{ phoneNumber: '+493023125101', primary: true }, { phoneNumber: '+491713920001', primary: false }] });
    const { contacts } = await lookup().find('0171 3920001');
    assert.deepEqual(contacts.map(({ entityType, lastName, company, phoneMobile }) => [entityType, lastName || company, phoneMobile]),
      [['CBeteiligte', 'Bau GmbH', ''], ['Contact', 'Groß', '+491713920001'], ['Lead', 'Hausverwaltung Nord', '+491713920001']]);
  });

  for (const number of ['', 'anonymous', '0171 3920009']) {
    it(`knows nobody for „${number}“`, async () => { assert.deepEqual(await lookup().find(number), { contacts: [] }); });
  }

  it('answers from the ledger when the CRM is down, and nothing when that is down too', async () => {
    await book('b1', '+493023125101');
    assert.deepEqual((await lookup(broken).find('030 23125101')).contacts.map(({ id, lastName, matchedNumber }) => [id, lastName, matchedNumber]), [['b1', 'Öztürk', '030 23125101']]);
    const { hub } = bench.context;
    const ledger = { phoneBook: { find: () => Promise.reject(new Error('ledger is down')) } } as unknown as typeof hub.ledger;
    assert.deepEqual(await createLookup({ hub: { ...hub, ledger }, espocrm: broken, crmLink }).find('030 23125101'), { contacts: [] });
  });

  it('answers from the ledger when the CRM takes too long, and from the CRM\'s late answer the next time', async () => {
    await book('b1', '+493023125101');
    const late = Promise.withResolvers<undefined>();
    const id = bench.person('Lead', { lastName: 'Spät', phoneNumber: '+493023125101' });
    const crm = bench.context.espocrm;
    const slowCrm = { async* list(...query: Parameters<EspoCrm['list']>) { await late.promise; yield* crm.list(...query); } } as unknown as EspoCrm;
    const find = lookup(slowCrm);
    assert.deepEqual((await find.find('030 23125101')).contacts.map((contact) => contact.id), ['b1']);
    late.resolve(undefined);
    await new Promise((resolve) => { setTimeout(resolve, 100); });
    assert.deepEqual((await find.find('+493023125101')).contacts.map((contact) => contact.id), [id]);
  });

  it('waits 220 ms for a CRM that is silent, and no longer', async () => {
    await book('b1', '+493023125101');
    const { hub } = bench.context;
    const waits: number[] = [];
    const passing: typeof hub.effects.sleep = async (milliseconds) => {
      waits.push(milliseconds);
      await new Promise((resolve) => { setImmediate(resolve); });
    };
    const find = createLookup({ hub: { ...hub, effects: { ...hub.effects, sleep: passing } }, espocrm: slow(new Promise(() => undefined)), crmLink });
    assert.deepEqual((await find.find('030 23125101')).contacts.map(({ id }) => id), ['b1']);
    assert.deepEqual(waits, [220]);
  });

  it('does not wait for a ledger that is silent when the CRM has answered', async () => {
    const id = bench.person('Lead', { lastName: 'Schnell', phoneNumber: '+493023125101' });
    const { hub } = bench.context;
    const ledger = { phoneBook: { find: () => new Promise(() => undefined) } } as unknown as typeof hub.ledger;
    assert.deepEqual((await createLookup({ hub: { ...hub, ledger }, espocrm: bench.context.espocrm, crmLink }).find('030 23125101')).contacts.map((contact) => contact.id), [id]);
  });

  it('takes what a part of the CRM has said in time, with the ledger\'s word on the rest', async () => {
    await book('b1', '+493023125101');
    const id = bench.person('Lead', { lastName: 'Schnell', phoneNumber: '+493023125101' });
    const crm = bench.context.espocrm;
    const halting = { list: (entity: string, query: Parameters<EspoCrm['list']>[1]) => (entity === 'CBeteiligte' ? slow(new Promise(() => undefined)) : crm).list(entity, query) } as unknown as EspoCrm;
    assert.deepEqual((await lookup(halting).find('030 23125101')).contacts.map((contact) => contact.id), [id, 'b1']);
  });

  it('asks the CRM once for rings of one number at a time, and again when the brief memory is over', async () => {
    bench.person('Lead', { lastName: 'Viel', phoneNumber: '+493023125101' });
    const find = lookup();
    const asked = (): number => bench.sandbox.espocrm.log.all().filter(({ path }) => path.includes('/Lead')).length;
    await Promise.all(Array.from({ length: 20 }, () => find.find('030 23125101')));
    await find.find('+49 30 23125101');
    assert.equal(asked(), 1);
    bench.effects.advance(61_000);
    await find.find('030 23125101');
    assert.equal(asked(), 2);
  });
});

describe('a contact that an agent creates', () => {
  let bench: Workbench;
  beforeEach(async () => { bench = await Workbench.start(); });
  afterEach(() => bench.stop());
  const context = (): ContactContext => ({ ...bench.context, crmLink, lookup: { forget: () => undefined } });
  const create = async (body: unknown): Promise<string> => (await createContact(context(), body)).contacts[0]?.id ?? '';

  it('becomes a lead, in the shape of a lookup', async () => {
    const { contacts: [contact] } = await createContact(context(), { firstName: 'Kim', lastName: 'Neu', number: '0171 3920001', email: '[Email]', company: '' });
    const [lead] = bench.all('Lead');
    assert.deepEqual([lead?.['phoneNumber'], lead?.['source'], lead?.['status'], lead?.['lastName']], ['+491713920001', 'Call', 'New', 'Neu']);
    assert.deepEqual([contact?.id, contact?.matchedNumber, contact?.lastName, contact?.entityType, contact?.phoneMobile], [lead?.['id'], '0171 3920001', 'Neu', 'Lead', '+491713920001']);
  });

  it('is who has the number already, whatever name the agent typed', async () => {
    const id = bench.person('Contact', { lastName: 'Groß', phoneNumber: '+491713920001' });
    assert.equal(await create({ lastName: 'Gross', number: '0171 3920001' }), id);
    assert.deepEqual(bench.all('Lead'), []);
  });

  it('is one, however often 3CX asks', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => create({ lastName: 'Neu', number: '0171 3920001' })));
    assert.deepEqual([new Set(ids).size, bench.all('Lead').length], [1, 1]);
  });

  it('is another than one of the same name, and the same as one of the same e-mail', async () => {
    const namesake = bench.person('Lead', { firstName: 'Kim', lastName: 'Neu', emailAddress: 'kim@post.example' });
    assert.notEqual(await create({ firstName: 'Kim', lastName: 'Neu', number: '0171 3920001' }), namesake);
    assert.equal(await create({ lastName: 'Anders', number: '0171 3920002', email: 'Kim@post.example' }), namesake);
  });

  for (const body of [undefined, {}, { number: '' }, { number: '[Number]' }, { number: '110' }, { number: 'anonymous' }, { number: '0171 3920001', email: 'kein-at' }]) {
    it(`is refused without a usable number: ${JSON.stringify(body)}`, async () => { await assert.rejects(create(body), { code: 'invalid' }); });
  }
});
