import assert from 'node:assert/strict';
import register from '../../nodes/lead-intake/lead-intake.js';
import { DEFAULTS, type LeadIntakeConfig } from '../../nodes/lead-intake/types.js';
import { realEffects } from '../../src/hub/effects/real-effects.js';
import { HubError } from '../../src/hub/errors/hub-error.js';
import type { Ledger } from '../../src/hub/ledger/ledger.js';
import { memoryLedger } from '../../src/hub/ledger/memory-ledger.js';
import type { EspoCrm } from '../../src/systems/espocrm/espocrm.js';
import { bench, clear, errorOf, type Bench } from './support/bench.js';
import { fakeEvents, fakeHub, fakeLocks, recordingMetrics, settings } from './support/fakes.js';

const secret = settings.leads.secrets[0] ?? '';
const body = { kind: 'mieter', name: 'Max Muster', email: 'max@muster.example' };
const req = (content: unknown = body, headers: object = { 'x-webhook-secret': secret }): object =>
  ({ headers: { 'content-type': 'application/json', ...headers }, body: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)) });

/** A CRM with nobody in it, which makes a Lead of everybody. */
const empty = {
  async* list() { await Promise.resolve(); yield* []; },
  create: (_entity: string, attributes: object) => Promise.resolve({ kind: 'created', record: { ...attributes, id: 'lead1' } }),
} as unknown as EspoCrm;

interface Parts { readonly ledger?: Ledger; readonly events?: ReturnType<typeof fakeEvents>; readonly metrics?: ReturnType<typeof recordingMetrics>; readonly espocrm?: EspoCrm; readonly fields?: Partial<LeadIntakeConfig> }
function start(operation: LeadIntakeConfig['operation'], { ledger = memoryLedger(realEffects()), events = fakeEvents(), metrics = recordingMetrics(), espocrm = empty, fields = {} }: Parts = {}): Promise<Bench> {
  const hub = fakeHub({ ledger, events, metrics, locks: fakeLocks() });
  return bench(register, { ...DEFAULTS, type: 'lead-intake', operation, ...fields }, { configs: { espocrm: { value: { hub, espocrm, notifyUserId: 'u1' } } }, outputs: 3 });
}
/** What `check` gives for the body. */
async function checked(content: object = body): Promise<unknown> {
  const { send, out } = await start('check');
  send({ req: req(content) });
  const { payload } = await out(0).next();
  await clear();
  return payload;
}

describe('lead-intake, checking', () => {
  afterEach(clear);

  it('lets a proven and complete lead pass, in the message that came in', async () => {
    const { send, out } = await start('check');
    send({ _msgid: 'm1', req: req(), res: 'kept' });
    const msg = await out(0).next();
    const { body: lead, state } = msg.payload as { body: { lastName: string }; state: string };
    assert.deepEqual([lead.lastName, state, msg._msgid, msg['res']], ['Muster', 'open', 'm1', 'kept']);
  });

  it('answers 422 with the list of the fields that are wrong', async () => {
    const metrics = recordingMetrics();
    const { send, out } = await start('check', { metrics });
    send({ req: req({ kind: 'mieter', email: 'max@' }, { 'x-webhook-secret': secret, 'x-request-id': 'r-1' }) });
    const msg = await out(1).next();
    assert.equal(msg['statusCode'], 422);
    assert.deepEqual(msg.payload, { error: {
      code: 'invalid', request_id: 'r-1', message: 'Die Anfrage ist unvollständig oder falsch ausgefüllt: name fehlt, email ist ungültig, phone fehlt.',
      fields: [{ field: 'name', problem: 'required' }, { field: 'email', problem: 'invalid' }, { field: 'phone', problem: 'required' }],
    } });
    assert.deepEqual(metrics.told, [['webhook', 'leads', 'refused']]);
  });

  const refusals: readonly (readonly [string, object, string])[] = [
    ['without proof', req(body, {}), 'unauthorized'], ['with a wrong secret', req(body, { 'x-webhook-secret': 'x' }), 'unauthorized'],
    ['that is no JSON', req('{"kind":'), 'malformed'], ['that is a list', req([body]), 'malformed'],
    ['of another type', req(body, { 'x-webhook-secret': secret, 'content-type': 'text/plain' }), 'unsupported_media_type'],
    ['that is too large', req({ ...body, nachricht: 'x'.repeat(70_000) }), 'too_large'],
  ];
  for (const [what, request, code] of refusals) {
    it(`hands a request ${what} to Catch as ${code}, quoting nothing of it`, async () => {
      const { send, caught, out } = await start('check');
      send({ req: request });
      const error = errorOf(await caught.next());
      assert.equal(error.code, code);
      assert.doesNotMatch(error.message, /Muster|muster/);
      assert.equal(out(0).all.length, 0);
    });
  }

  it('knows what the field „Formulare“ says about a form', async () => {
    const { send, out } = await start('check', { fields: { forms: '{"7": {"kind": "vermieter", "fields": {"feld_a": "company"}}}' } });
    send({ req: req({ form_id: 7, name: 'Max Muster', email: 'max@muster.example', feld_a: 'Muster AG' }) });
    const { body: lead } = (await out(0).next()).payload as { body: { kind: string; company: string } };
    assert.deepEqual([lead.kind, lead.company], ['vermieter', 'Muster AG']);
  });

  for (const forms of ['{', '[]', '{"7": {"kind": "unfug"}}', '{"7": {"fields": {"a": "nope"}}}']) {
    it(`is misconfigured by ${forms} under „Formulare“`, async () => {
      const { send, caught } = await start('check', { fields: { forms } });
      send({ req: req() });
      assert.equal(errorOf(await caught.next()).code, 'misconfigured');
    });
  }
});

