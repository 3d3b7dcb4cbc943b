import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv-draft-04';
import { largestBody } from '../../../src/app/http/bounded-body.js';
import { projectRoot } from '../../../src/app/project-root.js';
import { allNodes, text } from '../../flows/shipped-flows.js';
import { environment, render, rendered, routeFor, type Plugin, type Route } from './support.js';

/** The HTTP surface that is promised, with an example for each parameter; the flows are looked at besides. */
const promised: readonly (readonly [string, string])[] = [
  ...['GET', 'POST', 'PUT', 'DELETE'].flatMap((method) => [[method, '/api/advoware/api/v1/advonet/Beteiligte/4711'], [method, '/advoware/employees']] as const),
  ...['create', 'update', 'delete'].flatMap((action) => [['POST', `/vmh/webhook/beteiligte/${action}`], ['POST', `/webhooks/vmh/beteiligte/${action}`]] as const),
  ['POST', '/advoware/calendar/sync'], ['POST', '/calendar/sync'], ['POST', '/calendar/google/notify'], ['POST', '/api/leads/vermieterhelden'], ['POST', '/3cx/webhook'],
  ['GET', '/3cx/lookup'], ['POST', '/3cx/contacts'], ['POST', '/3cx/journal'], ['POST', '/3cx/calls'], ['GET', '/3cx/calls/17'], ['GET', '/3cx/calls/17/recording'],
  ['POST', '/y/mcp'], ['GET', '/y/context'], ['GET', '/health'], ['GET', '/health/live'], ['GET', '/health/ready'],
];
const inside = ['/metrics', '/metrics/', '/editor', '/editor/', '/editor/flows', '/dashboard', '/dashboard/', '/dashboard/socket.io', '/', '/advoware', '/healthz', '/health/live/../../metrics'];
/** What programs of the firm call with their key; all else has a way of its own to say who it is. */
const withKey = /^(\/api)?\/advoware\/|^\/calendar\/sync$|^\/3cx\/(lookup|contacts|journal|calls)/;

