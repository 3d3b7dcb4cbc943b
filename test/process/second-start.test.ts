import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Queue } from 'bullmq';
import type { EspoState } from '../../src/sandbox/espocrm/state.js';
import type { AdvowareSystem } from './support/advoware.js';
import type { Crm } from './support/crm.js';
import { RunningHub } from './support/running-hub.js';
import { until } from './support/until.js';

const count = 205;
const topic = 'vmh.beteiligte.update';

/** A day later, with one change in Advoware: the start runs the cron's search over all. */
describe('a second start on the state of the first', function () {
  this.timeout(180_000);
  let hub: RunningHub;
  let crm: Crm;
  let advoware: AdvowareSystem;
  let ids: readonly string[];

  before(async () => {
    hub = await RunningHub.sandbox({ LOG_LEVEL: 'error' });
    ({ crm, advoware } = hub);
    ids = await Promise.all(Array.from({ length: count }, (_, index) => crm.create({ lastName: `Kartei${index}`, firstName: 'Eva', syncStatus: 'pending_sync' })));
    await hub.quiet();
    assert.equal((await advoware.everybody()).length, count);
    await advoware.edit((await crm.person(ids[7] ?? ''))['betnr'], { vorname: 'Evelyn' });
    await putDeadLetter();
    assert.equal(await hub.end(), 0);
    await letADayPass();
    await hub.launch('synced');
    ({ crm, advoware } = hub);
    await hub.quiet();
  });
  after(() => hub.remove());

  /** An event that no handler can ever take. */
  async function putDeadLetter(): Promise<void> {
    const connection = await hub.redis(0);
    const queue = new Queue(topic, { connection, prefix: '{hub}', skipMetasUpdate: true });
    try {
      await queue.add(topic, { entity_id: 'keine Kennung' });
      await until('it is set aside', async () => await hub.metric('hub_dead_letters', { topic }) === 1);
    } finally {
      await queue.close();
      connection.disconnect();
    }
  }

  /** What a day changes for the cron: every record's last sync is older. Nobody has touched a record, so its version stays. */
  async function letADayPass(): Promise<void> {
    const file = join(hub.varDir, 'sandbox', 'espocrm.json');
    const state = JSON.parse(await readFile(file, 'utf8')) as EspoState;
    const yesterday = new Date(Date.now() - 25 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
    for (const { attributes } of Object.values(state.records['CBeteiligte'] ?? {})) attributes['advowareLastSync'] = yesterday;
    await writeFile(file, JSON.stringify(state));
  }

  const touching = async (system: Crm | AdvowareSystem, method: string, path: RegExp): Promise<number> =>
    (await system.calls()).filter((call) => call.method === method && path.test(call.path)).length;

  it('creates nobody a second time', async () => {
    assert.equal((await advoware.everybody()).length, count);
    assert.equal((await crm.everybody()).length, count);
    assert.deepEqual(await advoware.writes(), []);
  });

  it('still knows who is linked with whom: two list reads and one read in Advoware for each of 205', async () => {
    assert.equal(await touching(crm, 'GET', /\/CBeteiligte$/), Math.ceil(count / 200));
    assert.equal(await touching(advoware, 'GET', /\/Beteiligte\/\d+$/), count + 1);
    assert.equal(await touching(advoware, 'GET', /\/Beteiligte$/), 0, 'nobody is searched for');
  });

  it('reads in the CRM only the one record that differs, and notes on each, in one write, that it was looked at', async () => {
    assert.equal(await touching(crm, 'GET', /\/CBeteiligte\/\w+$/), 1);
    assert.equal(await touching(crm, 'PUT', /\/CBeteiligte\/\w+$/), count);
    assert.equal((await crm.person(ids[7] ?? ''))['firstName'], 'Evelyn');
    assert.deepEqual([...new Set((await crm.everybody()).map((each) => each['syncStatus']))], ['clean']);
  });

  it('still has the token: nobody logs in again', async () => {
    assert.equal(await advoware.logins(), 0);
  });

  it('still has the dead letter', async () => {
    assert.equal(await hub.metric('hub_dead_letters', { topic }), 1);
  });

  it('ends its first sync with everything equal', () => {
    assert.match(hub.output, new RegExp(`${count - 1} schon gleich`));
    assert.match(hub.output, /\b1 angeglichen/);
    assert.doesNotMatch(hub.output, /angelegt|verbunden|gescheitert/);
  });
});
