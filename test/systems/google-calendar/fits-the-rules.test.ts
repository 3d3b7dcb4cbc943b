import assert from 'node:assert/strict';
import { fromAdvoware } from '../../../src/domain/calendar/from-advoware.js';
import { fromGoogle } from '../../../src/domain/calendar/from-google.js';
import type { GoogleEvent } from '../../../src/domain/calendar/google-event.js';
import { toGoogle } from '../../../src/domain/calendar/to-google.js';
import { contentOf } from '../../../src/domain/calendar/appointment.js';
import { firmInAdvoware } from '../../../src/sandbox/data/advoware-data.js';
import { appointmentAsSeenByApi } from '../../../src/sandbox/advoware/appointment.js';
import { appointmentSchema } from '../../../src/systems/advoware/appointments.js';
import { benchPerTest } from './support/bench.js';

describe('the client and the rules of the calendar', () => {
  const bench = benchPerTest();

  it('understand each other: what the rules write of an appointment in Advoware, they read back from Google', async () => {
    Object.assign(bench.google.settings, { callsPerMinutePerUser: null });
    const records = Object.values(firmInAdvoware(Date.parse('2026-03-10T09:00:00Z')).appointments).filter(({ fields }) => fields['anwalt'] === 'KL');
    for (const record of records) {
      const read = fromAdvoware(appointmentSchema.parse(appointmentAsSeenByApi(record)));
      assert.equal(read.kind, 'appointment');
      const made = await bench.client.insertEvent(bench.place, `advo${record.frNr}`, toGoogle(read.appointment));
      assert.equal(made.kind, 'inserted');
      const event: GoogleEvent = made.event;
      const back = fromGoogle(event);
      assert.equal(back.kind, 'appointment', String(record.frNr));
      assert.deepEqual(contentOf(back.appointment), contentOf(read.appointment));
    }
    const listed = await bench.client.listEvents(bench.place, {});
    assert.equal(listed.kind === 'full' && listed.events.filter(({ status }) => status !== 'cancelled').length, records.length);
  });
});
