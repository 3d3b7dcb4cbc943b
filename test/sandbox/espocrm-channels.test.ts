import assert from 'node:assert/strict';
import type { JsonObject } from '../../src/sandbox/json.js';
import { toE164 } from '../../src/sandbox/espocrm/phone-format.js';
import { espoClient, sandboxPerTest, type Answer } from './harness.js';

const [A, B, C] = ['+491713920001', '+491713920002', '+491713920003'] as const;

describe('phones and e-mails of the EspoCRM stand-in', () => {
  const context = sandboxPerTest();
  let call: ReturnType<typeof espoClient>;
  let id: string;
  beforeEach(async () => {
    call = espoClient(context.sandbox);
    id = await create('Eins');
  });
  const create = async (lastName: string, body: JsonObject = {}): Promise<string> => ((await call('POST', 'CBeteiligte', { lastName, ...body })).json as { id: string }).id;
  const read = async (of = id): Promise<JsonObject> => (await call('GET', `CBeteiligte/${of}`)).json as JsonObject;
  const phones = async (of = id): Promise<JsonObject[]> => (await read(of))['phoneNumberData'] as JsonObject[];
  const put = (body: unknown, of = id): Promise<Answer> => call('PUT', `CBeteiligte/${of}`, body);
  const primary = async (): Promise<unknown> => (await read())['phoneNumber'];

  it('shows the primary number first', async () => {
    await put({ phoneNumberData: [{ phoneNumber: A }, { phoneNumber: B, primary: true, type: 'Office' }] });
    assert.deepEqual(await phones(), [
      { phoneNumber: B, type: 'Office', primary: true, optOut: false, invalid: false },
      { phoneNumber: A, type: 'Mobile', primary: false, optOut: false, invalid: false },
    ]);
  });

  it('removes all with an empty array', async () => {
    await put({ phoneNumberData: [{ phoneNumber: A }] });
    await put({ phoneNumberData: [] });
    assert.deepEqual([await phones(), await primary()], [[], null]);
  });

  it('lets the array win over the flat value', async () => {
    await put({ phoneNumber: B, phoneNumberData: [{ phoneNumber: A }] });
    assert.deepEqual((await phones()).map((phone) => phone['phoneNumber']), [A]);
  });

  it('replaces the primary and keeps the others with the flat value alone', async () => {
    await put({ phoneNumberData: [{ phoneNumber: A, primary: true }, { phoneNumber: B }] });
    await put({ phoneNumber: C });
    assert.deepEqual((await phones()).map((phone) => [phone['phoneNumber'], phone['primary']]), [[C, true], [B, false]]);
  });

  it('drops the old primary when the flat value is a secondary', async () => {
    await put({ phoneNumberData: [{ phoneNumber: A, primary: true }, { phoneNumber: B }] });
    await put({ phoneNumber: B });
    assert.deepEqual((await phones()).map((phone) => [phone['phoneNumber'], phone['primary']]), [[B, true]]);
  });

  it('leaves no primary when the flat value is cleared', async () => {
    await put({ phoneNumberData: [{ phoneNumber: A, primary: true }, { phoneNumber: B }] });
    await put({ phoneNumber: null });
    assert.deepEqual([(await phones()).map((phone) => [phone['phoneNumber'], phone['primary']]), await primary()], [[[B, false]], null]);
  });

  it('loses the primary of a number that is named twice', async () => {
    await put({ phoneNumberData: [{ phoneNumber: A, primary: true }] });
    await put({ phoneNumberData: [{ phoneNumber: B, primary: true, type: 'Office' }, { phoneNumber: B, primary: false, type: 'Home' }] });
    assert.deepEqual([(await phones()).map((phone) => [phone['phoneNumber'], phone['type']]), await primary()], [[[B, 'Home']], null]);
  });

  it('resets a shared opt-out when another record is created with the address', async () => {
    await put({ emailAddressData: [{ emailAddress: 'a@b.example', optOut: true }] });
    await call('POST', 'CBeteiligte', { lastName: 'Zwei', emailAddress: 'A@b.example' }, { 'X-Skip-Duplicate-Check': 'true' });
    assert.deepEqual((await read())['emailAddressData'], [{ emailAddress: 'A@b.example', lower: 'a@b.example', primary: true, optOut: false, invalid: false }]);
  });

  it('keeps the type of a shared number when it comes as a flat value', async () => {
    await put({ phoneNumberData: [{ phoneNumber: A, type: 'Home' }] });
    await create('Zwei', { phoneNumber: A });
    assert.equal((await phones())[0]?.['type'], 'Home');
  });

  it('does not touch the other record when a shared flag changes', async () => {
    await put({ phoneNumberData: [{ phoneNumber: A, type: 'Home' }] });
    const before = (await read())['modifiedAt'];
    context.clock.forward(5000);
    await create('Zwei', { phoneNumberData: [{ phoneNumber: A, type: 'Fax' }] });
    assert.deepEqual([(await phones())[0]?.['type'], (await read())['modifiedAt']], ['Fax', before]);
  });

  it('refuses the array alone while the stored primary is in a national notation', async () => {
    context.sandbox.espocrm.settings.phoneNumberInternational = false;
    await put({ phoneNumber: '030 23125-101' });
    context.sandbox.espocrm.settings.phoneNumberInternational = true;
    assert.equal((await put({ phoneNumberData: [{ phoneNumber: A }] })).status, 400);
    assert.equal((await put({ firmenname: 'X' })).status, 200);
    assert.equal((await put({ phoneNumber: A, phoneNumberData: [{ phoneNumber: A }] })).status, 200);
  });

  it('drops items without an address', async () => {
    await put({ emailAddressData: [{ emailAddress: 'a@b.example' }] });
    assert.equal((await put({ emailAddressData: [{ emailAddress: '' }] })).status, 200);
    assert.deepEqual((await read())['emailAddressData'], []);
  });

  for (const address of ['kein-at', ' a@b.example', 'jürgen@b.example', 'a@müller.example']) {
    it(`refuses the address "${address}"`, async () => {
      assert.equal((await put({ emailAddressData: [{ emailAddress: address }] })).status, 400);
    });
  }

  it('echoes the arrays of a PUT as they were sent', async () => {
    const answer = (await put({ emailAddressData: [{ emailAddress: 'A@B.example' }] })).json as JsonObject;
    assert.deepEqual(answer['emailAddressData'], [{ emailAddress: 'A@B.example' }]);
  });
});

describe('the notation of phone numbers', () => {
  for (const [text, stored] of [
    ['+43 664 123 45 67', '+436641234567'], ['+43 (0)1 5120300', '+4315120300'], ['+43 1 51203 DW 12', '+4315120312'], ['+43 1 5120300 ext 5', '+4315120300'], ['+49 30 23125-101', '+493023125101'],
    ['0664 1234567', undefined], ['0043 664 1234567', undefined], ['(01) 5120300', undefined], ['+43', undefined], ['+1234', undefined], ['+9991234567', undefined], ['+4912345678901234567', undefined], ['abc', undefined], ['', undefined],
  ] as const) {
    it(`turns "${text}" into ${stored ?? 'a refusal'}`, () => {
      assert.equal(toE164(text), stored);
    });
  }
});
