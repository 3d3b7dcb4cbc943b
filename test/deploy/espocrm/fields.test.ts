import assert from 'node:assert/strict';
import { missingForTelephony, missingInBeteiligte, type EntityDefs } from '../../../src/app/crm-setup/fields.js';
import { missingRights, neededPermissions, neededRights } from '../../../src/app/crm-setup/rights.js';
import { metadata } from '../../../src/sandbox/espocrm/metadata.js';
import { defaultEspoSettings } from '../../../src/sandbox/espocrm/state.js';

type Fields = NonNullable<EntityDefs>['fields'];

describe('what crm:setup finds in the metadata', () => {
  const defs = (change: (fields: Fields) => void): EntityDefs => {
    const found = structuredClone(metadata(defaultEspoSettings, 'entityDefs.CBeteiligte')) as EntityDefs;
    assert.ok(found);
    change(found.fields);
    return found;
  };
  const texts = (found: EntityDefs): readonly string[] => missingInBeteiligte(found).map(({ kind, text }) => `${kind}: ${text}`);

  it('is nothing when all is there', () => {
    assert.deepEqual(texts(defs(() => undefined)), []);
  });
  it('is the package when the entity is missing', () => {
    assert.match(texts(null).join(), /^problem: .*CRM-Paket installieren/u);
  });
  it('is a field that is missing, of another type or read-only', () => {
    const found = texts(defs((fields) => {
      delete fields['betnr'];
      fields['dateOfBirth'] = { type: 'datetime' };
      fields['syncErrorMessage'] = { type: 'text', readOnly: true };
    }));
    assert.equal(found.length, 3);
    assert.match(found.join('\n'), /„dateOfBirth“ ist vom Typ datetime[\s\S]*„betnr“ fehlt[\s\S]*„syncErrorMessage“ ist schreibgeschützt/u);
  });
  it('is an option that an enum lacks', () => {
    const found = texts(defs((fields) => {
      fields['rechtsform'] = { type: 'enum', options: ['GmbH'] };
      fields['syncStatus'] = { type: 'enum', options: ['clean'] };
    }));
    assert.match(found.join('\n'), /„rechtsform“ fehlen die Werte \(leer\), „Natürliche Person“[\s\S]*„syncStatus“ fehlen die Werte „dirty“, „pending_sync“/u);
  });
  it('takes the options of other fields as they come', () => {
    assert.deepEqual(texts(defs((fields) => { fields['other'] = { type: 'enumInt', options: [1, 2], readOnly: null }; })), []);
  });
  it('is no problem where only the telephony misses a field', () => {
    assert.deepEqual(missingForTelephony('User', { fields: {} }).map(({ kind }) => kind), ['hint']);
  });
});

describe('what crm:setup finds in the rights', () => {
  const all = Object.fromEntries(Object.entries(neededRights).map(([scope, actions]) => [scope, Object.fromEntries(actions.map((action) => [action, action === 'create' ? 'yes' : 'all']))]));
  const permissions = Object.fromEntries(neededPermissions.map((name) => [name, 'all']));
  const found = (table: Record<string, unknown>, granted: Record<string, unknown> = permissions, type = 'api'): readonly string[] =>
    missingRights({ user: { type }, acl: { table: { ...all, Webhook: true, ...table }, ...granted } }).map(({ text }) => text);

  it('is nothing with the role of the package', () => {
    assert.deepEqual(found({}), []);
  });
  it('is a scope that the role leaves out or turns off', () => {
    assert.match(found({ Call: false }).join(), /fehlt der Bereich „Call“/u);
    assert.match(found({ User: undefined }).join(), /fehlt der Bereich „User“/u);
  });
  it('is a level that is too low', () => {
    assert.deepEqual(found({ CBeteiligte: { create: 'yes', read: 'team', edit: 'own', stream: 'all' } }).length, 1);
    assert.match(found({ CBeteiligte: { create: 'yes', read: 'team', edit: 'own', stream: 'all' } }).join(), /read ist „team“ statt „all“, edit ist „own“ statt „all“/u);
  });
  it('is a Webhook scope that is no plain yes', () => {
    assert.match(found({ Webhook: { read: 'all' } }).join(), /„Webhook“/u);
  });
  for (const name of neededPermissions) {
    it(`is ${name} when it is not all`, () => {
      assert.match(found({}, { ...permissions, [name]: 'no' }).join(), new RegExp(`\\(${name}\\) muss „all“ sein`, 'u'));
    });
  }
  it('is nothing for an administrator', () => {
    assert.deepEqual(found({ Call: false, Webhook: false }, {}, 'admin'), []);
  });
});
