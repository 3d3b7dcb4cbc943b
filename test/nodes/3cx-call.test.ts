import assert from 'node:assert/strict';
import register from '../../nodes/3cx-call/3cx-call.js';
import { DEFAULTS } from '../../nodes/3cx-call/types.js';
import registerRecording from '../../nodes/call-recording/call-recording.js';
import { DEFAULTS as RECORDING } from '../../nodes/call-recording/types.js';
import { scriptedThreeCx, Workbench } from '../sync/telephony/support/workbench.js';
import { bench, clear, errorOf, type Bench } from './support/bench.js';

describe('the nodes that call and that keep recordings', () => {
  let desk: Workbench;
  let threecx: ReturnType<typeof scriptedThreeCx>;
  beforeEach(async () => {
    desk = await Workbench.start();
    threecx = scriptedThreeCx();
    desk.threecx = threecx;
  });
  afterEach(async () => {
    await clear();
    await desk.stop();
  });

  const configs = (): object => ({ threecx: { value: desk.context }, espocrm: { value: desk.context } });
  const caller = (operation: string): Promise<Bench> => bench(register, { ...DEFAULTS, type: '3cx-call', operation }, { configs: configs() as never, outputs: 2 });
  const keeper = (operation: string): Promise<Bench> => bench(registerRecording, { ...RECORDING, type: 'call-recording', operation }, { configs: configs() as never });

  it('3cx-call has a number called, answers 202 with its id, and journals who asked for it', async () => {
    const { send, out } = await caller('start');
    send({ payload: { extension: '11', number: '030 23125-101' }, caller: 'kanzlei' });
    const msg = await out(0).next();
    assert.deepEqual([msg['statusCode'], Object.keys(msg.payload as object)], [202, ['id']]);
    assert.deepEqual(threecx.dialled, [{ extension: '11', number: '+493023125101' }]);
    assert.deepEqual((await desk.ledger.journal({ limit: 9 })).map(({ actor }) => actor), ['kanzlei']);
  });

  for (const [what, payload, code] of [['an emergency number', { extension: '11', number: '110' }, 'invalid'], ['an order without a number', { extension: '11' }, 'invalid'], ['no order at all', 'ring', 'malformed']] as const) {
    it(`3cx-call hands ${what} to Catch and calls nobody`, async () => {
      const { send, caught } = await caller('start');
      send({ payload });
      assert.equal(errorOf(await caught.next()).code, code);
      assert.deepEqual(threecx.dialled, []);
    });
  }

  it('3cx-call tells how a call stands, and of an unknown one that it is', async () => {
    const start = await caller('start');
    start.send({ payload: { extension: '11', number: '030 23125-101' } });
    const { id } = (await start.out(0).next()).payload as { id: string };
    await clear();
    const { send, out, caught } = await caller('status');
    send({ req: { params: { id } } });
    const msg = await out(0).next();
    assert.deepEqual([msg['statusCode'], (msg.payload as { number: string }).number], [200, '+493023125101']);
    send({ req: { params: { id: 'nobody' } } });
    assert.equal(errorOf(await caught.next()).code, 'not_found');
  });

  it('call-recording plays to nobody whose sender was not checked', async () => {
    const { send, caught } = await keeper('play');
    send({ req: { params: { id: 'c1' }, headers: {} }, res: { _res: {} } });
    assert.equal(errorOf(await caught.next()).code, 'unauthorized');
  });

  it('call-recording refuses to fetch for what names no call', async () => {
    const { send, caught } = await keeper('fetch');
    send({ payload: {} });
    assert.equal(errorOf(await caught.next()).code, 'malformed');
  });
});
