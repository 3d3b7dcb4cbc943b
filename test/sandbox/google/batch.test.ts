import assert from 'node:assert/strict';
import { googlePerTest, hourAt, listAll } from './harness.js';

describe('batches in the Google stand-in', () => {
  const context = googlePerTest();
  const part = (line: string, body = ''): string => `--b\r\nContent-Type: application/http\r\nContent-ID: <${line.length}>\r\n\r\n${line}\r\nContent-Type: application/json\r\n\r\n${body}\r\n`;

  it('answers each part by itself', async () => {
    const path = `/calendar/v3/calendars/${encodeURIComponent(context.calendarId)}/events`;
    const insert = part(`POST ${path}`, JSON.stringify(hourAt('2026-03-20T09:00', { id: 'advo1' })));
    const reply = await fetch(`${context.google.origin()}batch/calendar/v3`, {
      method: 'POST',
      headers: { authorization: `Bearer ${context.google.standingToken}`, 'content-type': 'multipart/mixed; boundary=b' },
      body: `${insert}${insert}${part(`GET ${path}/fehlt`)}--b--`,
    });
    assert.deepEqual([...(await reply.text()).matchAll(/HTTP\/1.1 (\d+)/gu)].map((match) => match[1]), ['200', '409', '404']);
    assert.equal((await listAll(context)).items.length, 1);
  });
});
