import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hashSync } from 'bcryptjs';
import express from 'express';
import { dashboardLogin, type DashboardLogin, type DashboardUser } from '../../../src/app/http/dashboard-login.js';

const users = [{ name: 'anna', bcryptHash: hashSync('richtig', 4), role: 'full' as const }, { name: 'bert', bcryptHash: hashSync('lesen', 4), role: 'read' as const }];

describe('the login of the dashboard', () => {
  let now = 1_000_000;
  let login: DashboardLogin;
  let server: Server;
  const start = async (given: typeof users): Promise<void> => {
    login = dashboardLogin({ editor: { credentialSecret: 'geheimnis', users: given } }, () => now);
    server = express().use('/dashboard', ...login.middleware, (_req, res) => { res.send('ok'); }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  };
  beforeEach(() => start(users));
  afterEach(() => { server.close(); server.closeAllConnections(); });

  const basic = (name: string, password: string): string => `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
  const ask = (headers: Record<string, string> = {}, method = 'GET'): Promise<Response> => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/dashboard/`, { method, headers });
  const cookieOf = (answer: Response): string => answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  function socket(headers: Record<string, string>): { readonly user: DashboardUser | undefined; readonly refused: boolean } {
    const data: { user?: DashboardUser } = {};
    let refused = false;
    login.ioMiddleware({ handshake: { headers: { host: '127.0.0.1', ...headers } }, data }, (error) => { refused = error !== undefined; });
    return { user: data.user, refused };
  }

  it('asks for a name and a password', async () => {
    const answer = await ask();
    assert.equal(answer.status, 401);
    assert.match(answer.headers.get('www-authenticate') ?? '', /^Basic realm/);
  });

  it('takes the right password once, and its cookie from then on', async () => {
    const answer = await ask({ authorization: basic('anna', 'richtig') });
    assert.equal(answer.status, 200);
    assert.match(answer.headers.getSetCookie()[0] ?? '', /HttpOnly.*SameSite=Strict/i);
    assert.equal((await ask({ cookie: cookieOf(answer) })).status, 200);
  });

  for (const [what, header] of [['a wrong password', basic('anna', 'falsch')], ['an unknown name', basic('otto', 'richtig')], ['half a header', 'Basic'], ['nonsense', 'Basic !!!']] as const) {
    it(`refuses ${what}`, async () => { assert.equal((await ask({ authorization: header })).status, 401); });
  }

  it('refuses a cookie that is forged, of somebody else, or twelve hours old', async () => {
    const cookie = cookieOf(await ask({ authorization: basic('bert', 'lesen') }));
    const [, until = '', signature = ''] = cookie.split('=')[1]?.split('.') ?? [];
    const anna = Buffer.from('anna').toString('base64url');
    for (const forged of [`hub_dashboard=${anna}.${until}.${signature}`, `hub_dashboard=${anna}.${until}.x`, 'hub_dashboard=', `${cookie}x`]) {
      assert.equal((await ask({ cookie: forged })).status, 401, forged);
    }
    now += 12 * 3_600_000 + 1;
    assert.equal((await ask({ cookie })).status, 401);
  });

  it('ends every session when the password is changed', async () => {
    const cookie = cookieOf(await ask({ authorization: basic('anna', 'richtig') }));
    server.close();
    await start([{ ...users[0]!, bcryptHash: hashSync('neu', 4) }]);
    assert.equal((await ask({ cookie })).status, 401);
  });

  it('turns an address away that has guessed ten times', async () => {
    for (let count = 0; count < 10; count += 1) await ask({ authorization: basic('anna', `falsch${count}`) });
    assert.equal((await ask({ authorization: basic('anna', 'richtig') })).status, 429);
  });

  it('lets no page of somebody else send anything', async () => {
    const cookie = cookieOf(await ask({ authorization: basic('anna', 'richtig') }));
    assert.equal((await ask({ cookie, origin: 'http://boese.example' }, 'POST')).status, 403);
    assert.ok(socket({ cookie, origin: 'http://boese.example' }).refused);
  });

  it('tells over the socket who it is, and what they may', async () => {
    const cookie = cookieOf(await ask({ authorization: basic('bert', 'lesen') }));
    assert.deepEqual(socket({ cookie }).user, { name: 'bert', role: 'read' });
    assert.deepEqual(socket({}), { user: undefined, refused: true });
    assert.ok(socket({ authorization: basic('anna', 'richtig') }).refused);
  });

  it('is open without users to this machine alone', async () => {
    server.close();
    await start([]);
    assert.equal((await ask()).status, 200);
    assert.deepEqual(socket({ host: 'localhost:1880' }).user, { name: 'Sandbox', role: 'full' });
    assert.ok(socket({ host: 'hub.kanzlei.example' }).refused);
  });
});
