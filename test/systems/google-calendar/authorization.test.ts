import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { chmod, rm, writeFile } from 'node:fs/promises';
import { HubError } from '../../../src/hub/errors/hub-error.js';
import { benchPerTest, callsOf, clear, failureOf, hourAt } from './support/bench.js';

describe('logging in at Google', () => {
  const bench = benchPerTest();
  const list = (client = bench.client) => client.listEvents(bench.place, {});
  const logins = () => bench.google.log.all().filter(({ path }) => path.endsWith('/token'));
  const writeKey = async (changes: object): Promise<void> => { await writeFile(bench.keyFile, JSON.stringify({ ...bench.google.serviceAccount, ...changes })); };

  it('exchanges a signed assertion at the address of the key, once for many calls at a time', async () => {
    const client = bench.another();
    await Promise.all(Array.from({ length: 6 }, () => list(client)));
    assert.equal(logins().length, 1);
    assert.equal(bench.google.calls.all()[0]?.user, bench.google.serviceAccount.client_email);
  });
  it('keeps the token for its life and fetches the next one before it ends', async () => {
    const client = bench.another();
    await list(client);
    bench.effects.advance(3_500_000);
    await list(client);
    assert.equal(logins().length, 1);
    bench.effects.advance(70_000);
    await list(client);
    assert.equal(logins().length, 2);
    assert.deepEqual(callsOf(bench), Array(3).fill('events.list 200'));
  });
  it('logs in once more when a token ended early, and repeats the call once', async () => {
    bench.google.tokens.expireAll();
    assert.equal((await list()).kind, 'full');
    assert.equal(logins().length, 1);
    assert.deepEqual(bench.google.log.all().filter(({ path }) => path.includes('/events')).map(({ status }) => status), [401, 200]);
  });
  it('repeats a write too: a 401 comes before the work', async () => {
    bench.google.tokens.expireAll();
    assert.equal((await bench.client.insertEvent(bench.place, 'advo1', hourAt('2026-03-20T09'))).kind, 'inserted');
  });
  it('logs in once for many calls that found their token ended', async () => {
    bench.google.tokens.expireAll();
    await Promise.all(Array.from({ length: 6 }, () => list()));
    assert.ok(logins().length <= 2, String(logins().length));
  });
  it('fails when the new token is refused as well', async () => {
    bench.google.apiFaults.add({ kind: 'error', status: 401, reason: 'authError' });
    const error = await failureOf(list());
    assert.deepEqual([error.code, error.fault, callsOf(bench).length], ['upstream_unauthorized', 'unauthorized', 2]);
  });
  it('does not log in again after a 403', async () => {
    bench.google.apiFaults.add({ kind: 'error', status: 403, reason: 'forbidden' });
    await failureOf(list());
    assert.deepEqual([callsOf(bench).length, logins().length], [1, 0]);
  });

  const other = generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } }).privateKey;
  it('is refused with a key that was revoked, and does not knock again for half a minute', async () => {
    await writeKey({ private_key: other });
    const client = bench.another();
    const error = await failureOf(list(client));
    assert.deepEqual([error.code, error.fault, error.reason, error.retryable], ['upstream_unauthorized', 'unauthorized', 'invalid_grant', false]);
    await failureOf(list(client));
    assert.equal(logins().length, 1);
    await writeKey({});
    bench.effects.advance(31_000);
    assert.equal((await list(client)).kind, 'full');
  });
  it('acts for a person where the domain delegates it, and says so when it does not', async () => {
    const settings = { serviceAccountPath: bench.keyFile, apiRoot: bench.google.origin(), subject: 'kalender@kanzlei-lindner.example' };
    assert.equal((await failureOf(list(bench.another({ settings })))).reason, 'unauthorized_client');
    bench.google.settings.delegation = true;
    const reading = await list(bench.another({ settings }));
    assert.deepEqual([reading.kind, bench.google.calls.all().at(-1)?.user], ['no_calendar', 'kalender@kanzlei-lindner.example']);
  });
  for (const kind of ['reset-before', 'hang', 'status'] as const) {
    it(`repeats a login that ended in ${kind}`, async () => {
      bench.google.faults.add({ kind, path: '/token', times: 1, ...(kind === 'status' ? { status: 503 } : {}) });
      assert.equal((await list(bench.another())).kind, 'full');
      assert.equal(logins().length, 2);
    });
  }
  for (const kind of ['html', 'empty', 'truncated'] as const) {
    it(`takes ${kind} for no token`, async () => {
      bench.google.faults.add({ kind, path: '/token' });
      assert.equal((await failureOf(list(bench.another()))).code, 'upstream_unreadable');
    });
  }

  const broken: [string, () => Promise<void>, RegExp][] = [
    ['is not there', () => rm(bench.keyFile), /nicht lesbar \(ENOENT\)/],
    ['may not be read', async () => { await rm(bench.keyFile); await writeFile(bench.keyFile, '{}'); await chmod(bench.keyFile, 0); }, /nicht lesbar \(EACCES\)|unbrauchbar/],
    ['is no JSON', () => writeFile(bench.keyFile, 'geheim'), /kein JSON-Objekt/],
    ['is a key of another kind', () => writeKey({ type: 'authorized_user' }), /Feld type/],
    ['holds no RSA key', () => writeKey({ private_key: 'geheim' }), /Feld private_key/],
    ['sends the assertion unencrypted to another machine', () => writeKey({ token_uri: 'http://example.org/token' }), /Feld token_uri/],
  ];
  for (const [what, breakIt, message] of broken) {
    it(`refuses a key file that ${what}, naming the file and no content`, async () => {
      await breakIt();
      await assert.rejects(list(bench.another()), (error) => error instanceof HubError && error.code === 'misconfigured' && message.test(error.message) && !error.message.includes('geheim'));
      assert.equal(logins().length, 0);
      await rm(bench.keyFile, { force: true });
    });
  }

  it('writes neither token nor assertion to the log', async () => {
    await list(bench.another());
    clear(bench);
    const text = JSON.stringify(bench.log.lines);
    assert.doesNotMatch(text, /ya29|eyJ/);
  });
});
