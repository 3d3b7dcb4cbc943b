import assert from 'node:assert/strict';
import { SettingsError } from '../../../src/hub/settings/settings-error.js';
import { readGoogleSettings } from '../../../src/systems/google-calendar/google-settings.js';

describe('the settings of the calendar sync', () => {
  it('have defaults', () => {
    assert.deepEqual(readGoogleSettings({}), { serviceAccountPath: undefined, apiRoot: 'https://www.googleapis.com/', cron: '0 3 * * *', pollSeconds: 300, pastDays: 90, futureDays: 730 });
  });
  it('are read from the environment', () => {
    const settings = readGoogleSettings({
      GOOGLE_CALENDAR_SERVICE_ACCOUNT_PATH: '/etc/hub/key.json', GOOGLE_CALENDAR_API_ROOT: 'http://127.0.0.1:4002', CALENDAR_CRON: '30 2 * * *',
      CALENDAR_POLL_SECONDS: '60', CALENDAR_PAST_DAYS: '30', CALENDAR_FUTURE_DAYS: '365',
    });
    assert.deepEqual(settings, { serviceAccountPath: '/etc/hub/key.json', apiRoot: 'http://127.0.0.1:4002/', cron: '30 2 * * *', pollSeconds: 60, pastDays: 30, futureDays: 365 });
  });
  it('turn the daily run off with an empty cron', () => {
    assert.equal(readGoogleSettings({ CALENDAR_CRON: '' }).cron, '');
  });
  it('take an empty value for an absent one', () => {
    assert.equal(readGoogleSettings({ GOOGLE_CALENDAR_API_ROOT: ' ', CALENDAR_POLL_SECONDS: '' }).pollSeconds, 300);
  });
  const wrong: [string, string][] = [
    ['GOOGLE_CALENDAR_API_ROOT', 'googleapis.com'], ['GOOGLE_CALENDAR_API_ROOT', 'http://calendar.example/'], ['GOOGLE_CALENDAR_API_ROOT', 'https://calendar.example/google/'],
    ['GOOGLE_CALENDAR_API_ROOT', 'https://user:geheim@calendar.example/'], ['GOOGLE_CALENDAR_SERVICE_ACCOUNT_PATH', '${KEY_FILE}'],
    ['CALENDAR_CRON', 'täglich'], ['CALENDAR_POLL_SECONDS', '5'], ['CALENDAR_PAST_DAYS', '-1'], ['CALENDAR_FUTURE_DAYS', '0'],
  ];
  for (const [variable, value] of wrong) {
    it(`refuse ${value} for ${variable}`, () => {
      assert.throws(() => readGoogleSettings({ [variable]: value }), (error) => error instanceof SettingsError && error.faults.length === 1 && error.faults[0]?.variable === variable && !error.message.includes('geheim'));
    });
  }
  it('list every fault at once', () => {
    assert.throws(() => readGoogleSettings({ CALENDAR_PAST_DAYS: 'x', CALENDAR_CRON: 'x' }), (error) => error instanceof SettingsError && error.faults.length === 2);
  });
});
