import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readBody, type BodyRequest } from '../../src/runtime/body.js';

type Read = { readonly body: Buffer } | { readonly code: unknown };

/** Reads the body of the one request that `send` makes. */
async function reading(send: (port: number) => void, prepare: (req: BodyRequest) => void = () => undefined): Promise<Read> {
  const read = Promise.withResolvers<Read>();
  const server: Server = createServer((req: BodyRequest, res) => {
    req.res = res;
    prepare(req);
    readBody(req, { limitBytes: 1_024 })
      .then((body) => ({ body }), (error: unknown) => ({ code: (error as { code?: unknown }).code }))
      .then(read.resolve, read.reject).finally(() => { res.end(); });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  send((server.address() as AddressInfo).port);
  const result = await read.promise;
  server.closeAllConnections();
  server.close();
  return result;
}
const post = (body: string | Uint8Array, headers: Record<string, string> = {}) => (port: number): void => {
  void fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: typeof body === 'string' ? body : Uint8Array.from(body), headers }).then((answer) => answer.text()).catch(() => undefined);
};

describe('readBody', () => {
  it('gives the bytes exactly as they were sent', async () => {
    const sent = Buffer.from([0, 255, 10, 123]);
    assert.deepEqual(await reading(post(sent)), { body: sent });
  });

  it('gives an empty body as no bytes', async () => {
    assert.deepEqual(await reading(post('')), { body: Buffer.alloc(0) });
  });

  it('takes a body of exactly its limit', async () => {
    const result = await reading(post('x'.repeat(1_024)));
    assert.equal('body' in result && result.body.length, 1_024);
  });

  it('refuses a body above its limit by its announced length', async () => {
    assert.deepEqual(await reading(post('x'.repeat(1_025))), { code: 'too_large' });
  });

  it('refuses a body above its limit that announces no length', async () => {
    const chunked = (port: number): void => {
      const out = request({ port, method: 'POST' }).on('error', () => undefined);
      out.write('x'.repeat(1_000));
      out.end('x'.repeat(1_000));
    };
    assert.deepEqual(await reading(chunked), { code: 'too_large' });
  });

  it('calls a request that breaks off malformed', async () => {
    const broken = (port: number): void => {
      const out = request({ port, method: 'POST', headers: { 'content-length': '100' } }).on('error', () => undefined);
      out.write('half', () => { out.destroy(); });
    };
    assert.deepEqual(await reading(broken), { code: 'malformed' });
  });

  it('refuses a compressed body', async () => {
    assert.deepEqual(await reading(post('x', { 'content-encoding': 'gzip' })), { code: 'unsupported_media_type' });
  });

  it('takes the bytes that http in has captured', async () => {
    assert.deepEqual(await reading(post(''), (req) => { req.body = Buffer.from('raw'); }), { body: Buffer.from('raw') });
  });

  it('holds its limit for captured bytes too', async () => {
    assert.deepEqual(await reading(post(''), (req) => { req.body = Buffer.alloc(1_025); }), { code: 'too_large' });
  });

  it('says that the flow is set up wrongly when the body has been parsed', async () => {
    assert.deepEqual(await reading(post('{}'), (req) => {
      req.body = {};
      Object.defineProperty(req, 'readableDidRead', { value: true });
    }), { code: 'misconfigured' });
  });
});
