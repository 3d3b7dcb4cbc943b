import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import { isOwnEcho, isSettledVersion, type Seen } from '../../../src/domain/beteiligte/echo.js';
import { stateAfterConflict, stateAfterFailure, stateAfterSuccess, stateIsDue, waitsForPerson } from '../../../src/domain/beteiligte/status.js';

const now = Temporal.Instant.from('2026-07-02T10:00:00Z');
const clean = { syncStatus: 'clean', betnr: 7, syncRetryCount: 0, advowareLastSync: '2026-07-02 09:00:00' } as const;

describe('The state on the CRM record', () => {
  it('is not due while clean and fresh', () => assert.equal(stateIsDue(clean, now), false));
  it('is due when the last sync is older than a day or missing', () => {
    assert.equal(stateIsDue({ ...clean, advowareLastSync: '2026-07-01 09:59:59' }, now), true);
    assert.equal(stateIsDue({ ...clean, advowareLastSync: null }, now), true);
  });
  it('is due while it shows anything but a clean record', () => {
    assert.equal(stateIsDue({ ...clean, syncStatus: 'dirty' }, now), true);
    assert.equal(stateIsDue({ ...clean, syncRetryCount: 1 }, now), true);
    assert.equal(stateIsDue({ ...clean, syncErrorMessage: 'x' }, now), true);
    assert.equal(stateIsDue({ ...clean, advowareDeletedAt: '2026-01-01 00:00:00' }, now), true);
  });
  it('after a success holds the time and clears only what stands in the way', () => {
    assert.deepEqual(stateAfterSuccess(clean, 7, now), { advowareLastSync: '2026-07-02 10:00:00' });
    assert.deepEqual(stateAfterSuccess({ syncStatus: 'failed', syncRetryCount: 2, syncErrorMessage: 'x', advowareDeletedAt: '2026-01-01 00:00:00' }, 7, now), {
      betnr: 7, syncStatus: 'clean', syncRetryCount: 0, syncErrorMessage: null, advowareDeletedAt: null, advowareLastSync: '2026-07-02 10:00:00',
    });
  });
  it('fails four times and then for good', () => {
    assert.equal(stateAfterFailure({}, 'm').syncRetryCount, 1);
    assert.deepEqual(stateAfterFailure({ syncRetryCount: 3 }, 'm'), { syncStatus: 'failed', syncRetryCount: 4, syncErrorMessage: 'm' });
    assert.equal(stateAfterFailure({ syncRetryCount: 4 }, 'm').syncStatus, 'permanently_failed');
  });
  it('holds no message longer than EspoCRM takes', () => assert.equal((stateAfterConflict('x'.repeat(5_000)).syncErrorMessage as string).length, 2_000));
  it('waits for a person only when in conflict or given up', () => {
    assert.deepEqual((['clean', 'dirty', 'pending_sync', 'syncing', 'failed', 'conflict', 'permanently_failed'] as const).filter((syncStatus) => waitsForPerson({ syncStatus })), ['conflict', 'permanently_failed']);
  });
});

describe('The hub\'s own echo', () => {
  const seen: Seen = { versionNumber: 4, modifiedAt: '2026-07-02 10:00:00', modifiedById: 'hub', rowId: 'r', entries: null, settled: true };
  it('is known by the version', () => {
    assert.equal(isOwnEcho({ versionNumber: 4 }, seen), true);
    assert.equal(isOwnEcho({ versionNumber: 5, modifiedAt: seen.modifiedAt, modifiedById: 'hub' }, seen), false);
  });
  it('without versions needs time and writer to fit', () => {
    assert.equal(isOwnEcho({ modifiedAt: seen.modifiedAt, modifiedById: 'hub' }, seen), true);
    assert.equal(isOwnEcho({ modifiedAt: seen.modifiedAt, modifiedById: 'somebody' }, seen), false);
    assert.equal(isOwnEcho({ modifiedAt: seen.modifiedAt, modifiedById: 'hub' }, { ...seen, modifiedById: null }), false);
  });
  it('is not assumed without a memory', () => assert.equal(isOwnEcho({ versionNumber: 4 }, null), false));
  it('spares the reading of a listed record only when that version was settled', () => {
    assert.equal(isSettledVersion({ versionNumber: 4 }, seen), true);
    assert.equal(isSettledVersion({ versionNumber: 4 }, { ...seen, settled: false }), false);
    assert.equal(isSettledVersion({ versionNumber: null }, { ...seen, versionNumber: null }), false);
  });
});
