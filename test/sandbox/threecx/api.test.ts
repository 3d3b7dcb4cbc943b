import assert from 'node:assert/strict';
import { logIn, pbxPerTest } from './harness.js';

describe('the login of the telephone system', () => {
  const context = pbxPerTest();
  const bearer = (token = ''): Record<string, string> => ({ Authorization: `Bearer ${token}` });

  it('gives a token that opens both APIs', async () => {
    const { body } = await logIn(context);
    assert.equal((await context.call('GET', 'callcontrol', undefined, bearer(body.access_token))).status, 200);
    assert.equal((await context.call('GET', 'xapi/v1/Recordings', undefined, bearer(body.access_token))).status, 200);
  });

  it('ends the token before', async () => {
    const first = (await logIn(context)).body.access_token;
    await logIn(context);
    assert.equal((await context.call('GET', 'callcontrol', undefined, bearer(first))).status, 401);
  });

  it('tells the life of a token in seconds, or in minutes as older versions do', async () => {
    assert.equal((await logIn(context)).body.expires_in, 3600);
    context.pbx.settings.expiresIn = 'minutes';
    assert.equal((await logIn(context)).body.expires_in, 60);
  });

  it('lets a token live as long as it said, in either unit', async () => {
    context.pbx.settings.expiresIn = 'minutes';
    const token = (await logIn(context)).body.access_token;
    context.clock.forward(59 * 60_000);
    assert.equal((await context.call('GET', 'callcontrol', undefined, bearer(token))).status, 200);
    context.clock.forward(60_000);
    assert.equal((await context.call('GET', 'callcontrol', undefined, bearer(token))).status, 401);
  });

  it('takes the multipart form of the vendor\'s own programs', async () => {
    const form = new FormData();
    const { clientId, apiKey } = context.pbx.credentials;
    for (const [name, value] of Object.entries({ client_id: clientId, client_secret: apiKey, grant_type: 'client_credentials' })) form.set(name, value);
    assert.equal((await fetch(`${context.origin}connect/token`, { method: 'POST', body: form })).status, 200);
  });

  it('refuses a wrong secret and no login at all', async () => {
    assert.deepEqual([(await logIn(context, { client_secret: 'falsch' })).status, (await context.call('GET', 'callcontrol', undefined, {})).status], [401, 401]);
  });

  it('opens nothing but the login with the smaller licence', async () => {
    context.pbx.settings.licence = 'pro';
    assert.equal((await context.call('GET', 'callcontrol')).status, 403);
    assert.equal((await context.call('GET', 'xapi/v1/Recordings')).status, 403);
    assert.equal((await logIn(context)).status, 200);
  });
});

describe('a call in the Call Control API', () => {
  const context = pbxPerTest();
  const participants = async (dn: string): Promise<{ id: number; status: string; callid: number; party_caller_id: string; referred_by_dn: string | null }[]> =>
    (await context.call('GET', `callcontrol/${dn}/participants`)).json as never;

  it('is a ringing participant at each telephone that rings', async () => {
    context.pbx.pbx.ring('+493023125101', ['10', '11']);
    const [at10, at11] = [await participants('10'), await participants('11')];
    assert.deepEqual([at10[0]?.status, at10[0]?.party_caller_id, at11[0]?.callid], ['Ringing', '+493023125101', at10[0]?.callid]);
  });

  it('stays with the one who answers', async () => {
    const { callid } = context.pbx.pbx.ring('+493023125101', ['10', '11']);
    context.pbx.pbx.answer(callid, '11');
    assert.deepEqual([(await participants('10')).length, (await participants('11'))[0]?.status], [0, 'Connected']);
  });

  it('goes on at another telephone when it is put through', async () => {
    const { callid } = context.pbx.pbx.ring('+493023125101', ['10']);
    context.pbx.pbx.answer(callid);
    context.pbx.pbx.transfer(callid, '12');
    const [leg] = await participants('12');
    assert.deepEqual([(await participants('10')).length, leg?.status, leg?.referred_by_dn, leg?.callid], [0, 'Ringing', '10', callid]);
  });

  it('begins with makecall from the device', async () => {
    const [device] = (await context.call('GET', 'callcontrol/10/devices')).json as { device_id: string }[];
    const { json } = await context.call('POST', `callcontrol/10/devices/${encodeURIComponent(device?.device_id ?? '')}/makecall`, { destination: '+493023125101' });
    const { finalstatus, result } = json as { finalstatus: string; result: { status: string; callid: number } };
    assert.deepEqual([finalstatus, result.status], ['Success', 'Dialing']);
    assert.equal(context.pbx.pbx.call(result.callid).direction, 'outbound');
  });

  it('does not begin from an extension that dials already, nor without a destination', async () => {
    context.pbx.pbx.dial('10', '+493023125101');
    assert.equal(((await context.call('POST', 'callcontrol/10/makecall', { destination: '+493023125102' })).json as { finalstatus: string }).finalstatus, 'Rejected');
    assert.equal((await context.call('POST', 'callcontrol/11/makecall', {})).status, 422);
  });

  it('is not there any more once it has ended', async () => {
    const { callid } = context.pbx.pbx.ring('', ['10']);
    const [leg] = await participants('10');
    context.pbx.pbx.hangUp(callid);
    assert.equal((await context.call('GET', `callcontrol/10/participants/${leg?.id}`)).status, 404);
  });
});

