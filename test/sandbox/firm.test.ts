import assert from 'node:assert/strict';
import { clients, isLinked } from '../../src/sandbox/data/firm.js';
import { firmInAdvoware } from '../../src/sandbox/data/advoware-data.js';
import { firmInCrm } from '../../src/sandbox/data/espocrm-data.js';
import { crmValue, isPhone } from '../../src/sandbox/data/contact-values.js';
import { toE164 } from '../../src/sandbox/espocrm/phone-format.js';
import { sandboxPerTest, espoClient, search } from './harness.js';

const START = Date.parse('2026-03-10T09:00:00Z');
const FICTION = /^\+49(?:3023125|4066969|2214710|8999998|6990009)\d{3}$|^\+4917139200\d\d$|^\+49(?:15228817386|15228895456|15254599371|1729925904|1729968532|1729973185|1729973186)$/u;

describe('the sample law firm', () => {
  it('has forty clients in the planned situations', () => {
    const counts: Record<string, number> = {};
    for (const client of clients) counts[client.situation] = (counts[client.situation] ?? 0) + 1;
    assert.deepEqual(counts, { linked: 25, 'crm-only': 5, adopt: 1, dirty: 3, 'changed-in-advoware': 3, conflict: 1, 'advoware-only': 2 });
  });

  it('is the same on every start', () => {
    assert.deepEqual(firmInCrm(START), firmInCrm(START));
    assert.deepEqual(firmInAdvoware(START), firmInAdvoware(START));
  });

  it('uses only numbers kept for fiction and domains that cannot exist', () => {
    for (const entry of clients.flatMap((client) => [client.reach, client.inCrm?.reach ?? [], client.inAdvoware?.reach ?? []].flat())) {
      if (entry.value.includes('DW')) continue;
      assert.match(crmValue(entry), isPhone(entry) ? FICTION : /\.example$/u);
      if (isPhone(entry)) assert.equal(toE164(crmValue(entry)), crmValue(entry));
    }
  });

  it('has every linked betnr on both sides', () => {
    const inCrm = Object.values(firmInCrm(START).records['CBeteiligte'] ?? {}).map((record) => Number(record.attributes['betnr'] ?? 0)).filter((betnr) => betnr !== 0);
    const known = firmInAdvoware(START).beteiligte;
    assert.equal(inCrm.length, clients.filter(isLinked).length);
    assert.ok(inCrm.every((betnr) => String(betnr) in known));
  });

  it('marks only entries whose value the CRM has had', () => {
    const inCrm = new Set([...Object.keys(firmInCrm(START).phones), ...Object.values(firmInCrm(START).emails).map((row) => row.value), '+491713920017']);
    const markers = Object.values(firmInAdvoware(START).beteiligte).flatMap((record) => record.kommunikation).flatMap((entry) => /^\[ESPOCRM:([^:]+):(\d+)\]/u.exec(entry.bemerkung ?? '') ?? []);
    const values = markers.filter((_part, index) => index % 3 === 1).map((encoded) => Buffer.from(encoded, 'base64').toString('utf8'));
    assert.ok(values.length > 30);
    assert.deepEqual(values.filter((value) => !inCrm.has(value)), []);
  });
});

describe('the first cron run', () => {
  const context = sandboxPerTest({ data: 'firm' });

  it('would take every record of the CRM', async () => {
    const dayAgo = '2026-03-09 09:00:00';
    const where = [{ type: 'or', value: [
      { type: 'in', attribute: 'syncStatus', value: ['pending_sync', 'dirty', 'failed'] },
      { type: 'and', value: [{ type: 'equals', attribute: 'syncStatus', value: 'clean' }, { type: 'or', value: [{ type: 'isNull', attribute: 'advowareLastSync' }, { type: 'before', attribute: 'advowareLastSync', value: dayAgo }] }] },
    ] }];
    const answer = await espoClient(context.sandbox)('GET', `CBeteiligte?${search({ where })}`);
    assert.equal((answer.json as { total: number }).total, 38);
  });
});
