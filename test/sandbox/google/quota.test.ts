import assert from 'node:assert/strict';
import { add, googlePerTest, hourAt, newCalendar, refusalOf } from './harness.js';

describe('the limits of the Google stand-in', () => {
  const context = googlePerTest({ callsPerMinutePerUser: 3, callsPerMinute: 6, calendarCreations: 2 });
  const list = (quotaUser: string): Promise<string> => refusalOf(context.api.events.list({ calendarId: context.calendarId, quotaUser }));

  it('counts calls of each quota user by themselves', async () => {
    for (let index = 0; index < 3; index += 1) assert.equal(await list('KL'), 'ok');
    assert.equal(await list('KL'), '403 userRateLimitExceeded');
    assert.equal(await list('TV'), 'ok');
  });

  it('lets calls through again a minute later', async () => {
    for (let index = 0; index < 4; index += 1) await list('KL');
    context.clock.now += 60_000;
    assert.equal(await list('KL'), 'ok');
  });

  it('counts the calls of everybody together', async () => {
    for (const user of ['A', 'B', 'C', 'D', 'E']) assert.equal(await list(user), 'ok');
    assert.equal(await list('F'), '403 rateLimitExceeded');
  });

  it('counts no calls where there is no limit', async () => {
    context.google.settings.callsPerMinutePerUser = null;
    context.google.settings.callsPerMinute = null;
    for (let index = 0; index < 8; index += 1) await list('KL');
    assert.equal(context.google.calls.count({ quotaUser: 'KL', status: 200 }), 8);
  });

  it('refuses too many new calendars with the reason of a use limit, for hours', async () => {
    await newCalendar(context.api);
    context.clock.now += 3_600_000;
    assert.equal(await refusalOf(newCalendar(context.api)), '403 quotaExceeded');
    context.clock.now += 3 * 3_600_000;
    assert.equal(await refusalOf(newCalendar(context.api)), 'ok');
  });

  it('refuses writes to one calendar in quick succession', async () => {
    Object.assign(context.google.settings, { writeSpacingMs: 100, callsPerMinutePerUser: null });
    await add(context, hourAt('2026-03-20T09:00'));
    assert.equal(await refusalOf(add(context, hourAt('2026-03-20T10:00'))), '403 rateLimitExceeded');
    context.clock.now += 100;
    assert.equal(await refusalOf(add(context, hourAt('2026-03-20T10:00'))), 'ok');
  });
});
