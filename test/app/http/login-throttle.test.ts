import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { isEditorLogin } from '../../../src/app/http/admin-guard.js';
import { loginThrottle } from '../../../src/app/http/login-throttle.js';

describe('the throttle of the login', () => {
  let server: Server;
  let now = 0;
  let right = false;

  beforeEach(async () => {
    now = 1_000_000;
    right = false;
    server = express().use(loginThrottle({ isLogin: isEditorLogin, now: () => now }), (_req, res) => { res.status(right ? 200 : 401).end(); }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => { server.close(); });

  const send = (path = '/auth/token', method = 'POST'): Promise<Response> => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { method });
  async function fail(times: number): Promise<void> {
    for (let count = 0; count < times; count += 1) assert.equal((await send()).status, 401);
  }

  it('turns an address away after ten failures and says when it may come again', async () => {
    await fail(10);
    right = true;
    const answer = await send();
    assert.deepEqual([answer.status, answer.headers.get('retry-after')], [429, '600']);
    assert.equal(((await answer.json()) as { error: { code: string } }).error.code, 'overloaded');
  });

  it('lets it in again when the first of them is ten minutes old', async () => {
    await fail(10);
    now += 10 * 60_000 + 1;
    right = true;
    assert.equal((await send()).status, 200);
  });

  it('forgets the failures of somebody who gets in', async () => {
    await fail(9);
    right = true;
    assert.equal((await send()).status, 200);
    right = false;
    await fail(9);
  });

  it('counts an address that writes the path another way, and leaves every other path alone', async () => {
    for (let count = 0; count < 12; count += 1) assert.equal((await send('/flows')).status, 401);
    for (let count = 0; count < 12; count += 1) assert.equal((await send('/auth/token', 'GET')).status, 401);
    await fail(10);
    assert.equal((await send('/AUTH/token/')).status, 429);
  });
});
