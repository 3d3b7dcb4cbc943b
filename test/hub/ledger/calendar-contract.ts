import assert from 'node:assert/strict';
import type { CalendarCommit, CalendarMemory, StoredChannel, StoredPair } from '../../../src/hub/ledger/calendars/calendar-store.js';
import type { Ledger, Run, RunOutcome } from '../../../src/hub/ledger/ledger.js';
import { manualEffects } from '../support/manual-effects.js';
import type { LedgerUnderTest } from './ledger-contract.js';

const pair = (frNr: number, eventKey: string, state: StoredPair['state'] = 'linked'): StoredPair =>
  ({ name: `${state} ${eventKey} ${frNr}`, state, frNr, eventKey, body: { base: { title: ['Termin', null] } } });
const channel: StoredChannel = { channelId: 'c-1', resourceId: 'r-1', token: 't-1', address: 'https://hub.example/notify', expiresAt: '2026-05-08T08:00:00Z' };
const event = (id: string, summary = 'Termin'): { id: string; body: { id: string; summary: string } } => ({ id, body: { id, summary } });

/** What the calendars of every ledger must do, whatever it stands on. */
export function calendarContract(name: string, subject: () => LedgerUnderTest): void {
  describe(`the calendars of the ledger on ${name}`, function () {
    this.timeout(60_000);
    let effects: ReturnType<typeof manualEffects>;
    let ledger: Ledger;
    const begin = async (kuerzel = 'MX'): Promise<Run> => (await ledger.beginRun({ kind: 'calendar', recordId: kuerzel, trigger: 'cron', actor: 'Hub' })).run;
    const save = async (change: CalendarCommit, kuerzel = 'MX'): Promise<CalendarMemory> => {
      await ledger.calendars.commit(await begin(kuerzel), change);
      return ledger.calendars.read(kuerzel);
    };
    const names = ({ pairs }: CalendarMemory): string[] => pairs.map((each) => each.name);

    beforeEach(async () => {
      effects = manualEffects();
      await subject().forget();
      ledger = await subject().open(effects);
    });
    afterEach(() => ledger.close());

    it('know nothing of an employee never heard of, who counts as active and masked', async () => {
      const { calendar, pairs, events } = await ledger.calendars.read('MX');
      assert.deepEqual([calendar.kuerzel, calendar.isActive, calendar.fullContent, calendar.calendarId, calendar.cursor], ['MX', true, false, null, null]);
      assert.deepEqual([pairs, events], [[], []]);
      assert.deepEqual(await ledger.calendars.overview(), []);
    });

    it('give back what was committed, and keep what a later commit does not name', async () => {
      await save({
        calendar: { calendarId: 'cal@group', sharedWith: 'mx@firm.example', cursor: { syncToken: 's1', parameters: 'p' }, channel, formerChannel: { ...channel, channelId: 'c-0' }, stopped: { hash: 'h', counts: { links: 1 } }, setAside: { x: { attempts: 2, until: '2026-05-01T09:00:00Z', reason: 'invalid' } } },
        pairs: { drop: [], put: [pair(1, 'e1'), { ...pair(0, 'e2', 'creating'), frNr: null }] },
        events: { drop: [], put: [event('e1'), event('e2')] },
      });
      const now = await save({ calendar: { formerChannel: null } });
      assert.deepEqual(now.calendar, {
        kuerzel: 'MX', email: null, isActive: true, fullContent: false, calendarId: 'cal@group', sharedWith: 'mx@firm.example',
        cursor: { syncToken: 's1', parameters: 'p' }, channel, formerChannel: null, stopped: { hash: 'h', counts: { links: 1 } }, goAhead: null, setAside: { x: { attempts: 2, until: '2026-05-01T09:00:00Z', reason: 'invalid' } },
      });
      assert.deepEqual(now.pairs.map(({ changedAt, ...rest }) => [rest, typeof changedAt]), [[{ ...pair(0, 'e2', 'creating'), frNr: null }, 'string'], [pair(1, 'e1'), 'string']]);
      assert.deepEqual(now.events, [event('e1'), event('e2')]);
    });

    it('replace and drop pairs and events by their names', async () => {
      await save({ pairs: { drop: [], put: [pair(1, 'e1'), pair(2, 'e2')] }, events: { drop: [], put: [event('e1'), event('e2')] } });
      const now = await save({ pairs: { drop: [pair(1, 'e1').name], put: [pair(1, 'e1', 'closed'), { ...pair(2, 'e2'), body: {} }] }, events: { drop: ['e1'], put: [event('e2', 'Neu')] } });
      assert.deepEqual(names(now), ['closed e1 1', 'linked e2 2']);
      assert.deepEqual(now.pairs[1]?.body, {});
      assert.deepEqual(now.events, [event('e2', 'Neu')]);
    });

    it('note when a pair was last changed', async () => {
      await save({ pairs: { drop: [], put: [pair(1, 'e1')] } });
      await effects.advance(90_000);
      const now = await save({ pairs: { drop: [], put: [pair(2, 'e2')] } });
      const [first = '', second = ''] = now.pairs.map(({ changedAt }) => changedAt);
      assert.equal(Date.parse(second) - Date.parse(first), 90_000);
    });

    for (const [what, other] of [['number', pair(1, 'e2')], ['event', pair(2, 'e1')], ['event that is being created', { ...pair(0, 'e1', 'creating'), frNr: null }]] as const) {
      it(`refuse a second pair with the same ${what}, and keep nothing of that commit`, async () => {
        await save({ pairs: { drop: [], put: [pair(1, 'e1')] } });
        await assert.rejects(save({ calendar: { calendarId: 'other' }, pairs: { drop: [], put: [other] } }), { code: 'conflict' });
        const now = await ledger.calendars.read('MX');
        assert.deepEqual([names(now), now.calendar.calendarId], [['linked e1 1'], null]);
      });
    }

    it('let number and event of a closed pair be linked again, also in one commit with the closing', async () => {
      await save({ pairs: { drop: [], put: [pair(1, 'e1')] } });
      const now = await save({ pairs: { drop: [pair(1, 'e1').name], put: [pair(1, 'e1', 'closed'), pair(1, 'e9')] } });
      assert.deepEqual(names(now), ['closed e1 1', 'linked e9 1']);
    });

    it('keep the calendars of two employees apart', async () => {
      await save({ calendar: { calendarId: 'a' }, pairs: { drop: [], put: [pair(1, 'e1')] }, events: { drop: [], put: [event('e1')] } });
      const other = await save({ calendar: { calendarId: 'b' }, pairs: { drop: [], put: [pair(1, 'e1')] }, events: { drop: ['e1'], put: [] } }, 'AB');
      assert.deepEqual([names(other), other.events], [['linked e1 1'], []]);
      assert.deepEqual((await ledger.calendars.read('MX')).events, [event('e1')]);
    });

    it('take nothing from a run that a newer one has replaced', async () => {
      const old = await begin();
      await begin();
      await assert.rejects(ledger.calendars.commit(old, { calendar: { calendarId: 'x' }, notices: [{ key: 'k', recordId: 'MX', userId: 'u', text: 't', detail: {} }] }), { code: 'lock_lost', retryable: true });
      assert.equal((await ledger.calendars.read('MX')).calendar.calendarId, null);
      assert.deepEqual(await ledger.claimNotices('MX'), []);
    });

    it('keep notices and remarks with the commit they belong to', async () => {
      const remark = { system: 'google', operation: 'Konflikt', recordId: '1', before: { text: 'A' }, after: { text: 'B' }, why: 'beide geändert' } as const;
      await save({ notices: [{ key: 'k', recordId: 'MX', userId: 'u', text: 't', detail: {} }], remarks: [remark] });
      assert.deepEqual((await ledger.claimNotices('MX')).map(({ key }) => key), ['k']);
      assert.deepEqual((await ledger.journal({ recordId: '1', limit: 5 })).map(({ system, outcome }) => [system, outcome]), [['google', 'remark']]);
    });

    it('hold what Advoware says of employees and what a person asked for, whatever a run commits beside it', async () => {
      await ledger.calendars.note([{ kuerzel: 'MX', email: 'mx@firm.example', isActive: true }, { kuerzel: 'AB', email: null, isActive: false }]);
      await ledger.calendars.note([{ kuerzel: 'MX', fullContent: true }]);
      const { calendar } = await save({ calendar: { calendarId: 'a' } });
      assert.deepEqual([calendar.email, calendar.isActive, calendar.fullContent, calendar.calendarId], ['mx@firm.example', true, true, 'a']);
      const { calendar: other } = await ledger.calendars.read('AB');
      assert.deepEqual([other.email, other.isActive, other.fullContent], [null, false, false]);
    });

    it('take a go-ahead only for the very plan that stands stopped', async () => {
      const goAhead = { hash: 'h1', actor: 'erika', at: '2026-05-01T08:00:00Z' };
      assert.equal(await ledger.calendars.allow('MX', goAhead), false);
      await save({ calendar: { stopped: { hash: 'h2' } } });
      assert.equal(await ledger.calendars.allow('MX', goAhead), false);
      assert.equal(await ledger.calendars.allow('MX', { ...goAhead, hash: 'h2' }), true);
      assert.deepEqual((await ledger.calendars.read('MX')).calendar.goAhead, { ...goAhead, hash: 'h2' });
    });

    it('find a channel by its id as long as it is the current one', async () => {
      await save({ calendar: { channel } });
      assert.deepEqual(await ledger.calendars.findChannel('c-1'), { kuerzel: 'MX', channel });
      await save({ calendar: { channel: { ...channel, channelId: 'c-2' }, formerChannel: channel } });
      assert.equal(await ledger.calendars.findChannel('c-1'), undefined);
    });

    it('show every employee with the last run, the last success and the number of linked pairs', async () => {
      const end = async (outcome: RunOutcome): Promise<void> => {
        const run = await begin();
        await effects.advance(1_000);
        await ledger.endRun(run, outcome);
      };
      await save({ pairs: { drop: [], put: [pair(1, 'e1'), pair(2, 'e2', 'closed')] } });
      await end({ result: 'updated', counts: { new_in_google: 1 } });
      const succeeded = effects.now();
      await end({ result: 'failed', counts: {}, error: 'Advoware antwortet nicht' });
      await ledger.calendars.note([{ kuerzel: 'AB', isActive: false }]);
      const [ab, mx] = await ledger.calendars.overview();
      assert.deepEqual([ab?.kuerzel, ab?.isActive, ab?.linked, ab?.lastRun, ab?.lastSuccessAt], ['AB', false, 0, null, null]);
      assert.deepEqual([mx?.linked, mx?.lastRun?.result, mx?.lastRun?.error, mx?.lastRun?.counts], [1, 'failed', 'Advoware antwortet nicht', {}]);
      assert.equal(Date.parse(mx?.lastSuccessAt ?? ''), succeeded.epochMilliseconds);
    });
  });
}
