import assert from 'node:assert/strict';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { add, googlePerTest, hourAt, refusalOf } from './harness.js';

describe('the push channels of the Google stand-in', () => {
  const context = googlePerTest();
  let receiver: Server;
  let address: string;
  let received: { method: string | undefined; headers: IncomingHttpHeaders; bytes: number }[];
  let answers: number[];
  beforeEach(async () => {
    [received, answers] = [[], []];
    receiver = createServer((request, response) => {
      let bytes = 0;
      request.on('data', (chunk: Buffer) => (bytes += chunk.length));
      request.on('end', () => {
        received.push({ method: request.method, headers: request.headers, bytes });
        response.writeHead(answers.shift() ?? 200).end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/calendar/google/notify`;
  });
  afterEach(() => new Promise((resolve) => {
    receiver.close(resolve);
    receiver.closeAllConnections();
  }));
  const watch = async (more: object = {}) =>
    (await context.api.events.watch({ calendarId: context.calendarId, requestBody: { id: 'kanal-1', type: 'web_hook', address, token: 'geheim', ...more } })).data;
  const states = (): unknown[] => received.map(({ headers }) => headers['x-goog-resource-state']);

  it('greets a new channel with an empty POST that says what it is about', async () => {
    const channel = await watch();
    await context.google.push.flush();
    const hello = received[0]!;
    assert.deepEqual([hello.method, hello.bytes], ['POST', 0]);
    assert.equal(hello.headers['x-goog-channel-id'], 'kanal-1');
    assert.equal(hello.headers['x-goog-channel-token'], 'geheim');
    assert.equal(hello.headers['x-goog-resource-state'], 'sync');
    assert.equal(hello.headers['x-goog-message-number'], '1');
    assert.equal(hello.headers['x-goog-resource-id'], channel.resourceId);
    assert.equal(hello.headers['x-goog-resource-uri'], channel.resourceUri);
    assert.equal(Date.parse(String(hello.headers['x-goog-channel-expiration'])), Number(channel.expiration));
  });

  it('lives for a week unless asked otherwise', async () => {
    assert.equal(Number((await watch()).expiration), context.clock.now + 7 * 86_400_000);
    assert.equal(Number((await watch({ id: 'kanal-2', params: { ttl: '3600' } })).expiration), context.clock.now + 3_600_000);
  });

  it('tells of a change by the API and by a person, with growing numbers', async () => {
    await watch();
    const { id } = await add(context, hourAt('2026-03-20T09:00'));
    context.google.people.edit(context.calendarId, id, { summary: 'Neu' });
    await context.google.push.flush();
    assert.deepEqual(states().sort(), ['exists', 'exists', 'sync']);
    const numbers = received.map(({ headers }) => Number(headers['x-goog-message-number'])).sort((left, right) => left - right);
    assert.equal(new Set(numbers).size, 3);
  });

  it('says nothing of another calendar', async () => {
    await watch();
    const other = (await context.api.calendars.insert({ requestBody: { summary: 'Anderer' } })).data.id ?? '';
    await context.api.events.insert({ calendarId: other, requestBody: hourAt('2026-03-20T09:00') });
    await context.google.push.flush();
    assert.deepEqual(states(), ['sync']);
  });

  it('falls silent once the channel is stopped', async () => {
    const { resourceId } = await watch();
    await context.google.push.flush();
    await context.api.channels.stop({ requestBody: { id: 'kanal-1', resourceId: resourceId ?? '' } });
    await add(context, hourAt('2026-03-20T09:00'));
    await context.google.push.flush();
    assert.deepEqual(states(), ['sync']);
  });

  it('falls silent once the channel has expired', async () => {
    await watch({ params: { ttl: '60' } });
    await context.google.push.flush();
    context.clock.now += 60_000;
    await add(context, hourAt('2026-03-20T09:00'));
    await context.google.push.flush();
    assert.deepEqual(states(), ['sync']);
  });

  it('tries again when the receiver answers 503, not when it answers 404', async () => {
    answers = [503, 200];
    await watch();
    await context.google.push.flush();
    assert.equal(received.length, 2);
    answers = [404];
    await add(context, hourAt('2026-03-20T09:00'));
    await context.google.push.flush();
    assert.equal(received.length, 3);
  });

  it('holds, loses and doubles notifications when told to', async () => {
    context.google.settings.push = 'held';
    await watch();
    assert.equal(received.length, 0);
    context.google.settings.pushTwice = true;
    await add(context, hourAt('2026-03-20T09:00'));
    context.google.settings.push = 'lost';
    await add(context, hourAt('2026-03-20T10:00'));
    await context.google.push.flush();
    assert.deepEqual(states().sort(), ['exists', 'exists', 'sync']);
  });

  it('reaches no other machine', async () => {
    await watch({ address: 'https://hub.example.org/notify' });
    await context.google.push.flush();
    assert.deepEqual(context.google.push.deliveries.map((delivery) => delivery.status), ['not this machine']);
  });

  it('wants https for an address elsewhere', async () => {
    assert.equal(await refusalOf(watch({ address: 'http://hub.example.org/notify' })), '400 push.webhookUrlNotHttps');
  });

  it('takes a channel id only once', async () => {
    await watch();
    assert.equal(await refusalOf(watch()), '400 channelIdNotUnique');
  });

  it('does not know a channel nobody made', async () => {
    assert.equal(await refusalOf(context.api.channels.stop({ requestBody: { id: 'fremd', resourceId: 'x' } })), '404 notFound');
  });
});
