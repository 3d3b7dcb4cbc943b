import assert from 'node:assert/strict';
import { mock } from 'node:test';
import type { Log } from '../../../src/hub/log/log.js';
import { shutdown } from '../../../src/app/lifecycle/shutdown.js';

const silent: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

function watched(): { readonly end: ReturnType<typeof shutdown>; readonly exited: Promise<number> } {
  const { promise: exited, resolve } = Promise.withResolvers<number>();
  return { end: shutdown(silent, resolve), exited };
}

describe('the end of the process', () => {
  it('ends first what was started last, one after the other', async () => {
    const { end, exited } = watched();
    const order: string[] = [];
    for (const what of ['redis', 'flows', 'requests']) {
      end.before(what, async () => {
        await Promise.resolve();
        order.push(what);
      });
    }
    end.begin('SIGTERM', 0);
    assert.equal(await exited, 0);
    assert.deepEqual(order, ['requests', 'flows', 'redis']);
  });

  it('goes on when a part cannot be ended', async () => {
    const { end, exited } = watched();
    let closed = false;
    end.before('redis', () => { closed = true; });
    end.before('flows', () => { throw new Error('hängt'); });
    end.begin('SIGTERM', 0);
    await exited;
    assert.ok(closed);
  });

  it('ends once, with the first reason', async () => {
    const { end, exited } = watched();
    let times = 0;
    end.before('redis', () => { times += 1; });
    end.begin('uncaughtException', 70);
    end.begin('SIGTERM', 0);
    assert.deepEqual([await exited, times], [70, 1]);
  });

  it('waits for a start that is still going on, and ends what that opens', async () => {
    const { end, exited } = watched();
    const opened = Promise.withResolvers<undefined>();
    let closed = false;
    end.after(opened.promise.then(() => { end.before('redis', () => { closed = true; }); }));
    end.begin('SIGTERM', 0);
    opened.resolve(undefined);
    await exited;
    assert.ok(closed);
  });

  it('cuts what does not end within 18 seconds, and says so by its exit code', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const { end, exited } = watched();
      end.before('flows', () => new Promise(() => undefined));
      end.begin('SIGTERM', 0);
      mock.timers.tick(18_000);
      assert.equal(await exited, 1);
    } finally {
      mock.timers.reset();
    }
  });
});
