import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { assertionOf, clientOf, exchange, googlePerTest, refusalOf } from './harness.js';

describe('the tokens of the Google stand-in', () => {
  const context = googlePerTest();
  const signed = (claims: Record<string, unknown> = {}): string => assertionOf(context.google.serviceAccount, context.clock.now, claims);
  const listWith = (token: string): Promise<string> => refusalOf(clientOf(context.google, token).calendarList.list({}));

  it('gives the service account a token for its signed assertion', async () => {
    const { status, body } = await exchange(context.google, signed());
    assert.deepEqual([status, body.expires_in], [200, 3599]);
    assert.equal(await listWith(body.access_token ?? ''), 'ok');
  });

  for (const [what, claims] of Object.entries({
    'another audience': { aud: 'https://oauth2.googleapis.com/token' },
    'another issuer': { iss: 'fremd@example.org' },
    'an end in the past': { exp: 1 },
    'a life of more than an hour': { exp: Math.floor(Date.parse('2026-03-10T11:00:00Z') / 1000) },
    'a beginning in the future': { iat: Math.floor(Date.parse('2026-03-10T09:10:00Z') / 1000) },
  })) {
    it(`refuses an assertion with ${what}`, async () => {
      const { status, body } = await exchange(context.google, signed(claims));
      assert.deepEqual([status, body.error], [400, 'invalid_grant']);
    });
  }

  it('refuses an assertion signed with another key', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
    const forged = assertionOf({ ...context.google.serviceAccount, private_key: privateKey }, context.clock.now);
    assert.equal((await exchange(context.google, forged)).body.error, 'invalid_grant');
  });

  it('refuses an assertion whose claims were changed after signing', async () => {
    const [head, , signature] = signed().split('.');
    const [, claims] = signed({ scope: 'https://www.googleapis.com/auth/calendar x' }).split('.');
    assert.equal((await exchange(context.google, `${head}.${claims}.${signature}`)).body.error, 'invalid_grant');
  });

  it('refuses an assertion without a scope', async () => {
    assert.equal((await exchange(context.google, signed({ scope: '' }))).body.error, 'invalid_scope');
  });

  it('answers 403 to a token for something else than calendars', async () => {
    const { body } = await exchange(context.google, signed({ scope: 'https://www.googleapis.com/auth/drive' }));
    assert.equal(await listWith(body.access_token ?? ''), '403 insufficientPermissions');
  });

  it('answers 401 once a token is too old', async () => {
    const { body } = await exchange(context.google, signed());
    context.clock.now += 3_600_000;
    assert.equal(await listWith(body.access_token ?? ''), '401 authError');
  });

  it('answers 401 once tokens were made to expire', async () => {
    const { body } = await exchange(context.google, signed());
    context.google.tokens.expireAll();
    assert.equal(await listWith(body.access_token ?? ''), '401 authError');
  });

  it('lets the service account act for a person only with delegation', async () => {
    const person = { sub: 'k.lindner@kanzlei-lindner.example' };
    assert.deepEqual((await exchange(context.google, signed(person))).body.error, 'unauthorized_client');
    context.google.settings.delegation = true;
    const { body } = await exchange(context.google, signed(person));
    await clientOf(context.google, body.access_token ?? '').calendars.insert({ requestBody: { summary: 'Eigener' } });
    assert.equal(context.google.calls.all({ method: 'calendars.insert' })[0]?.user, person.sub);
  });
});
