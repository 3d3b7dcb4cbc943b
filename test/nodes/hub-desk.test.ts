import assert from 'node:assert/strict';
import registerDashboardUser from '../../nodes/hub-desk/dashboard-user.js';
import register from '../../nodes/hub-desk/hub-desk.js';
import { DEFAULTS } from '../../nodes/hub-desk/types.js';
import type { HealthReport } from '../../src/hub/health/health-report.js';
import { bench, clear, errorOf, type Bench } from './support/bench.js';
import { fakeEvents, fakeHub } from './support/fakes.js';

const report: HealthReport = { status: 'ok', dependencies: { redis: { state: 'up' } } };
const events = fakeEvents();
const start = (operation: string): Promise<Bench> => bench(register, { ...DEFAULTS, type: 'hub-desk', operation }, {
  configs: { advoware: { value: { advoware: {} } }, espocrm: { value: { hub: fakeHub({ health: () => Promise.resolve(report), events }), espocrm: {} } } },
});
const anna = { user: { name: 'anna', role: 'full' } };

describe('hub-desk', () => {
  afterEach(clear);

  it('gives a view as the payload and keeps the rest of the message', async () => {
    const { send, out } = await start('health');
    send({ topic: 'view', _client: anna });
    const msg = await out(0).next();
    assert.deepEqual(msg.payload, report);
    assert.equal(msg.topic, 'view');
  });

  it('lets somebody act who may change things, and tells them what was done', async () => {
    events.retryDeadLetter = () => Promise.resolve();
    const { send, out } = await start('retry-letter');
    send({ payload: { topic: 'vmh.beteiligte.update', id: '7' }, _client: anna });
    assert.deepEqual(Object.keys((await out(0).next()).payload as object), ['done']);
  });

  for (const [who, client] of [['may only read', { user: { name: 'bert', role: 'read' } }], ['is nobody', {}], ['is not at a browser', undefined]] as const) {
    it(`refuses every action of somebody who ${who}`, async () => {
      for (const [operation, payload] of [['retry-letter', { topic: 'vmh.beteiligte.update', id: '7' }], ['retry-beteiligter', { id: 'a1' }], ['undo', { id: 'j1' }], ['confirm-gone', { hash: '0'.repeat(32) }], ['staff', {}]] as const) {
        const { send, caught } = await start(operation);
        send({ payload, ...(client === undefined ? {} : { _client: client }) });
        assert.equal(errorOf(await caught.next()).code, 'forbidden', operation);
        await clear();
      }
    });
  }

  it('refuses what names no record', async () => {
    const { send, caught } = await start('undo');
    send({ payload: { id: '../../x' }, _client: anna });
    assert.equal(errorOf(await caught.next()).code, 'malformed');
  });

  it('passes on who acts, for the nodes behind it', async () => {
    const { send, out } = await start('staff');
    send({ payload: { kuerzel: 'AB' }, _client: anna });
    const msg = await out(0).next();
    assert.deepEqual([msg['caller'], msg.payload], ['anna', { kuerzel: 'AB' }]);
  });

  it('takes the person from the login of their browser, whatever the message claims', () => {
    let hook: ((connection: object, msg: object) => { _client?: { user?: unknown } }) | undefined;
    registerDashboardUser({ plugins: { registerPlugin: (_id: string, plugin: { hooks: { onAddConnectionCredentials: typeof hook } }) => { hook = plugin.hooks.onAddConnectionCredentials; } } });
    assert.ok(hook);
    assert.deepEqual(hook({ data: { user: { name: 'bert', role: 'read' } } }, { _client: anna })._client?.user, { name: 'bert', role: 'read' });
    assert.equal(hook({}, { _client: anna })._client?.user, undefined);
  });
});
