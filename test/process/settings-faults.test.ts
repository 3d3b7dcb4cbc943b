import assert from 'node:assert/strict';
import { freePort, freshVarDir, HubProcess } from '../app/process/hub-process.js';
import { productionEnv } from '../hub/support/settings.js';
import { atExit } from './support/processes.js';

const required = Object.keys(productionEnv).filter((name) => name !== 'ADVOWARE_API_BASE_URL');

describe('a production start with faults in its settings', function () {
  this.timeout(60_000);
  let varDir: Awaited<ReturnType<typeof freshVarDir>>;
  before(async () => { varDir = await freshVarDir(); });
  after(() => varDir.remove());

  async function start(env: Readonly<Record<string, string>>): Promise<{ readonly code: unknown; readonly output: string; readonly named: readonly string[] }> {
    const hub = new HubProcess(varDir.path, await freePort(), { ...productionEnv, ...env });
    atExit(hub.pid);
    const code = await hub.exited;
    const named = hub.lines.filter((line) => line.startsWith('  - ')).map((line) => /^ {2}- (\w+) /.exec(line)?.[1] ?? line);
    return { code, output: hub.output, named: named.sort() };
  }

  it('names everything that is missing in one message and ends with a code of its own', async () => {
    const { code, output, named } = await start(Object.fromEntries(required.map((name) => [name, ''])));
    assert.equal(code, 78);
    assert.deepEqual(named, required.toSorted());
    assert.equal(output.match(/Der Hub startet nicht/g)?.length, 1);
  });

  it('names what is missing beside what is wrong, and says no value', async () => {
    const wrong = {
      HUB_API_KEYS: 'kong:zu-kurz-geheim', EDITOR_USERS: 'anna:kein-hash-geheim:full', ADVOWARE_API_KEY: '§geheim§', ADVOWARE_WRITE_PROTECTION: 'geheim', REDIS_URL: 'geheim://geheim',
      DATABASE_URL: 'mysql://anna:geheim@db/x', ESPOCRM_API_KEY: '', ADVOWARE_PASSWORD: '${ADVOWARE_GEHEIM}', ADVOWARE_KANZLEI: '', PORT: '0',
    };
    const { code, output, named } = await start(wrong);
    assert.equal(code, 78);
    assert.deepEqual(named, Object.keys(wrong).sort());
    assert.doesNotMatch(output, /geheim|GEHEIM|mysql/);
    for (const value of [productionEnv['NODE_RED_CREDENTIAL_SECRET'], productionEnv['ADVOWARE_PASSWORD'], productionEnv['HUB_API_KEYS']]) assert.ok(!output.includes(value ?? ''));
    assert.doesNotMatch(output, /\n {4}at /);
  });
});
