import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { adminGuard, isLoopback } from '../../../src/app/http/admin-guard.js';

interface Answer { readonly statusCode?: number; readonly headers: IncomingHttpHeaders; resume(): void }

async function ask(hasLogin: boolean, { method = 'GET', headers }: { readonly method?: string; readonly headers: Readonly<Record<string, string>> }): Promise<Answer> {
  const server: Server = express().use(adminGuard({ hasLogin }), (_req, res) => { res.end(); }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const call = request({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', method, headers, agent: false }).end();
  const [answer] = await once(call, 'response') as [Answer];
  answer.resume();
  server.close();
  return answer;
}

const statusFor = async (host: string, hasLogin: boolean): Promise<number | undefined> => (await ask(hasLogin, { headers: { host } })).statusCode;

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

  const host = 'hub.kanzlei.example:1880';
  const forged: Record<string, Record<string, string>> = {
    'a form on another site': { origin: 'https://evil.example' },
    'a page without an origin of its own': { origin: 'null' },
    'another port of the same machine': { origin: 'http://hub.kanzlei.example:8080' },
    'a fetch across sites': { 'sec-fetch-site': 'cross-site' },
    'a neighbour below the same domain': { 'sec-fetch-site': 'same-site', origin: 'http://crm.kanzlei.example' },
  };
  for (const [who, headers] of Object.entries(forged)) {
    it(`lets ${who} change nothing, with or without a login`, async () => {
      assert.equal((await ask(true, { method: 'POST', headers: { host, ...headers } })).statusCode, 403);
      assert.equal((await ask(false, { method: 'DELETE', headers: { host: 'localhost:1880', ...headers } })).statusCode, 403);
      assert.equal((await ask(true, { headers: { host, ...headers } })).statusCode, 200);
    });
  }

  it('lets the editor itself and programs that are no browser change things', async () => {
    assert.equal((await ask(true, { method: 'POST', headers: { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' } })).statusCode, 200);
    assert.equal((await ask(true, { method: 'POST', headers: { host, origin: 'https://hub.kanzlei.example:1880' } })).statusCode, 200, 'TLS may end in front');
    assert.equal((await ask(true, { method: 'POST', headers: { host } })).statusCode, 200);
  });

  it('tells browsers to keep the editor to itself', async () => {
    const { headers } = await ask(true, { headers: { host } });
    assert.match(String(headers['content-security-policy']), /default-src 'self'.*frame-ancestors 'self'/);
    assert.deepEqual(
      [headers['strict-transport-security'], headers['x-content-type-options'], headers['x-frame-options'], headers['referrer-policy']],
      ['max-age=31536000', 'nosniff', 'SAMEORIGIN', 'same-origin'],
    );
    assert.equal(headers['access-control-allow-origin'], undefined);
  });

  it('takes only addresses of this machine for such', () => {
    assert.deepEqual(['127.0.0.1', '127.0.0.53', '::1', '0.0.0.0', '10.0.0.1', '127.0.0.1.evil.example'].map(isLoopback), [true, true, true, false, false, false]);
  });
});
