import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { adminGuard, isLoopback } from '../../../src/app/http/admin-guard.js';

async function statusFor(host: string, hasLogin: boolean): Promise<number | undefined> {
  const server: Server = express().use(adminGuard({ hasLogin }), (_req, res) => { res.end(); }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const call = request({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', headers: { host }, agent: false }).end();
  const [answer] = await once(call, 'response') as [{ statusCode?: number; resume(): void }];
  answer.resume();
  server.close();
  return answer.statusCode;
}

describe('the guard of the editor', () => {
  for (const host of ['localhost:1880', '127.0.0.1:1880', '[::1]:1880']) {
    it(`lets ${host} in without a login`, async () => {
      assert.equal(await statusFor(host, false), 200);
    });
  }

  it('turns a foreign name away that points at this machine', async () => {
    assert.equal(await statusFor('evil.example:1880', false), 403);
  });

  it('leaves names to the login where there is one', async () => {
    assert.equal(await statusFor('hub.kanzlei.example', true), 200);
  });

  it('takes only addresses of this machine for such', () => {
    assert.deepEqual(['127.0.0.1', '127.0.0.53', '::1', '0.0.0.0', '10.0.0.1', '127.0.0.1.evil.example'].map(isLoopback), [true, true, true, false, false, false]);
  });
});