describe('the configuration of Kong', () => {
  const kong = rendered();
  const routes = kong.services.flatMap((service) => service.routes);
  const route = (method: string, path: string): Route => {
    const found = routeFor(kong, method, path);
    assert.ok(found, `${method} ${path} has no route in deploy/kong/kong.yml: add it there, with the way in which its callers say who they are`);
    return found;
  };
  const plugin = (plugins: readonly Plugin[], name: string): Plugin | undefined => plugins.find((each) => each.name === name);

  it('fits the schema of Kong’s declarative files, and has nothing that only Kong’s paid editions know', () => {
    const schema = JSON.parse(readFileSync(join(__dirname, 'declarative.schema.json'), 'utf8')) as object;
    const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
    for (const env of [environment, { ...environment, Y_JWT_SECRET: 'geheim', Y_TOKEN: 'token' }]) assert.ok(validate(rendered(env)), JSON.stringify(validate.errors, undefined, 1));
    assert.deepEqual(Object.keys(kong).sort(), ['_format_version', '_transform', 'consumers', 'plugins', 'services', 'upstreams']);
  });

  it('has a route for every path of the HTTP surface', () => {
    for (const [method, path] of promised) route(method, path);
  });

  it('has a route for every http-in node of the flows', () => {
    const nodes = allNodes.filter(({ type }) => type === 'http in');
    assert.ok(nodes.length > 0);
    for (const node of nodes) route(text(node, 'method').toUpperCase(), text(node, 'url').replaceAll(/:\w+/g, 'x').replaceAll('*', 'x/y'));
  });

  it('has none to what is for inside only', () => {
    for (const path of inside) {
      for (const method of ['GET', 'POST', 'OPTIONS']) assert.equal(routeFor(kong, method, path)?.name, undefined, `${method} ${path}`);
    }
  });

  it('asks for a key where the hub does, in its header alone, and passes it on to the hub', () => {
    for (const [method, path] of promised.filter(([, each]) => withKey.test(each))) {
      const config = plugin(route(method, path).plugins, 'key-auth')?.config;
      assert.deepEqual(config, { key_names: ['X-API-Key'], key_in_query: false, key_in_body: false, hide_credentials: false, run_on_preflight: false }, path);
    }
    for (const [method, path] of promised.filter(([, each]) => !withKey.test(each))) assert.equal(plugin(route(method, path).plugins, 'key-auth'), undefined, path);
  });

  it('lets each program make 600 requests a minute, and bounds everybody else by address', () => {
    for (const { name, plugins } of routes) {
      const limit = plugin(plugins, 'rate-limiting')?.config;
      assert.ok(limit, name);
      if (plugin(plugins, 'key-auth') || name === 'y') assert.deepEqual([limit['minute'], limit['limit_by']], [600, 'consumer'], name);
      else assert.equal(limit['limit_by'], 'ip', name);
    }
  });

  it('never answers EspoCRM 429, on which it would drop its webhook', () => {
    assert.equal(plugin(route('POST', '/vmh/webhook/beteiligte/update').plugins, 'rate-limiting')?.config['error_code'], 503);
  });

  it('leaves every path as it is and repeats nothing', () => {
    assert.ok(routes.every(({ strip_path }) => !strip_path));
    assert.deepEqual(kong.services.map(({ retries }) => retries), [0]);
  });

  it('numbers, counts and bounds every request, and lets no foreign page read an answer', () => {
    assert.deepEqual(kong.plugins.map(({ name }) => name).sort(), ['correlation-id', 'cors', 'prometheus', 'request-size-limiting']);
    assert.deepEqual(plugin(kong.plugins, 'cors')?.config['origins'], ['https://www.vermieterhelden.example']);
    assert.equal(plugin(kong.plugins, 'request-size-limiting')?.config['allowed_payload_size'], largestBody / 1024 / 1024);
  });

  it('knows the callers of the hub by the same names and keys', () => {
    assert.deepEqual(kong.consumers, [
      { username: 'crm', keyauth_credentials: [{ key: 'ein-schluessel-fuer-das-crm' }] }, { username: 'telefon', keyauth_credentials: [{ key: 'ein-schluessel:mit-punkt' }] },
    ]);
  });

  it('hands Y on as it comes, or checks a JWT and gives the hub its own token in place of it', () => {
    assert.deepEqual(route('POST', '/y/mcp').plugins.map(({ name }) => name), ['rate-limiting']);
    const withJwt = rendered({ ...environment, Y_JWT_SECRET: 'geheim', Y_TOKEN: 'token-von-y' });
    const plugins = routeFor(withJwt, 'POST', '/y/mcp')?.plugins ?? [];
    assert.deepEqual(plugins.map(({ name }) => name), ['jwt', 'request-transformer', 'rate-limiting']);
    assert.deepEqual(plugins[1]?.config, { replace: { headers: ['Authorization:Bearer token-von-y'] } });
    assert.deepEqual(withJwt.consumers.at(-1), { username: 'y', jwt_secrets: [{ key: 'y', algorithm: 'HS256', secret: 'geheim' }] });
  });

  it('shares the load among the hubs that the environment names', () => {
    assert.deepEqual(rendered({ ...environment, KONG_HUB_TARGETS: 'a:1880, b:1881' }).upstreams[0]?.targets, [{ target: 'a:1880' }, { target: 'b:1881' }]);
  });

  it('holds no secret as it is committed, and no placeholder as it is rendered', () => {
    assert.doesNotMatch(render(environment), /\$\{/);
    assert.doesNotMatch(readFileSync(join(projectRoot(__dirname), 'deploy', 'kong', 'kong.yml'), 'utf8'), /(secret|password|key): *["']?(?!\{vault|\$)[A-Za-z0-9_-]{6,}/);
  });

  for (const [what, env] of Object.entries({
    'keys': { ...environment, HUB_API_KEYS: '' }, 'keys that are long enough': { ...environment, HUB_API_KEYS: 'kong:kurz' },
    'origins': { ...environment, KONG_CORS_ORIGINS: '' }, 'origins without a path': { ...environment, KONG_CORS_ORIGINS: 'https://a.example/b' },
    'the hub’s token beside a JWT': { ...environment, Y_JWT_SECRET: 'geheim' },
  })) {
    it(`is not made without ${what}`, () => {
      assert.throws(() => render(env), /HUB_API_KEYS|KONG_CORS_ORIGINS|Y_TOKEN/);
    });
  }
});
