import assert from 'node:assert/strict';
import type { Effects } from '../../../src/hub/effects/effects.js';
import type { Commit, JournalIntent, Ledger, Link, NoticeDraft, Run } from '../../../src/hub/ledger/ledger.js';
import { manualEffects } from '../support/manual-effects.js';

/** Opens a ledger on the same state every time it is called, until `forget` makes the next one start empty. */
export interface LedgerUnderTest {
  open(effects: Effects): Promise<Ledger>;
  forget(): Promise<void>;
}

const linked = (leftId: string, rightId: string, base: Record<string, string> | null = { name: 'Müller' }): Link =>
  ({ state: 'linked', leftId, rightId, base, seen: { versionNumber: 3 } });
const intent = (recordId: string, extra: Partial<JournalIntent> = {}): JournalIntent => ({
  system: 'advoware', operation: 'PUT Beteiligte', recordId, before: { name: 'Alt' }, after: { name: 'Neu' }, why: 'im CRM geändert', ...extra,
});
const notice = (key: string, recordId = 'a'): NoticeDraft => ({ key, recordId, userId: 'u1', text: 'Konflikt bei name', detail: { field: 'name' } });

/** What every ledger must do, whatever it stands on. */
export function ledgerContract(name: string, subject: () => LedgerUnderTest): void {
  describe(`the ledger on ${name}`, function () {
    this.timeout(60_000);
    let effects: ReturnType<typeof manualEffects>;
    let ledger: Ledger;
    const begin = (recordId = 'a'): ReturnType<Ledger['beginRun']> => ledger.beginRun({ kind: 'beteiligter', recordId, trigger: 'webhook', actor: 'hub' });
    const save = async (change: Commit, recordId = 'a'): Promise<Run> => {
      const { run } = await begin(recordId);
      await ledger.commit(run, change);
      return run;
    };

    beforeEach(async () => {
      effects = manualEffects();
      await subject().forget();
      ledger = await subject().open(effects);
    });
    afterEach(() => ledger.close());

    it('knows no link of a record it has never seen', async () => {
      const { run, link } = await begin();
      assert.equal(link, undefined);
      assert.deepEqual([run.kind, run.recordId, run.fence], ['beteiligter', 'a', 1]);
    });

    const states: Link[] = [
      { state: 'creating', leftId: 'a', intent: { name: 'Müller', list: [1, { x: null }] } },
      linked('a', '17'), linked('a', '17', null),
      { state: 'closed', leftId: 'a', rightId: '17', reason: 'im CRM gelöscht' },
      { state: 'closed', leftId: 'a', rightId: null, reason: 'nie angelegt' },
      { ...linked('a', '17'), goneAt: '2026-03-01T12:00:00.000Z' } as Link,
      { state: 'closed', leftId: 'a', rightId: '17', reason: 'weg', goneAt: '2026-03-01T12:00:00.000Z' },
    ];
    for (const link of states) {
      it(`gives back a link that is ${link.state} (${JSON.stringify(link).length} characters) as it was committed`, async () => {
        await save({ link });
        assert.deepEqual((await begin()).link, link);
      });
    }

    it('replaces a link as a whole', async () => {
      await save({ link: linked('a', '17') });
      await save({ link: { state: 'closed', leftId: 'a', rightId: '17', reason: 'weg' } });
      assert.deepEqual((await begin()).link, { state: 'closed', leftId: 'a', rightId: '17', reason: 'weg' });
    });

    it('finds a link by its right side only while it is linked', async () => {
      await save({ link: linked('a', '17') });
      assert.deepEqual(await ledger.findByRight('beteiligter', '17'), linked('a', '17'));
      assert.equal(await ledger.findByRight('beteiligter', '18'), undefined);
      await save({ link: { state: 'closed', leftId: 'a', rightId: '17', reason: 'weg' } });
      assert.equal(await ledger.findByRight('beteiligter', '17'), undefined);
    });

    it('counts what is missing on the other side: all that is still linked, and what was closed since an instant', async () => {
      const closed = (leftId: string, goneAt: string): Link => ({ state: 'closed', leftId, rightId: leftId, reason: 'weg', goneAt });
      await save({ link: { ...linked('b', '2'), goneAt: '2026-02-01T00:00:00Z' } as Link }, 'b');
      await save({ link: { ...linked('a', '1'), goneAt: '2026-03-01T00:00:00Z' } as Link }, 'a');
      await save({ link: closed('c', '2026-03-01T11:00:00Z') }, 'c');
      await save({ link: closed('d', '2026-02-28T11:00:00Z') }, 'd');
      await save({ link: linked('e', '5') }, 'e');
      await save({ link: { state: 'closed', leftId: 'f', rightId: '6', reason: 'im CRM gelöscht' } }, 'f');
      assert.equal(await ledger.countGone('beteiligter', '2026-03-01T12:00:00+01:00'), 3);
      assert.equal(await ledger.countGone('beteiligter', '2026-02-01T00:00:00Z'), 4);
      assert.equal(await ledger.countGone('lead', '2026-02-01T00:00:00Z'), 0);
      assert.deepEqual(await ledger.heldGone('beteiligter'), ['a', 'b']);
    });

    it('holds a record no longer that is there again', async () => {
      await save({ link: { ...linked('a', '1'), goneAt: '2026-03-01T00:00:00Z' } as Link });
      await save({ link: linked('a', '1') });
      assert.deepEqual([await ledger.heldGone('beteiligter'), await ledger.countGone('beteiligter', '2026-01-01T00:00:00Z')], [[], 0]);
    });

    it('lists what is linked, a page at a time, and nothing else', async () => {
      for (const id of ['c', 'a', 'b']) await save({ link: linked(id, `1${id.charCodeAt(0)}`) }, id);
      await save({ link: { state: 'closed', leftId: 'd', rightId: null, reason: 'weg' } }, 'd');
      const first = await ledger.linked('beteiligter', { after: '', limit: 2 });
      assert.deepEqual(first.map(({ leftId }) => leftId), ['a', 'b']);
      assert.deepEqual((await ledger.linked('beteiligter', { after: 'b', limit: 2 })).map(({ leftId }) => leftId), ['c']);
    });

    it('keeps the remark of a notice once, with the notice that is new', async () => {
      const told = { ...notice('k'), remark: { ...intent('17'), operation: 'Konflikt' } };
      await save({ notices: [told, told] });
      await save({ notices: [told] });
      assert.deepEqual((await ledger.journal({ recordId: '17', limit: 5 })).map(({ operation, outcome }) => [operation, outcome]), [['Konflikt', 'remark']]);
      assert.deepEqual((await ledger.claimNotices('a')).map(({ key, detail }) => [key, detail]), [['k', { field: 'name' }]]);
    });

    it('refuses a second link to the same right side with conflict, and commits nothing of it', async () => {
      await save({ link: linked('a', '17') });
      const { run } = await begin('b');
      await assert.rejects(ledger.commit(run, { link: linked('b', '17'), notices: [notice('n1', 'b')] }), { code: 'conflict', message: /17 ist schon/ });
      assert.equal((await begin('b')).link, undefined);
      assert.deepEqual(await ledger.claimNotices('b'), []);
    });

    it('links a right side anew after its old link was closed', async () => {
      await save({ link: linked('a', '17') });
      await save({ link: { state: 'closed', leftId: 'a', rightId: '17', reason: 'weg' } });
      await save({ link: linked('b', '17') }, 'b');
      assert.deepEqual(await ledger.findByRight('beteiligter', '17'), linked('b', '17'));
    });

    it('does not let an older run commit, and says lock_lost', async () => {
      const { run: older } = await begin();
      const { run: newer } = await begin();
      assert.equal(newer.fence, older.fence + 1);
      await assert.rejects(ledger.commit(older, { link: linked('a', '17') }), { code: 'lock_lost' });
      assert.equal(await ledger.findByRight('beteiligter', '17'), undefined);
      await ledger.commit(newer, { link: linked('a', '18') });
    });

    it('fences every record for itself', async () => {
      const { run } = await begin('a');
      await begin('b');
      await ledger.commit(run, { link: linked('a', '17') });
    });

    it('lets one of many runs at once commit: the last', async () => {
      const runs = (await Promise.all(Array.from({ length: 8 }, () => begin()))).map(({ run }) => run);
      assert.deepEqual(runs.map((run) => run.fence).sort(), [1, 2, 3, 4, 5, 6, 7, 8]);
      const ended = await Promise.allSettled(runs.map((run) => ledger.commit(run, { link: linked('a', String(run.fence)) })));
      assert.equal(ended.filter(({ status }) => status === 'fulfilled').length, 1);
      assert.ok(await ledger.findByRight('beteiligter', '8'));
    });

    it('notes a write before and after, newest first, with who and when', async () => {
      const { run } = await begin();
      const first = await ledger.intend(run, intent('a'));
      await effects.advance(1_000);
      await ledger.intend(run, intent('b', { operation: 'POST Beteiligte' }));
      await ledger.settle(first, { kind: 'done' });
      const rows = await ledger.journal({ limit: 10 });
      assert.deepEqual(rows.map((row) => [row.recordId, row.operation, row.outcome]), [['b', 'POST Beteiligte', 'open'], ['a', 'PUT Beteiligte', 'done']]);
      assert.deepEqual(rows[1], {
        ...intent('a'), id: first, runId: run.id, actor: 'hub', intentAt: '2026-03-01T12:00:00.000Z', outcome: 'done', outcomeAt: '2026-03-01T12:00:01.000Z', reason: null,
      });
    });

    it('notes the id that the other side gave, and the reason of a refusal', async () => {
      const { run } = await begin();
      await ledger.settle(await ledger.intend(run, intent('neu')), { kind: 'done', recordId: '4711' });
      await ledger.settle(await ledger.intend(run, intent('a')), { kind: 'refused', reason: 'HTTP 422' });
      await ledger.settle(await ledger.intend(run, intent('a')), { kind: 'unknown', reason: 'time-out' });
      await ledger.settle(await ledger.intend(run, intent('a')), { kind: 'suppressed' });
      const rows = await ledger.journal({ limit: 10 });
      assert.deepEqual(rows.map((row) => [row.recordId, row.outcome, row.reason]),
        [['a', 'suppressed', null], ['a', 'unknown', 'time-out'], ['a', 'refused', 'HTTP 422'], ['4711', 'done', null]]);
    });

    it('shows the journal of one record, as many rows as asked for', async () => {
      const { run } = await begin();
      for (const recordId of ['a', 'b', 'a', 'a']) await ledger.intend(run, intent(recordId));
      assert.equal((await ledger.journal({ recordId: 'a', limit: 2 })).length, 2);
      assert.equal((await ledger.journal({ recordId: 'a', limit: 9 })).length, 3);
    });

    it('says not_found when something unknown is settled, ended or sent', async () => {
      const unknown: Run = { id: 'x', kind: 'beteiligter', recordId: 'a', fence: 1 };
      await assert.rejects(ledger.settle('x', { kind: 'suppressed' }), { code: 'not_found' });
      await assert.rejects(ledger.endRun(unknown, { result: 'updated', counts: {} }), { code: 'not_found' });
      await assert.rejects(ledger.noticeSent('x'), { code: 'not_found' });
    });

    it('commits remarks as rows of the journal that wait for nothing', async () => {
      const run = await save({ remarks: [intent('a', { why: 'EspoCRM gewinnt' })] });
      const [row] = await ledger.journal({ limit: 1 });
      assert.deepEqual([row?.runId, row?.outcome, row?.why, row?.outcomeAt], [run.id, 'remark', 'EspoCRM gewinnt', '2026-03-01T12:00:00.000Z']);
    });

    it('journals the proxy under runs of its own, which have no link', async () => {
      const { run, link } = await ledger.beginRun({ kind: 'proxy', recordId: 'Beteiligte/17', trigger: 'proxy', actor: 'kong' });
      assert.equal(link, undefined);
      await ledger.intend(run, intent('17'));
      assert.equal((await ledger.journal({ limit: 1 }))[0]?.actor, 'kong');
    });

    it('keeps a notice until it is sent, telling whether it was tried before', async () => {
      await save({ notices: [notice('n1'), notice('n2'), notice('n3', 'b')] });
      const first = await ledger.claimNotices('a');
      assert.deepEqual(first.map(({ key, attempted }) => [key, attempted]), [['n1', false], ['n2', false]]);
      assert.deepEqual({ ...first[0], id: '' }, { ...notice('n1'), id: '', attempted: false });
      await ledger.noticeSent(first[0]?.id ?? '');
      assert.deepEqual((await ledger.claimNotices('a')).map(({ key, attempted }) => [key, attempted]), [['n2', true]]);
    });

    it('never keeps a second notice of the same key, also when the first was sent', async () => {
      await save({ notices: [notice('n1'), notice('n1')] });
      for (const { id } of await ledger.claimNotices('a')) await ledger.noticeSent(id);
      await save({ notices: [notice('n1')] });
      assert.deepEqual(await ledger.claimNotices('a'), []);
    });

    it('shows ended runs, newest first, and counts their results since an instant', async () => {
      for (const [recordId, result] of [['a', 'updated'], ['b', 'failed'], ['a', 'updated']] as const) {
        const { run } = await begin(recordId);
        await effects.advance(60_000);
        await ledger.endRun(run, { result, counts: { toAdvoware: 2 }, ...(result === 'failed' ? { error: 'upstream_failed' } : {}) });
      }
      await begin('open');
      assert.deepEqual((await ledger.runs({ limit: 2 })).map(({ recordId, result }) => [recordId, result]), [['a', 'updated'], ['b', 'failed']]);
      assert.deepEqual(await ledger.runs({ recordId: 'b', limit: 9 }), [{
        recordId: 'b', trigger: 'webhook', startedAt: '2026-03-01T12:01:00.000Z', endedAt: '2026-03-01T12:02:00.000Z', result: 'failed', counts: { toAdvoware: 2 }, error: 'upstream_failed',
      }]);
      assert.deepEqual(await ledger.runResults('beteiligter', '2026-03-01T00:00:00Z'), { updated: 2, failed: 1 });
      assert.deepEqual(await ledger.runResults('beteiligter', '2026-03-01T13:02:00+01:00'), { updated: 1, failed: 1 });
    });

    it('keeps odd text: quotes, emoji, half characters, and drops the zero character', async () => {
      const odd = `a"'\\ü😀\n${String.fromCharCode(0)}b`;
      await save({ link: linked('a', '17', { name: odd }), notices: [{ ...notice('n1'), text: odd }] });
      const kept = odd.replace('\0', '');
      assert.deepEqual((await begin()).link, linked('a', '17', { name: kept }));
      assert.equal((await ledger.claimNotices('a'))[0]?.text, kept);
      await save({ link: linked('a', '17', { name: '\ud800' }) });
    });

    it('has everything again when it is opened anew on the same state', async () => {
      await save({ link: linked('a', '17'), notices: [notice('n1')] });
      await ledger.close();
      ledger = await subject().open(effects);
      const { run, link } = await begin();
      assert.deepEqual([run.fence, link], [2, linked('a', '17')]);
      assert.deepEqual((await ledger.claimNotices('a')).map(({ key }) => key), ['n1']);
    });

    it('runs every operation through the effects, with the record it is about', async () => {
      const seen: string[] = [];
      await ledger.close();
      ledger = await subject().open({ ...effects, run: (effect, action) => { seen.push(`${effect.system} ${effect.operation} ${effect.record ?? '-'}`); return action(); } });
      const { run } = await begin();
      await ledger.settle(await ledger.intend(run, intent('a')), { kind: 'suppressed' });
      await ledger.commit(run, {});
      await ledger.endRun(run, { result: 'unchanged', counts: {} });
      await ledger.claimNotices('a');
      await ledger.ping();
      assert.deepEqual(seen, ['ledger begin run a', 'ledger intend a', 'ledger settle -', 'ledger commit a', 'ledger end run a', 'ledger claim notices a', 'ledger ping -']);
    });
  });
}
