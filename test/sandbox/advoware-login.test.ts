import assert from 'node:assert/strict';
import { advowareClient, loginBody, sandboxPerTest, send, type Answer } from './harness.js';

const MINUTE = 60_000;

describe('the login of the Advoware stand-in', () => {
  const context = sandboxPerTest();
  const login = (replaced = {}): Promise<Answer> => send(context.sandbox.connection.advoware.tokenUrl, 'POST', loginBody(context.sandbox, context.clock.now, replaced));

  it('gives a token for a right signature', async () => {
    const answer = await login();
    assert.equal(answer.status, 200);
    assert.deepEqual(Object.keys(answer.json as object), ['access_token']);
  });

  it('refuses a wrong signature', async () => {
    assert.equal((await login({ HMAC512Signature: Buffer.alloc(64).toString('base64') })).status, 401);
  });

  for (const field of ['AppID', 'Kanzlei', 'Database', 'User', 'Role', 'Password']) {
    it(`refuses a wrong ${field}`, async () => {
      assert.equal((await login({ [field]: 'falsch' })).status, 401);
    });
  }

  it('refuses a wrong product', async () => {
    assert.equal((await login({ Product: 65 })).status, 401);
  });

  it('refuses a nonce that was used before', async () => {
    const body = loginBody(context.sandbox, context.clock.now);
    const url = context.sandbox.connection.advoware.tokenUrl;
    assert.equal((await send(url, 'POST', body)).status, 200);
    assert.equal((await send(url, 'POST', body)).status, 401);
  });

  it('refuses a time stamp older than five minutes', async () => {
    const body = loginBody(context.sandbox, context.clock.now - 6 * MINUTE);
    assert.equal((await send(context.sandbox.connection.advoware.tokenUrl, 'POST', body)).status, 401);
  });

  it('calls a login without a field malformed', async () => {
    const body = Object.fromEntries(Object.entries(loginBody(context.sandbox, context.clock.now)).filter(([field]) => field !== 'Nonce'));
    assert.equal((await send(context.sandbox.connection.advoware.tokenUrl, 'POST', body)).status, 400);
  });

  it('answers 401 to a request without a token', async () => {
    assert.equal((await send(`${context.sandbox.connection.advoware.url}employees`, 'GET')).status, 401);
  });

  it('lets a token live for 55 minutes', async () => {
    const call = await advowareClient(context.sandbox, context.clock.now);
    context.clock.forward(55 * MINUTE - 1000);
    assert.equal((await call('GET', 'employees')).status, 200);
    context.clock.forward(1000);
    assert.equal((await call('GET', 'employees')).status, 401);
  });

  it('can make every token invalid at once', async () => {
    const call = await advowareClient(context.sandbox, context.clock.now);
    await send(`${context.sandbox.connection.advoware.url}_sandbox/expire-token`, 'POST');
    assert.equal((await call('GET', 'employees')).status, 401);
  });
});
