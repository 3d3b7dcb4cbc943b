import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fields, toEspo } from '../../../src/domain/beteiligte/stammdaten.js';
import { roleName } from '../../../src/app/crm-setup/rights.js';
import { buildPackage, type JsonObject, type Package } from './support/package.js';
import { runPhp } from './support/php.js';

/** What the sync writes into the CRM for each mapped field, and the channels. */
const mapped = [...new Set([
  ...fields.flatMap((field) => (['person', 'firma'] as const).flatMap((art) => Object.keys(toEspo(field, 'x', art, {})))),
  'emailAddress', 'emailAddressData', 'phoneNumber', 'phoneNumberData', 'betnr',
])];

describe('the PHP of the EspoCRM package', () => {
  let built: Package;
  before(() => { built = buildPackage(); });
  after(() => { built.remove(); });

  it('is free of syntax errors', () => {
    const stubs = join(__dirname, 'php');
    const paths = [...built.files.filter((path) => path.endsWith('.php')).map((path) => join(built.folder, path)), ...readdirSync(stubs).map((name) => join(stubs, name))];
    assert.equal(paths.length, 8);
    for (const path of paths) assert.match(execFileSync('php', ['-l', path], { encoding: 'utf8' }), /^No syntax errors/mu, path);
  });

  describe('when a record is saved', () => {
    const before: JsonObject = { ...Object.fromEntries(mapped.map((name) => [name, 'old'])), description: 'old', syncRetryCount: 3 };
    const save = (user: string, set: JsonObject, state: JsonObject = { syncStatus: 'clean' }, isNew = false): JsonObject => {
      const [saved] = runPhp<JsonObject>(built.folder, [{ kind: 'save', user, before: { ...before, ...state }, set, isNew }]);
      assert.ok(saved);
      return saved;
    };

    for (const attribute of mapped) {
      it(`makes it dirty when a person changes ${attribute}`, () => {
        assert.equal(save('regular', { [attribute]: 'new' })['syncStatus'], 'dirty');
      });
    }
    it('makes it dirty for what an administrator or the system changes, too', () => {
      assert.equal(save('admin', { lastName: 'new' })['syncStatus'], 'dirty');
      assert.equal(save('system', { lastName: 'new' })['syncStatus'], 'dirty');
    });
    it('leaves it clean when a person changes what Advoware does not have', () => {
      assert.equal(save('regular', { description: 'new', addressCity: 'Hannover', assignedUserId: 'u2' })['syncStatus'], 'clean');
    });
    it('leaves it clean when a person saves the same values', () => {
      assert.equal(save('regular', { lastName: 'old', phoneNumberData: 'old' })['syncStatus'], 'clean');
    });
    it('leaves it as the hub writes it', () => {
      assert.equal(save('api', { lastName: 'new' })['syncStatus'], 'clean');
      assert.deepEqual(save('api', { syncStatus: 'dirty' })['syncRetryCount'], 3);
    });
    for (const chosen of ['dirty', 'conflict', 'clean', 'pending_sync']) {
      it(`keeps ${chosen} when a person sets it along with other changes`, () => {
        const { syncStatus } = save('regular', { syncStatus: chosen, lastName: 'new' }, { syncStatus: chosen === 'clean' ? 'failed' : 'clean' });
        assert.equal(syncStatus, chosen);
      });
    }
    for (const state of ['conflict', 'permanently_failed', 'failed', 'pending_sync', 'syncing', 'dirty', null]) {
      it(`leaves ${state ?? 'an empty status'} alone when a person edits`, () => {
        const saved = save('regular', { lastName: 'new' }, { syncStatus: state });
        assert.deepEqual([saved['syncStatus'], saved['syncRetryCount']], [state, 3]);
      });
    }
    it('gives all tries back when a person sets dirty', () => {
      const saved = save('regular', { syncStatus: 'dirty' }, { syncStatus: 'permanently_failed' });
      assert.deepEqual([saved['syncStatus'], saved['syncRetryCount']], ['dirty', 0]);
    });
    it('leaves a new record with its default', () => {
      assert.equal(save('regular', { lastName: 'new' }, { syncStatus: 'pending_sync' }, true)['syncStatus'], 'pending_sync');
      assert.equal(save('regular', { lastName: 'new' }, { syncStatus: 'clean' }, true)['syncStatus'], 'clean');
    });
  });

  describe('when somebody sends what only the hub writes', () => {
    const owned = { betnr: 7, advowareLastSync: '2026-01-01 00:00:00', advowareDeletedAt: null, syncErrorMessage: 'x', syncRetryCount: 0 };
    const input = { ...owned, lastName: 'Beispiel', syncStatus: 'dirty' };
    const filtered = (user: string): unknown => runPhp(built.folder, [{ kind: 'filter', user, input }])[0];

    it('drops it from a user and keeps the rest', () => {
      assert.deepEqual(filtered('regular'), { lastName: 'Beispiel', syncStatus: 'dirty' });
    });
    it('keeps it from the hub and from an administrator', () => {
      assert.deepEqual(filtered('api'), input);
      assert.deepEqual(filtered('admin'), input);
    });
  });

  describe('when the package is installed', () => {
    interface Outcome { readonly roles: readonly (JsonObject & { data: JsonObject })[]; readonly saves: number; readonly tabs: readonly unknown[] }
    const install = (steps: readonly string[], roles: readonly JsonObject[] = [], tabs: readonly unknown[] = ['Account']): Outcome => {
      const [outcome] = runPhp<Outcome>(built.folder, [{ kind: 'install', steps, roles, tabs }]);
      assert.ok(outcome);
      return outcome;
    };

    it('creates the role of the API user and shows the tab', () => {
      const { roles, tabs } = install(['install']);
      assert.deepEqual(roles, [built.json('scripts/role.json')]);
      assert.deepEqual(tabs, ['Account', 'CBeteiligte']);
    });
    it('changes nothing when it is installed again', () => {
      const { roles, saves, tabs } = install(['install', 'install']);
      assert.deepEqual([roles.length, saves, tabs], [1, 1, ['Account', 'CBeteiligte']]);
    });
    it('adds only missing scopes to a role that an administrator has changed', () => {
      const { roles } = install(['upgrade'], [{ name: roleName, data: { Lead: { read: 'own' }, Webhook: false } }]);
      const [role] = roles;
      assert.deepEqual([role?.data['Lead'], role?.data['Webhook']], [{ read: 'own' }, false]);
      assert.deepEqual(role?.data['CBeteiligte'], (built.json('scripts/role.json') as { data: JsonObject }).data['CBeteiligte']);
    });
    it('does not bring back a tab that was removed before an upgrade', () => {
      assert.deepEqual(install(['upgrade']).tabs, ['Account']);
    });
    it('leaves groups of tabs in place', () => {
      const group = { type: 'group', text: 'CRM', itemList: ['Contact'] };
      assert.deepEqual(install(['install'], [], [group, 'Account']).tabs, [group, 'Account', 'CBeteiligte']);
    });
    it('takes only its tab away when it is removed, and leaves the role', () => {
      const { roles, tabs } = install(['install', 'uninstall'], [], ['Account', 'Lead']);
      assert.deepEqual([roles.length, tabs], [1, ['Account', 'Lead']]);
    });
  });
});
