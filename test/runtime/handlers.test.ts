import assert from 'node:assert/strict';
import type { Node } from 'node-red';
import { onClose } from '../../src/runtime/close.js';
import { onInput, settled, type InputHandler } from '../../src/runtime/input.js';
import { provide, useConfig, type Lease, type Provider } from '../../src/runtime/lease.js';
import { NodeFault } from '../../src/runtime/node-fault.js';
import { statusOf } from '../../src/runtime/status.js';

/** A node as far as the helpers use it: it keeps handlers, statuses and warnings. */
function fakeNode() {
  const inputs: ((msg: object, send: () => void, done: (error?: Error) => void) => void)[] = [];
  const closers: ((removed: boolean, done: () => void) => void)[] = [];
  const shown: string[] = [];
  const warnings: string[] = [];
  const node = {
    type: 'test-node',
    on: (event: string, handler: never) => { (event === 'close' ? closers : inputs).push(handler); },
    status: (status: { text: string }) => { shown.push(status.text.replace('common.status.', '')); },
    warn: (text: string) => { warnings.push(text); },
  };
  return {
    node: node as unknown as Node, inputs, closers, shown, warnings,
    receive: (msg: object) => new Promise<Error | undefined>((done) => { inputs[0]?.(msg, () => undefined, done); }),
    close: () => Promise.all(closers.map((closer) => new Promise<void>((done) => { closer(false, done); }))),
  };
}
const handle = (work: () => unknown): InputHandler<never> => async () => { await work(); };

describe('onInput', () => {
  it('has three parameters, so that Node-RED waits for done', () => {
    const { node, inputs } = fakeNode();
    onInput(node, handle(() => undefined));
    assert.equal(inputs[0]?.length, 3);
  });

  it('calls done without an error when the work is over', async () => {
    const { node, receive } = fakeNode();
    onInput(node, handle(() => undefined));
    assert.equal(await receive({}), undefined);
  });

  it('hands what was thrown to done, once', async () => {
    const { node, inputs } = fakeNode();
    onInput(node, handle(() => { throw new NodeFault('malformed', 'no'); }));
    const calls: unknown[] = [];
    inputs[0]?.({}, () => undefined, (error) => { calls.push(error); });
    await settled(node);
    await new Promise(setImmediate);
    assert.deepEqual(calls.map((error) => (error as NodeFault).code), ['malformed']);
  });

  it('makes an Error of anything else that was thrown, or Catch would not see it', async () => {
    const { node, receive } = fakeNode();
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what this is about
    onInput(node, () => Promise.reject('plain text'));
    assert.ok(await receive({}) instanceof Error);
  });

  it('counts as settled only when every message is through', async () => {
    const { node, receive } = fakeNode();
    const gates = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    let next = 0;
    onInput(node, handle(() => gates[next++]?.promise));
    const both = [receive({}), receive({})];
    let over = false;
    const end = settled(node).then(() => { over = true; });
    gates[0]?.resolve(undefined);
    await both[0];
    assert.equal(over, false);
    gates[1]?.resolve(undefined);
    await end;
  });

  it('shows a fault of the configuration as incomplete, any other as an error', async () => {
    const [first, second] = [fakeNode(), fakeNode()];
    onInput(first.node, handle(() => { throw new NodeFault('misconfigured', 'x'); }), { showsWorking: false });
    onInput(second.node, handle(() => { throw new Error('x'); }), { showsWorking: false });
    await Promise.all([first.receive({}), second.receive({})]);
    assert.deepEqual([first.shown, second.shown], [['incomplete'], ['error']]);
  });

  it('sets one status for a thousand messages that go well', async () => {
    const { node, receive, shown } = fakeNode();
    onInput(node, handle(() => undefined), { showsWorking: false });
    for (let count = 0; count < 1_000; count += 1) await receive({});
    assert.deepEqual(shown, ['ok']);
  });
});

describe('the status line', () => {
  it('shows the last of many quick changes', async () => {
    const { node, shown } = fakeNode();
    const line = statusOf(node);
    const settling = Promise.withResolvers<undefined>();
    node.status = ((status: { text: string }) => {
      shown.push(status.text.replace('common.status.', ''));
      if (shown.length === 2) settling.resolve(undefined);
    });
    for (const state of ['working', 'ok', 'working', 'error'] as const) line.show(state);
    await settling.promise;
    assert.deepEqual(shown, ['working', 'error']);
  });

  it('is one line per node', () => {
    const { node } = fakeNode();
    assert.equal(statusOf(node), statusOf(node));
  });
});

describe('onClose', () => {
  it('has two parameters, so that Node-RED waits and says whether the node is removed', () => {
    const { node, closers } = fakeNode();
    onClose(node, () => undefined);
    assert.equal(closers[0]?.length, 2);
  });

  it('is over when the handler is', async () => {
    const { node, close } = fakeNode();
    let ended = false;
    onClose(node, async () => { await new Promise(setImmediate); ended = true; });
    await close();
    assert.equal(ended, true);
  });

  it('logs what the handler throws, and ends', async () => {
    const { node, close, warnings } = fakeNode();
    onClose(node, () => { throw new Error('broken'); });
    await close();
    assert.match(warnings[0] ?? '', /broken/);
  });

  it('cuts off a handler that hangs', async () => {
    const { node, close, warnings } = fakeNode();
    onClose(node, () => new Promise(() => undefined), { timeoutMs: 5 });
    await close();
    assert.equal(warnings.length, 1);
  });
});

describe('a config node that provides', () => {
  function provider(open: () => Promise<string> = () => Promise.resolve('value')) {
    const { node } = fakeNode();
    const state = { opened: 0, closed: 0 };
    provide(node, async () => {
      state.opened += 1;
      return { value: await open(), close: () => { state.closed += 1; return Promise.resolve(); } };
    });
    return { state, node: node as Provider<string>, RED: { nodes: { getNode: (id: string) => id === 'p' ? node : null } } as never };
  }

  it('opens once for all and closes after the last, however often one lets go', async () => {
    const { node, state } = provider();
    const leases = await Promise.all([node.lease(), node.lease()]);
    await leases[0].release();
    await leases[0].release();
    assert.deepEqual(state, { opened: 1, closed: 0 });
    await leases[1].release();
    assert.deepEqual(state, { opened: 1, closed: 1 });
  });

  it('opens anew after it was closed', async () => {
    const { node, state } = provider();
    await (await node.lease()).release();
    const again: Lease<string> = await node.lease();
    assert.equal(again.value, 'value');
    assert.equal(state.opened, 2);
  });

  it('gives a user one value until the user closes, after its last message', async () => {
    const { RED, state } = provider();
    const user = fakeNode();
    const get = useConfig<string>(RED, user.node, 'p');
    const gate = Promise.withResolvers<undefined>();
    onInput(user.node, handle(async () => { await get(); await get(); await gate.promise; }));
    const message = user.receive({});
    const closing = user.close();
    await new Promise(setImmediate);
    assert.deepEqual(state, { opened: 1, closed: 0 });
    gate.resolve(undefined);
    await message;
    await closing;
    assert.deepEqual(state, { opened: 1, closed: 1 });
  });

  it('calls a missing config node misconfigured', async () => {
    const get = useConfig<string>(provider().RED, fakeNode().node, 'missing');
    await assert.rejects(get(), { code: 'misconfigured' });
  });
});
