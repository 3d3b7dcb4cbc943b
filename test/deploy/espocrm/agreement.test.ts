import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { neededPermissions, neededRights, roleName } from '../../../src/app/crm-setup/rights.js';
import { missingForTelephony, missingInBeteiligte, syncFields, telephonyFields, type EntityDefs } from '../../../src/app/crm-setup/fields.js';
import { rechtsformen } from '../../../src/domain/beteiligte/rechtsform.js';
import { entities } from '../../../src/sandbox/espocrm/entities.js';
import { metadata } from '../../../src/sandbox/espocrm/metadata.js';
import { defaultEspoSettings } from '../../../src/sandbox/espocrm/state.js';
import { cBeteiligteSchema, syncStatuses } from '../../../src/systems/espocrm/records.js';
import { buildPackage, moduleFolder, root, type FieldDef, type Package } from './support/package.js';

describe('the EspoCRM package and the hub', () => {
  let built: Package;
  before(() => { built = buildPackage(); });
  after(() => { built.remove(); });

  it('offer the same legal forms, and the empty one', () => {
    assert.deepEqual(built.entityDefs('CBeteiligte').fields['rechtsform']?.options, ['', ...Object.keys(rechtsformen)]);
  });

  it('know the same states, the first of which waits for its first sync', () => {
    const status = built.entityDefs('CBeteiligte').fields['syncStatus'];
    assert.deepEqual([...status?.options ?? []].sort(), [...syncStatuses].sort());
    assert.equal(status?.['default'], 'pending_sync');
  });

  it('agree on every attribute that the client reads', () => {
    const { fields } = built.entityDefs('CBeteiligte');
    const partOf = (attribute: string, suffix: string): string | undefined => (attribute.endsWith(suffix) ? fields[attribute.slice(0, -suffix.length)]?.type : undefined);
    const provided = (attribute: string): boolean => attribute in fields || partOf(attribute, 'Id') === 'link' || ['email', 'phone'].includes(partOf(attribute, 'Data') ?? '');
    const read = Object.keys(cBeteiligteSchema.shape).filter((name) => !['id', 'versionNumber'].includes(name));
    assert.deepEqual(read.filter((attribute) => !provided(attribute)), []);
  });

  it('agree on what npm run crm:setup looks for: the package misses nothing', () => {
    const defs = (entity: string): EntityDefs => built.entityDefs(entity) as EntityDefs;
    assert.deepEqual(missingInBeteiligte(defs('CBeteiligte')), []);
    for (const entity of Object.keys(telephonyFields)) assert.deepEqual(missingForTelephony(entity, defs(entity)), []);
  });

  it('agree on the role: what the hub needs is granted, and nothing is deleted', () => {
    const role = built.json('scripts/role.json') as { name: string; data: Record<string, true | Record<string, string>> } & Record<string, unknown>;
    assert.equal(role.name, roleName);
    assert.deepEqual(Object.keys(role.data).sort(), [...Object.keys(neededRights), 'Webhook'].sort());
    assert.equal(role.data['Webhook'], true, 'an object is refused');
    for (const [scope, actions] of Object.entries(neededRights)) {
      const granted = Object.entries(role.data[scope] as Record<string, string>).filter(([, level]) => level !== 'no').map(([action]) => action);
      assert.deepEqual(granted.sort(), [...actions].sort(), scope);
    }
    for (const permission of neededPermissions) assert.equal(role[permission], 'all', permission);
  });
});

describe('the EspoCRM package and its guide', () => {
  let built: Package;
  before(() => { built = buildPackage(); });
  after(() => { built.remove(); });
  const guide = readFileSync(join(root, 'docs/espocrm-setup.md'), 'utf8');

  it('call every state by the same name', () => {
    const { options } = built.json(`${moduleFolder}/Resources/i18n/de_DE/CBeteiligte.json`) as { options: { syncStatus: Record<string, string> } };
    for (const [value, label] of Object.entries(options.syncStatus)) assert.ok(guide.includes(`| \`${value}\` | ${label} |`), value);
  });

  it('call the role and the added fields by the same name', () => {
    assert.ok(guide.includes(roleName));
    for (const name of Object.values(telephonyFields).flat()) assert.ok(guide.includes(`\`${name}\``), name);
  });
});

describe('the EspoCRM package and the stand-in', () => {
  let built: Package;
  before(() => { built = buildPackage(); });
  after(() => { built.remove(); });

  /** Added by EspoCRM itself where an entity has a stream. */
  const addedByEspo = ['streamUpdatedAt'];
  /** Of no use to the hub, so the stand-in does without. */
  const notInTheStandIn = ['name', 'address', 'teams'];
  const ours: Readonly<Record<string, readonly string[]>> = { CBeteiligte: [], Call: ['cCallId', 'cRecordingUrl'], User: ['cExtension'] };

  it('have the same fields', () => {
    const inPackage = Object.keys(built.entityDefs('CBeteiligte').fields).filter((name) => !notInTheStandIn.includes(name));
    const inStandIn = Object.keys(entities['CBeteiligte']?.fields ?? {}).filter((name) => !addedByEspo.includes(name));
    assert.deepEqual(inPackage.sort(), inStandIn.sort());
    for (const [entity, names] of Object.entries(ours)) {
      const custom = Object.keys(entities[entity]?.fields ?? {}).filter((name) => /^c[A-Z]/u.test(name) && !['createdAt', 'createdBy'].includes(name));
      if (entity !== 'CBeteiligte') assert.deepEqual(custom, names, entity);
    }
  });

  it('treat each field alike', () => {
    for (const [entity, names] of Object.entries(ours)) {
      const { fields } = built.entityDefs(entity);
      for (const name of names.length > 0 ? names : Object.keys(fields)) {
        const theirs = entities[entity]?.fields[name];
        if (theirs) assert.deepEqual(behaviour(fields[name] ?? {}), behaviour(theirs as FieldDef), `${entity}.${name}`);
      }
    }
  });

  it('refuse the same duplicates and versions', () => {
    const standIn = metadata(defaultEspoSettings, undefined) as { scopes: Record<string, FieldDef>; entityDefs: Record<string, FieldDef> };
    assert.deepEqual(standIn.scopes['CBeteiligte']?.['duplicateCheckFieldList'], ['name', 'emailAddress']);
    assert.equal(standIn.entityDefs['CBeteiligte']?.['optimisticConcurrencyControl'], built.entityDefs('CBeteiligte')['optimisticConcurrencyControl']);
    const { indexes } = built.entityDefs('CBeteiligte') as unknown as { indexes: Record<string, { type?: string; columns: string[] }> };
    const unique = Object.values(indexes).filter(({ type }) => type === 'unique').map(({ columns }) => columns[0]);
    assert.deepEqual(unique, Object.entries(entities['CBeteiligte']?.fields ?? {}).filter(([, field]) => 'unique' in field).map(([name]) => name));
  });

  it('are both what npm run crm:setup can work with', () => {
    const types = Object.entries(syncFields).map(([name, allowed]) => [name, allowed.includes(entities['CBeteiligte']?.fields[name]?.type ?? '')]);
    assert.deepEqual(types.filter(([, fits]) => fits !== true), []);
  });
});

/** What a caller of the API notices of a field. */
function behaviour({ type, maxLength, options, required, readOnly, min, default: initial, dbType }: FieldDef): Record<string, unknown> {
  // A url and a text kept in a varchar column hold what a varchar holds.
  const plain = type === 'url' || dbType === 'varchar' ? 'varchar' : type;
  return { type: plain, maxLength, options: options === undefined ? undefined : [...options].sort(), required, readOnly, min, initial };
}
