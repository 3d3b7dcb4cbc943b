import assert from 'node:assert/strict';
import { createInbox } from '../../../src/systems/threecx/watch/inbox.js';

const about = (type: number, entity: string): string => JSON.stringify({ sequence: 1, event: { event_type: type, entity, attached_data: null } });

describe('the inbox of the live calls', () => {
  it('keeps the latest news of each leg, in the order in which the legs were first named', () => {
    const inbox = createInbox();
    inbox.receive(about(0, '/callcontrol/10/participants/1'));
    inbox.receive(about(0, '/callcontrol/11/participants/2'));
    inbox.receive(about(1, '/callcontrol/10/participants/1'));
    assert.deepEqual([inbox.take(), inbox.take(), inbox.take()], [{ dn: '10', id: 1, news: 'gone' }, { dn: '11', id: 2, news: 'changed' }, undefined]);
  });

  it('reads extensions as they are encoded in a path', () => {
    const inbox = createInbox();
    inbox.receive(about(0, '/callcontrol/hub%20eins/participants/1'));
    assert.equal(inbox.take()?.dn, 'hub eins');
  });

  it('is bounded: what it has no room for is told as an overflow, once', () => {
    const inbox = createInbox();
    for (let id = 0; id < 1_500; id += 1) inbox.receive(about(0, `/callcontrol/10/participants/${id}`));
    assert.deepEqual([inbox.takeOverflow(), inbox.takeOverflow()], [true, false]);
    let kept = 0;
    while (inbox.take() !== undefined) kept += 1;
    assert.equal(kept, 1_000);
  });

  it('wakes who waits for it, and lets nobody wait who has something to read', async () => {
    const inbox = createInbox();
    const waiting = inbox.waiting();
    inbox.receive(about(0, '/callcontrol/10/participants/1'));
    await waiting;
    await inbox.waiting();
    inbox.take();
    const again = inbox.waiting();
    inbox.wake();
    await again;
  });

  for (const text of ['', 'kein JSON', 'null', '{"event":{}}', about(2, '/callcontrol/10/participants/1'), about(0, '/callcontrol/10/devices/1'), about(0, '/callcontrol/../xapi/v1/Users'), about(0, 'https://anderswo.example/callcontrol/10/participants/1')]) {
    it(`passes over ${text === '' ? 'an empty message' : text}`, () => {
      const inbox = createInbox();
      inbox.receive(text);
      assert.equal(inbox.take(), undefined);
    });
  }
});
