import assert from 'node:assert/strict';
import { usedForMs } from '../../../src/systems/threecx/login.js';
import type { CallId, ThreeCx } from '../../../src/systems/threecx/threecx.js';
import { failureOf } from '../support/failure-of.js';
import { startRedis } from '../support/private-redis.js';
import { benchPerTest } from './support/bench.js';

const look = (client: ThreeCx): ReturnType<ThreeCx['callState']> => client.callState('1-1' as CallId);

describe('the life of a token', () => {
  it('is read in minutes as older versions tell it, and in seconds', () => {
    assert.deepEqual([usedForMs(60), usedForMs(3_600), usedForMs(300), usedForMs(undefined)], [54 * 60_000, 54 * 60_000, 270_000, 54 * 60_000]);
  });
});

describe('the login at the telephone system', () => {
  const bench = benchPerTest();

  it('is made once for 50 requests at a time of two processes', async () => {
    const [one, two] = [bench.client(), bench.client()];
    await Promise.all(Array.from({ length: 50 }, (_, index) => look(index % 2 === 0 ? one : two)));
    assert.equal(bench.logins(), 1);
  });

  for (const unit of ['minutes', 'seconds'] as const) {
    it(`is made anew before the token ends, when its life is told in ${unit}`, async () => {
      bench.pbx.settings.expiresIn = unit;
      const client = bench.client();
      await look(client);
      const ttl = await bench.cache.pttl('threecx_access_token');
      assert.ok(ttl > 53 * 60_000 && ttl <= 54 * 60_000, String(ttl));
      bench.effects.advance(55 * 60_000);
      await bench.cache.del('threecx_access_token');
      await look(client);
      assert.equal(bench.logins(), 2);
      assert.equal(bench.pbx.log.all().filter(({ status }) => status === 401).length, 0);
    });
  }

  it('is made once more when the token ended early, for all requests of all processes together', async () => {
    const [one, two] = [bench.client(), bench.client()];
    await Promise.all([look(one), look(two)]);
    bench.pbx.tokens.expire();
    await Promise.all(Array.from({ length: 20 }, (_, index) => look(index % 2 === 0 ? one : two)));
    assert.equal(bench.logins(), 2);
  });

  it('is not made again and again when another program takes the token away each time: it waits, longer each time, and says why', async () => {
    const client = bench.client();
    const steal = async (): Promise<unknown> => {
      bench.pbx.tokens.renew();
      return await look(client).catch((error: unknown) => error);
    };
    await look(client);
    await steal();
    assert.equal(bench.logins(), 2);
    const stolenAgain = await steal() as Error & { code: string; retryAfterMs: number };
    assert.deepEqual([stolenAgain.code, bench.logins()], ['upstream_unauthorized', 2]);
    assert.match(stolenAgain.message, /ein anderes Programm meldet sich mit demselben API-Zugang an/);
    assert.ok(stolenAgain.retryAfterMs > 25_000 && stolenAgain.retryAfterMs <= 30_000, String(stolenAgain.retryAfterMs));
    await Promise.all(Array.from({ length: 20 }, () => failureOf(look(bench.client()))));
    assert.equal(bench.logins(), 2);
    assert.equal(bench.log.lines.filter(({ event }) => event === 'threecx.token_taken').length, 1);

    await bench.cache.del('threecx_login_pause');
    await look(client);
    assert.equal(bench.logins(), 3);
    const third = await steal() as { retryAfterMs: number };
    assert.ok(third.retryAfterMs > 55_000, String(third.retryAfterMs));
  });

  it('is not made without Redis, where it would end the token of the other processes unseen', async () => {
    const other = await startRedis();
    const cache = other.connect();
    await other.stop();
    assert.equal((await failureOf(look(bench.client({ cache })))).code, 'unavailable');
    assert.equal(bench.logins(), 0);
  });

  it('is tried once for 20 requests when it is refused', async () => {
    const client = bench.client({ settings: { ...bench.settings, apiKey: 'falsch' } });
    const errors = await Promise.all(Array.from({ length: 20 }, () => failureOf(look(client))));
    assert.deepEqual([...new Set(errors.map(({ code }) => code))], ['upstream_unauthorized']);
    assert.equal(bench.logins(), 1);
  });

  it('never shows the secret or the token in an error or in the log', async () => {
    const client = bench.client({ settings: { ...bench.settings, apiKey: 'sehr-geheim' } });
    const error = await failureOf(look(client));
    await look(bench.client());
    const token = await bench.cache.get('threecx_access_token') ?? '';
    const said = error.message + JSON.stringify(error) + String(error.stack) + bench.log.lines.map(({ text }) => text).join();
    assert.ok(!said.includes('sehr-geheim') && !said.includes(token) && token !== '');
  });
});
