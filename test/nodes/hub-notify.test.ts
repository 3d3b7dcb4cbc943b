import assert from 'node:assert/strict';
import register from '../../nodes/hub-notify/hub-notify.js';
import { DEFAULTS } from '../../nodes/hub-notify/types.js';
import { HubError } from '../../src/hub/errors/hub-error.js';
import type { EspoCrm } from '../../src/systems/espocrm/espocrm.js';
import { bench, clear, errorOf, type Bench } from './support/bench.js';
import { fakeHub } from './support/fakes.js';

const config = { ...DEFAULTS, type: 'hub-notify' };
interface Note { readonly usersIds: readonly string[]; readonly post: string }

async function start(fields: object = {}, failure?: Error): Promise<Bench & { readonly notes: readonly Note[] }> {
  const notes: Note[] = [];
  const espocrm = { create: (_entity: string, note: Note) => {
    if (failure) return Promise.reject(failure);
    notes.push(note);
    return Promise.resolve({ kind: 'created', record: { id: 'n1' } });
  } } as unknown as EspoCrm;
  const started = await bench(register, { ...config, ...fields }, { configs: { espocrm: { value: { hub: fakeHub(), espocrm, notifyUserId: 'u1' } } } });
  return { ...started, notes };
}

describe('hub-notify', () => {
  afterEach(clear);

  it('tells the user of the account when none is named, and passes the message on unchanged', async () => {
    const { send, out, notes, completed } = await start();
    send({ _msgid: 'm1', payload: 'Bitte prüfen' });
    assert.equal((await out(0).next()).payload, 'Bitte prüfen');
    assert.deepEqual(notes[0]?.usersIds, ['u1']);
    assert.match(notes[0].post, /^Bitte prüfen/);
    assert.equal((await completed.next())._msgid, 'm1');
  });

  it('tells the user that the message names', async () => {
    const { send, out, notes } = await start({ user: 'user', userType: 'msg' });
    send({ payload: 'x', user: 'u9' });
    await out(0).next();
    assert.deepEqual(notes[0]?.usersIds, ['u9']);
  });

  for (const payload of ['  ', { text: 'x' }, undefined]) {
    it(`refuses ${JSON.stringify(payload)} as a text`, async () => {
      const { send, caught, notes } = await start();
      send({ payload });
      assert.equal(errorOf(await caught.next()).code, 'malformed');
      assert.equal(notes.length, 0);
    });
  }

  it("hands EspoCRM's failure to Catch", async () => {
    const { send, caught } = await start({}, new HubError('upstream_failed', 'EspoCRM'));
    send({ payload: 'x' });
    assert.equal(errorOf(await caught.next()).code, 'upstream_failed');
  });

  it('shows a red ring and refuses input without an account', async () => {
    const { send, caught, looks } = await bench(register, config);
    assert.deepEqual(looks(), ['red ring common.status.incomplete']);
    send({ payload: 'x' });
    assert.equal(errorOf(await caught.next()).code, 'misconfigured');
  });
});