describe('lead-intake, keeping', () => {
  afterEach(clear);

  it('answers 202 with the id when the ledger has it, and emits its event', async () => {
    const [events, metrics, ledger] = [fakeEvents(), recordingMetrics(), memoryLedger(realEffects())];
    const payload = await checked();
    const { send, out } = await start('keep', { events, metrics, ledger });
    send({ payload });
    const first = await out(0).next();
    send({ payload });
    const second = await out(0).next();
    const { id } = first.payload as { id: string };
    assert.deepEqual([first['statusCode'], second.payload], [202, { id }]);
    assert.equal((await ledger.leads.read(id))?.state, 'open');
    assert.deepEqual(events.emitted.map(({ topic, payloads }) => [topic, payloads]), [['lead.received', [{ lead_id: id }]], ['lead.received', [{ lead_id: id }]]]);
    assert.deepEqual(metrics.told, [['webhook', 'leads', 'accepted'], ['webhook', 'leads', 'accepted']]);
  });

  it('answers spam the same way and works on none', async () => {
    const events = fakeEvents();
    const payload = await checked({ ...body, website: 'x' });
    const { send, out } = await start('keep', { events });
    send({ payload });
    assert.equal((await out(0).next())['statusCode'], 202);
    assert.deepEqual(events.emitted, []);
  });

  it('accepts while Redis is away: the lead is kept', async () => {
    const payload = await checked();
    const { send, out } = await start('keep', { events: fakeEvents(() => Promise.reject(new HubError('unavailable', 'Redis ist weg'))) });
    send({ payload });
    assert.equal((await out(0).next())['statusCode'], 202);
  });

  it('accepts nothing while the ledger is away', async () => {
    const payload = await checked();
    const leads = { keep: () => Promise.reject(new HubError('unavailable', 'weg', { retryable: true, retryAfterMs: 5_000 })) } as unknown as Ledger['leads'];
    const { send, caught, out } = await start('keep', { ledger: { leads } as Ledger });
    send({ payload });
    assert.equal(errorOf(await caught.next()).code, 'unavailable');
    assert.equal(out(0).all.length, 0);
  });

  it('takes only what was checked', async () => {
    const { send, caught } = await start('keep');
    send({ payload: body });
    assert.equal(errorOf(await caught.next()).code, 'misconfigured');
  });
});

describe('lead-intake, working', () => {
  afterEach(clear);
  const kept = async (ledger: Ledger): Promise<string> => (await ledger.leads.keep([await checked() as never], { sameContentMinutes: 10 }))[0]!.id;

  it('sends what it did on the first output', async () => {
    const ledger = memoryLedger(realEffects());
    const id = await kept(ledger);
    const { send, out } = await start('record', { ledger });
    send({ payload: { lead_id: id }, event: 'kept' });
    const msg = await out(0).next();
    assert.deepEqual([msg.payload, msg['event']], [{ kind: 'created', lead_id: id, subject: { entity: 'Lead', id: 'lead1' } }, 'kept']);
  });

  it('sends what a person must decide on the second', async () => {
    const ledger = memoryLedger(realEffects());
    const id = await kept(ledger);
    const several = { ...empty, async* list(entity: string) { await Promise.resolve(); yield entity === 'Note' ? [] : [{ id: entity }]; } } as unknown as EspoCrm;
    const { send, out } = await start('record', { ledger, espocrm: several });
    send({ payload: { lead_id: id } });
    assert.equal(((await out(1).next()).payload as { kind: string }).kind, 'undecided');
  });

  it('sends what must wait on the third: an older lead goes first', async () => {
    const ledger = memoryLedger(realEffects());
    await kept(ledger);
    const second = (await ledger.leads.keep([{ deliveryId: undefined, content: 'b', state: 'open', body: (await checked() as { body: never }).body }], { sameContentMinutes: 10 }))[0]!.id;
    const { send, out } = await start('record', { ledger });
    send({ payload: { lead_id: second } });
    assert.deepEqual((await out(2).next()).payload, { kind: 'busy', lead_id: second, delayMs: 2_000 });
  });

  for (const operation of ['task', 'newsletter', 'call'] as const) {
    it(`passes a lead on that ${operation} is not meant for`, async () => {
      const ledger = memoryLedger(realEffects());
      const id = await kept(ledger);
      const { send, out } = await start(operation, { ledger });
      send({ payload: { lead_id: id, kind: 'created' } });
      assert.deepEqual((await out(0).next()).payload, { kind: 'skipped', lead_id: id });
    });
  }

  it('lists the unfinished as events', async () => {
    const { send, out } = await start('sweep');
    send({ payload: 'tick' });
    assert.deepEqual((await out(0).next()).payload, []);
  });

  it('needs the id of a lead', async () => {
    const { send, caught } = await start('record');
    send({ payload: { entity_id: 'x' } });
    assert.equal(errorOf(await caught.next()).code, 'malformed');
  });

  it('refuses input without an account', async () => {
    const { send, caught } = await bench(register, { ...DEFAULTS, type: 'lead-intake' }, { outputs: 3 });
    send({ req: req() });
    assert.equal(errorOf(await caught.next()).code, 'misconfigured');
  });
});
