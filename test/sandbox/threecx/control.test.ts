import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPbx } from '../../../src/sandbox/threecx/system.js';
import { systemClock } from '../../../src/sandbox/clock.js';
import { send } from '../harness.js';
import { pbxPerTest } from './harness.js';

describe('the hands of people at the telephones', () => {
  const context = pbxPerTest();
  const control = (method: string, path: string, body?: unknown): ReturnType<typeof send> => send(`${context.origin}_sandbox/${path}`, method, body);
  const live = async (): Promise<{ callid: number; legs: { dn: string; status: string }[] }[]> => ((await control('GET', 'calls')).json as { live: never }).live;

  it('ring, answer, put through and hang up, without a key', async () => {
    const { callid } = (await control('POST', 'calls/ring', { number: '+49 30 23125-101', extensions: ['10', '11'] })).json as { callid: number };
    assert.deepEqual((await live())[0]?.legs.map(({ dn, status }) => `${dn} ${status}`), ['10 Ringing', '11 Ringing']);
    await control('POST', `calls/${callid}/answer`, { extension: '11' });
    await control('POST', `calls/${callid}/transfer`, { to: '12' });
    await control('POST', `calls/${callid}/answer`);
    assert.deepEqual((await live())[0]?.legs.map(({ dn, status }) => `${dn} ${status}`), ['12 Connected']);
    await control('POST', `calls/${callid}/hang-up`);
    assert.deepEqual(await live(), []);
  });

  it('are told in German what cannot be', async () => {
    const answer = await control('POST', 'calls/99/answer');
    assert.deepEqual([answer.status, (answer.json as { message: string }).message], [404, 'Dieses Gespräch gibt es nicht (mehr).']);
    assert.equal((await control('POST', 'calls/ring', { number: '1', extensions: ['77'] })).status, 404);
    assert.equal((await control('POST', 'calls/ring', { extensions: 'alle' })).status, 400);
  });

  it('have a page', async () => {
    const page = await send(context.origin, 'GET');
    assert.equal(page.status, 200);
    assert.match(page.text, /Telefon klingeln lassen/u);
    assert.ok(!page.text.includes('<!-- shared -->'));
  });

  it('leave every request of the hub in the log, but not their own', async () => {
    await control('GET', 'calls');
    await context.call('GET', 'callcontrol');
    const log = (await control('GET', 'log')).json as { path: string; apiUser: string }[];
    assert.deepEqual(log.map(({ path, apiUser }) => [path, apiUser]), [['/callcontrol', 'hub']]);
  });

  it('can take the hub its token, end all calls by a restart, and change the settings', async () => {
    context.pbx.pbx.ring('1', ['10']);
    await control('POST', 'steal-token');
    assert.equal((await context.call('GET', 'callcontrol')).status, 401);
    await control('POST', 'restart');
    assert.deepEqual([await live(), context.pbx.pbx.ring('2', ['10']).callid], [[], 1]);
    await control('PUT', 'settings', { licence: 'pro' });
    assert.equal(context.pbx.settings.licence, 'pro');
    assert.equal((await control('PUT', 'settings', { licence: 'gratis' })).status, 400);
  });

  it('can tell bridge and template where the hub is', async () => {
    await control('PUT', 'hub', { url: 'http://127.0.0.1:1880/', apiKey: 'k', webhookSecret: 's' });
    assert.equal(context.pbx.hub?.url, 'http://127.0.0.1:1880');
    await control('DELETE', 'hub');
    assert.equal(context.pbx.hub, undefined);
  });
});

describe('the state of the telephone system', () => {
  it('survives a restart of the stand-in: a call in the middle, its recordings, the token', () => {
    const stateDir = mkdtempSync(join(tmpdir(), 'sandbox-'));
    try {
      const first = createPbx({ clock: systemClock, stateDir });
      const token = first.tokens.renew();
      const { callid } = first.pbx.ring('+493023125101', ['10']);
      first.flush();
      const second = createPbx({ clock: systemClock, stateDir });
      second.pbx.answer(callid);
      second.pbx.hangUp(callid);
      assert.deepEqual([second.state.token?.value, second.state.recordings.length], [token, 1]);
      assert.throws(() => second.pbx.call(callid), /gibt es nicht/u);
    } finally {
      rmSync(stateDir, { recursive: true, force: true });
    }
  });
});
