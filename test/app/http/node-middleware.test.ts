import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import express from 'express';
import { nodeMiddleware } from '../../../src/app/http/node-middleware.js';

describe('what runs in front of every http-in node', () => {
  let server: Server;
  let base: string;

  beforeEach(async () => {
    const app = express();
    // As Node-RED does it: the middleware, then its parsers, then the node.
    app.post('/advoware/*', nodeMiddleware, express.json(), (req, res) => { res.json({ by: 'proxy', parsed: req.body as unknown, readable: req.readable }); });
    app.post('/advoware/calendar/sync', nodeMiddleware, express.json(), (req, res) => { res.json({ by: 'calendar', parsed: req.body as unknown }); });
    app.post('/other', nodeMiddleware, express.json(), (req, res) => { res.json({ by: 'other', parsed: req.body as unknown }); });
    server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => { server.close(); });

  const post = async (path: string): Promise<unknown> => {
    const response = await fetch(base + path, { method: 'POST', body: '{"a": 1}', headers: { 'content-type': 'application/json' } });
    return response.headers.get('content-type')?.includes('json') === true ? await response.json() : response.status;
  };

  it('leaves the body of a proxied request unread', async () => {
    assert.deepEqual(await post('/advoware/Beteiligte/1'), { by: 'proxy', readable: true });
  });

  for (const path of ['/advoware/calendar/sync', '/Advoware/Calendar/Sync/', '/advoware/calendar/sync?full_content=1']) {
    it(`keeps ${path} from the proxy, which was there first`, async () => {
      assert.deepEqual(await post(path), { by: 'calendar', parsed: { a: 1 } });
    });
  }

  it('does not let an escaped spelling of such a path slip into the proxy', async () => {
    assert.equal(await post('/advoware/calendar/%73ync'), 404);
  });

  it('changes nothing for a path without a wildcard', async () => {
    assert.deepEqual(await post('/other'), { by: 'other', parsed: { a: 1 } });
  });
});
