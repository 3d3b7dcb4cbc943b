import assert from 'node:assert/strict';
import { leaseHub } from '../../src/hub/lease-hub.js';
import type { OpenHub } from '../../src/hub/open-hub.js';

/** Counts openings and closings; a lease needs nothing else of a hub. */
function fakeOpener(): { readonly log: string[]; readonly open: () => Promise<OpenHub> } {
  const log: string[] = [];
  return {
    log,
    open: async () => {
      await Promise.resolve();
      log.push('open');
      return { close: async () => { await Promise.resolve(); log.push('close'); } } as unknown as OpenHub;
    },
  };
}

describe('a lease of the hub', () => {
  it('shares one hub, which the last release closes', async () => {
    const { log, open } = fakeOpener();
    const [one, two] = await Promise.all([leaseHub(open), leaseHub(open)]);
    assert.equal(one.hub, two.hub);
    await one.release();
    assert.deepEqual(log, ['open']);
    await two.release();
    assert.deepEqual(log, ['open', 'close']);
  });

  it('counts a release once', async () => {
    const { log, open } = fakeOpener();
    const [one, two] = await Promise.all([leaseHub(open), leaseHub(open)]);
    await Promise.all([one.release(), one.release()]);
    assert.deepEqual(log, ['open']);
    await two.release();
  });

  it('opens anew only after the closing has ended', async () => {
    const { log, open } = fakeOpener();
    const closing = (await leaseHub(open)).release();
    const next = await leaseHub(open);
    await closing;
    await next.release();
    assert.deepEqual(log, ['open', 'close', 'open', 'close']);
  });

  it('tries again after an opening that failed', async () => {
    const { log, open } = fakeOpener();
    const failing = (): Promise<OpenHub> => Promise.reject(new Error('no'));
    const both = await Promise.allSettled([leaseHub(failing), leaseHub(failing)]);
    assert.deepEqual(both.map(({ status }) => status), ['rejected', 'rejected']);
    await (await leaseHub(open)).release();
    assert.deepEqual(log, ['open', 'close']);
  });
});
