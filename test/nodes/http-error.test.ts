import assert from 'node:assert/strict';
import register from '../../nodes/http-error/http-error.js';
import { bench, clear, type Bench } from './support/bench.js';

interface Answer { readonly error: { readonly code: string; readonly message: string; readonly request_id: string } }
const start = (): Promise<Bench> => bench(register, { type: 'http-error', name: '' });

describe('http-error', () => {
  afterEach(clear);

  it('answers a known error with its status, code and text, without the class name', async () => {
    const { send, out } = await start();
    send({ error: { message: 'HubError: Der X-API-Key ist unbekannt.', code: 'unauthorized' }, req: { headers: { 'x-request-id': 'r-1' } }, res: 'res' });
    const msg = await out(0).next();
    assert.equal(msg['statusCode'], 401);
    assert.deepEqual(msg.payload, { error: { code: 'unauthorized', message: 'Der X-API-Key ist unbekannt.', request_id: 'r-1' } });
    assert.equal(msg['res'], 'res');
  });

  it('tells when to come again where the hub itself is busy', async () => {
    const { send, out } = await start();
    send({ error: { message: 'HubError: Redis', code: 'unavailable' } });
    const msg = await out(0).next();
    assert.equal(msg['statusCode'], 503);
    assert.ok(Number((msg['headers'] as Record<string, string>)['Retry-After']) >= 1);
  });

  for (const [what, error] of [
    ['without a code', { message: 'TypeError: cannot read Muster' }], ['with a code of somebody else', { message: 'Error: Muster', code: 'ECONNRESET' }],
    ['that is no object', 'Muster'], ['that is missing', undefined], ['with a code of the prototype', { message: 'Muster', code: 'constructor' }],
  ] as const) {
    it(`answers an error ${what} as internal, with a neutral text`, async () => {
      const { send, out } = await start();
      send({ error });
      const msg = await out(0).next();
      assert.equal(msg['statusCode'], 500);
      assert.equal((msg.payload as Answer).error.code, 'internal');
      assert.doesNotMatch(JSON.stringify(msg.payload), /Muster/);
    });
  }

  it('logs an unforeseen error with its place and request id, and nothing that it quotes', async () => {
    const { send, out, warnings } = await start();
    send({ error: { message: 'SyntaxError: "Muster" is not JSON', stack: 'SyntaxError: "Muster" is not JSON\n    at parse (flow.js:1:1)', source: { type: 'function' } } });
    const { request_id: id } = ((await out(0).next()).payload as Answer).error;
    const [line = ''] = warnings();
    assert.ok(line.includes('SyntaxError in function') && line.includes(id) && line.includes('at parse'), line);
    assert.doesNotMatch(line, /Muster/);
  });

  it('makes an id where the gateway gave none, or none that can be used', async () => {
    const { send, out } = await start();
    send({ error: { message: 'x', code: 'invalid' }, req: { headers: { 'x-request-id': 'a b\r\nc' } } });
    assert.match(((await out(0).next()).payload as Answer).error.request_id, /^[0-9a-f-]{36}$/);
  });

  it('sends nothing when the answer has begun already', async () => {
    const { send, out, completed } = await start();
    send({ error: { message: 'x', code: 'upstream_failed' }, res: { _res: { headersSent: true } } });
    await completed.next();
    assert.equal(out(0).all.length, 0);
  });
});
