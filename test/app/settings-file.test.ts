import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readSettings } from '../../src/hub/settings/read-settings.js';
import { forgetSecrets, secretVariables } from '../../src/hub/settings/secret-variables.js';
import type { Settings } from '../../src/hub/settings/settings.js';
import { expectations } from '../../src/hub/settings/variables.js';
import type { NodeRedIngredients } from '../../src/app/node-red/embed-node-red.js';
import { projectRoot } from '../../src/app/project-root.js';

const root = projectRoot(__dirname);
const settingsFile = createRequire(join(root, 'package.json'))('./settings.js') as (hub: NodeRedIngredients) => Record<string, unknown>;
const bcryptHash = `$2b$08$${'a'.repeat(53)}`;

function nodeRedSettings(change: Partial<Settings> = {}): Record<string, unknown> {
  const settings = { ...readSettings({}, { mode: 'sandbox', projectRoot: root }), ...change };
  const pass: NodeRedIngredients['adminGuard'] = (_req, _res, next) => { next(); };
  return settingsFile({ projectRoot: root, settings, secretVariables, storage: { getFlows: true }, logHandler: () => undefined, adminGuard: pass, nodeMiddleware: pass, dashboard: { middleware: [], ioMiddleware: () => undefined } });
}

describe('settings.js', () => {
  it('lets editor users in with their rights: full may all, read may look', () => {
    const editor = { credentialSecret: 'x', users: [{ name: 'anna', bcryptHash, role: 'full' as const }, { name: 'ben', bcryptHash, role: 'read' as const }] };
    assert.deepEqual(nodeRedSettings({ editor })['adminAuth'], {
      type: 'credentials', sessionExpiryTime: 43_200,
      users: [{ username: 'anna', password: bcryptHash, permissions: '*' }, { username: 'ben', password: bcryptHash, permissions: 'read' }],
    });
  });

  it('has no login where there are no users', () => {
    assert.equal(nodeRedSettings()['adminAuth'], undefined);
  });

  it('keeps every secret of the environment from flows', () => {
    const secrets = Object.keys(expectations).filter((name) => /KEY|SECRET|PASSWORD|USERS|TOKEN(?!_URL)|^REDIS_URL|^DATABASE_URL/.test(name));
    const hidden = nodeRedSettings()['envVarExcludes'] as string[];
    assert.deepEqual(secrets.filter((name) => !hidden.includes(name)), []);
    assert.ok(hidden.includes('ESPOCRM_MARVIN_API_KEY'), 'the older name of the CRM key');
  });

  it('leaves no secret in the environment once the hub has read it', () => {
    const env = { ...Object.fromEntries(secretVariables.map((name) => [name, 'x'])), PATH: '/bin', SYNC_CRON: '' };
    forgetSecrets(env);
    assert.deepEqual(env, { PATH: '/bin', SYNC_CRON: '' });
  });

  it('installs nothing from the editor', () => {
    const { functionExternalModules, externalModules } = nodeRedSettings();
    assert.equal(functionExternalModules, false);
    assert.deepEqual(externalModules, { autoInstall: false, palette: { allowInstall: false, allowUpdate: false, allowUpload: false }, modules: { allowInstall: false } });
  });

  it('gives flows no shell and no files of the machine', () => {
    assert.deepEqual(nodeRedSettings()['nodesExcludes'], ['90-exec.js', '10-file.js', '23-watch.js']);
  });

  it('sends nothing about its use to anybody', () => {
    assert.deepEqual(nodeRedSettings()['telemetry'], { enabled: false, updateNotification: false });
  });

  it('says in the title of the sandbox that it is one', () => {
    const title = (mode: Settings['mode']): unknown => (nodeRedSettings({ mode })['editorTheme'] as { header: { title: string } }).header.title;
    assert.deepEqual([title('sandbox'), title('production')], ['bitbylaw hub · Sandbox', 'bitbylaw hub']);
  });

  it('puts the palette of the hub first and Projects and tours away', () => {
    const theme = nodeRedSettings()['editorTheme'] as { palette: { categories: { order: string[] } }; projects: unknown; tours: unknown };
    assert.equal(theme.palette.categories.order[0], 'bitbylaw');
    assert.deepEqual([theme.projects, theme.tours], [{ enabled: false }, false]);
  });

  it('loads this package, keeps its state in the var folder and its flows with the storage', () => {
    const { nodesDir, userDir, storageModule } = nodeRedSettings({ varDir: '/srv/var' });
    assert.deepEqual([nodesDir, userDir, storageModule], [[root], '/srv/var/node-red', { getFlows: true }]);
  });
});
