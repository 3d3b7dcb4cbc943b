import assert from 'node:assert/strict';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { pbxPerTest } from './harness.js';

type Message = { sequence: number; event: { event_type: number; entity: string } };

describe('the event stream of the telephone system', () => {
  const context = pbxPerTest();
  const dial = (token: string): WebSocket => new WebSocket(`${context.origin.replace('http', 'ws')}callcontrol/ws`, { headers: { Authorization: `Bearer ${token}` } });
  const open = async (): Promise<{ socket: WebSocket; messages: Message[]; heard: (count: number) => Promise<void> }> => {
    const socket = dial(context.pbx.tokens.renew());
    const messages: Message[] = [];
    socket.on('message', (data) => messages.push(JSON.parse(String(data)) as Message));
    await once(socket, 'open');
    const heard = async (count: number): Promise<void> => {
      while (messages.length < count) await once(socket, 'message');
    };
    return { socket, messages, heard };
  };
  const refusal = async (socket: WebSocket): Promise<unknown> => ((await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }])[1].statusCode;

  it('says which leg changed and which has gone', async () => {
    const { messages, heard } = await open();
    const { callid } = context.pbx.pbx.ring('+493023125101', ['10']);
    context.pbx.pbx.answer(callid);
    context.pbx.pbx.hangUp(callid);
    await heard(3);
    assert.deepEqual(messages.map(({ event }) => [event.event_type, event.entity]), [
      [0, '/callcontrol/10/participants/1'], [0, '/callcontrol/10/participants/1'], [1, '/callcontrol/10/participants/1'],
    ]);
    assert.deepEqual(messages.map(({ sequence }) => sequence), [1, 2, 3]);
  });

  it('is refused without the token, and without the licence', async () => {
    assert.equal(await refusal(dial('falsch')), 401);
    context.pbx.settings.licence = 'pro';
    assert.equal(await refusal(dial(context.pbx.tokens.renew())), 403);
  });

  it('is struck by the faults of the wire', async () => {
    context.pbx.faults.add({ kind: 'status', status: 503, path: 'ws', times: 1 });
    assert.equal(await refusal(dial(context.pbx.tokens.renew())), 503);
    assert.equal(context.pbx.log.all().at(-1)?.status, 503);
  });

  it('breaks when it is told to', async () => {
    const { socket } = await open();
    context.pbx.socket.drop();
    await once(socket, 'close');
    assert.equal(context.pbx.socket.open, 0);
  });

  it('says nothing while its events are lost', async () => {
    const { messages, heard } = await open();
    context.pbx.settings.events = 'lost';
    const { callid } = context.pbx.pbx.ring('', ['10']);
    context.pbx.settings.events = 'on';
    context.pbx.pbx.answer(callid);
    await heard(1);
    assert.equal(messages.length, 1);
  });
});
