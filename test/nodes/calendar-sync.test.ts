import assert from 'node:assert/strict';
import register from '../../nodes/calendar-sync/calendar-sync.js';
import { DEFAULTS, type CalendarSyncConfig } from '../../nodes/calendar-sync/types.js';
import { realEffects } from '../../src/hub/effects/real-effects.js';
import { memoryLedger } from '../../src/hub/ledger/memory-ledger.js';
import { NodeFault } from '../../src/runtime/node-fault.js';
import type { CalendarResult, RunCounts } from '../../src/sync/calendar/context.js';
import { forStaff } from '../../src/sync/calendar/for-staff.js';
import type { AdvowareEmployee, Kuerzel } from '../../src/systems/advoware/employees.js';
import { bench, clear, errorOf, look, type Bench } from './support/bench.js';
import { fakeHub, fakeLocks } from './support/fakes.js';

const config = { ...DEFAULTS, type: 'calendar-sync' };
const employee = (kuerzel: string, aktiv = true): AdvowareEmployee => ({ kuerzel: kuerzel as Kuerzel, name: kuerzel, email: 'wer@kanzlei.example', aktiv });
const active = [employee('KL'), employee('SÖ')];
/** The message of an *http in* with its body unread by anybody else. */
const requested = (body: string): object => ({ _msgid: 'm1', req: { headers: {}, body: Buffer.from(body) } });

interface Parts { readonly employees?: readonly AdvowareEmployee[]; readonly openGoogle?: () => Promise<unknown> }
function start(operation: CalendarSyncConfig['operation'], { employees = active, openGoogle }: Parts = {}): Promise<Bench> {
  const hub = fakeHub({ locks: fakeLocks(), ledger: memoryLedger(realEffects()) });
  const advoware = { writeProtected: false, listEmployees: () => Promise.resolve(employees) };
  return bench(register, { ...config, operation }, {
    configs: {
      advoware: { value: { hub, advoware } }, espocrm: { value: { hub, espocrm: {}, notifyUserId: 'u1' } },
      google: openGoogle ? { open: openGoogle } : { value: { hub, google: {} } },
    },
    outputs: 2,
  });
}

describe('calendar-sync', () => {
  afterEach(clear);

  it('lists the active employees as events, with what was asked for', async () => {
    const { send, out } = await start('due', { employees: [...active, employee('EX', false)] });
    send({ event: 'kept', payload: { source: 'cron', full_content: true } });
    const msg = await out(0).next();
    const events = msg.payload as { kuerzel: string; full_content: boolean; source: string }[];
    assert.deepEqual(events.map(({ kuerzel, full_content: full, source }) => [kuerzel, full, source]), [['KL', true, 'cron'], ['SÖ', true, 'cron']]);
    assert.equal(msg['event'], 'kept');
  });

  it('leaves the calendar of somebody who is not active alone', async () => {
    const { send, out } = await start('sync', { employees: [employee('EX', false)] });
    send({ payload: { kuerzel: 'EX' } });
    assert.equal(((await out(0).next()).payload as CalendarResult).kind, 'inactive');
  });

  it('reads a request as the event that it asks for', async () => {
    const { send, out } = await start('request');
    send(requested('{"kuerzel": "KL"}'));
    const { payload, req } = await out(0).next();
    assert.deepEqual([(payload as { kuerzel: string }).kuerzel, (payload as { source: string }).source, req !== undefined], ['KL', 'manual', true]);
  });

  for (const [body, code] of [['{', 'malformed'], ['[]', 'invalid'], ['{"kuerzel": 7}', 'invalid'], [`{"kuerzel": "${'x'.repeat(20_000)}"}`, 'too_large']] as const) {
    it(`hands a request of ${body.slice(0, 20)} to Catch as ${code}`, async () => {
      const { send, caught } = await start('request');
      send(requested(body));
      assert.equal(errorOf(await caught.next()).code, code);
    });
  }

  for (const operation of ['request', 'push'] as const) {
    it(`wants a request to ${operation}`, async () => {
      const { send, caught } = await start(operation);
      send({ payload: 'KL' });
      assert.equal(errorOf(await caught.next()).code, 'misconfigured');
    });
  }

  it('hands what is no notification of Google to Catch', async () => {
    const { send, caught } = await start('push');
    send({ req: { headers: { 'x-goog-channel-id': 'c' } } });
    assert.equal(errorOf(await caught.next()).code, 'malformed');
  });

  it('hands every task to Catch without a service account, and shows a red ring', async () => {
    const openGoogle = () => Promise.reject(new NodeFault('misconfigured', 'google-account: kein Dienstkonto'));
    const { send, caught, statuses } = await start('due', { openGoogle });
    send({ payload: {} });
    assert.equal(errorOf(await caught.next()).code, 'misconfigured');
    let shown = look(await statuses.next());
    if (shown.endsWith('working')) shown = look(await statuses.next());
    assert.equal(shown, 'red ring common.status.incomplete');
  });

  it('refuses input without its accounts', async () => {
    const { send, caught, looks } = await bench(register, config, { outputs: 2 });
    assert.deepEqual(looks(), ['red ring common.status.incomplete']);
    send({ payload: { kuerzel: 'KL' } });
    assert.equal(errorOf(await caught.next()).code, 'misconfigured');
  });

  const counts = { conflicts: 0, asks: 0, failed: 0 } as RunCounts;
  for (const [what, result, expected] of [
    ['a stopped run', { kind: 'stopped', plan: {} as never }, true], ['a conflict', { kind: 'conflict', code: 'c', message: 'm' }, true],
    ['a failure', { kind: 'failed', code: 'c', message: 'm', counts }, true], ['a decided conflict', { kind: 'updated', counts: { ...counts, conflicts: 1 } }, true],
    ['an open question', { kind: 'unchanged', counts: { ...counts, asks: 1 } }, true], ['an update', { kind: 'updated', counts }, false],
    ['a busy calendar', { kind: 'busy', delayMs: 1 }, false],
  ] as const satisfies readonly (readonly [string, CalendarResult, boolean])[]) {
    it(`${expected ? 'shows staff' : 'spares staff'} ${what}`, () => { assert.equal(forStaff(result), expected); });
  }
});