describe('recordings and call log of the telephone system', () => {
  const context = pbxPerTest({ recordingDelayMs: 5_000 });
  const talk = (): string => {
    const { callid, id } = context.pbx.pbx.ring('+493023125101', ['10']);
    context.clock.forward(4_000);
    context.pbx.pbx.answer(callid);
    context.clock.forward(61_000);
    context.pbx.pbx.hangUp(callid);
    return id;
  };
  const list = async (query = ''): Promise<Record<string, unknown>[]> => ((await context.call('GET', `xapi/v1/Recordings${query}`)).json as { value: Record<string, unknown>[] }).value;

  it('show a recording some time after the end of the call', async () => {
    talk();
    assert.deepEqual(await list(), []);
    context.clock.forward(5_000);
    const [recording] = await list();
    assert.deepEqual([recording?.['CallType'], recording?.['FromCallerNumber'], recording?.['ToDn']], ['InboundExternal', '+493023125101', '10']);
  });

  it('give its sound as a WAV file, in both dialects', async () => {
    const id = talk();
    context.clock.forward(5_000);
    const xapi = await fetch(`${context.origin}xapi/v1/Recordings/Pbx.DownloadRecording(recId=1)`, { headers: { Authorization: `Bearer ${context.pbx.tokens.renew()}` } });
    const simple = await fetch(`${context.origin}api/v1/calls/${id}/recording`, { headers: { 'X-API-Key': context.pbx.credentials.apiKey } });
    const sound = Buffer.from(await xapi.arrayBuffer());
    assert.deepEqual([xapi.headers.get('content-type'), sound.subarray(0, 4).toString(), sound.readUInt32LE(4) + 8], ['audio/x-wav', 'RIFF', sound.length]);
    assert.deepEqual(Buffer.from(await simple.arrayBuffer()), sound);
  });

  it('keep no recording of a missed call', async () => {
    context.pbx.pbx.hangUp(context.pbx.pbx.ring('+493023125101', ['10']).callid);
    context.clock.forward(60_000);
    assert.deepEqual(await list(), []);
  });

  it('filter by time and refuse a page of more than 100', async () => {
    talk();
    context.clock.forward(60_000);
    assert.equal((await list('?$filter=StartTime ge 2026-03-10T09:00:00Z')).length, 1);
    assert.equal((await list('?$filter=StartTime ge 2026-03-10T09:00:01Z')).length, 0);
    assert.equal((await context.call('GET', 'xapi/v1/Recordings?$top=101')).status, 400);
  });

  it('have a row in the log for each part of a call', async () => {
    talk();
    const path = "xapi/v1/ReportCallLogData/Pbx.GetCallLogData(periodFrom=2026-03-10T00:00:00Z,periodTo=2026-03-11T00:00:00Z,sourceType=0,sourceFilter='',destinationType=0,"
      + "destinationFilter='',callsType=0,callTimeFilterType=0,callTimeFilterFrom='0:00:0',callTimeFilterTo='0:00:0',hidePcalls=true)";
    const { value } = (await context.call('GET', path)).json as { value: Record<string, unknown>[] };
    assert.deepEqual(value.map((row) => [row['Answered'], row['RingingDuration'], row['TalkingDuration'], row['DestinationDn']]), [[true, 'PT4.000S', 'PT61.000S', '10']]);
  });
});

describe('the older dialect of the telephone system', () => {
  const context = pbxPerTest();
  const key = (): Record<string, string> => ({ 'X-API-Key': context.pbx.credentials.apiKey });
  const status = async (id: string): Promise<unknown> => ((await context.call('GET', `api/v1/calls/${id}/status`, undefined, key())).json as { status?: string }).status;

  it('starts a call and tells its state to the end', async () => {
    const { id } = (await context.call('POST', 'api/v1/calls/initiate', { from: '10', to: '+493023125101' }, key())).json as { id: string };
    const { callid } = context.pbx.pbx.calls[0]!;
    assert.equal(await status(id), 'dialing');
    context.pbx.pbx.answer(callid);
    assert.equal(await status(id), 'connected');
    context.pbx.pbx.hangUp(callid);
    assert.equal(await status(id), 'completed');
  });

  it('takes user and password too, and nobody without', async () => {
    const { clientId, apiKey } = context.pbx.credentials;
    const basic = { Authorization: `Basic ${Buffer.from(`${clientId}:${apiKey}`).toString('base64')}` };
    assert.equal((await context.call('GET', 'api/v1/calls/x/status', undefined, basic)).status, 404);
    assert.equal((await context.call('GET', 'api/v1/calls/x/status', undefined, {})).status, 401);
  });

  it('needs no licence', async () => {
    context.pbx.settings.licence = 'pro';
    assert.equal((await context.call('POST', 'api/v1/calls/initiate', { from: '10', to: '+493023125101' }, key())).status, 200);
  });
});
