#!/usr/bin/env node
// Fills kong.yml with what only the environment knows and writes it to stdout: `node deploy/kong/render.mjs > /kong/kong.yml`.
// Plain JavaScript without dependencies. What is filled in is JSON, which YAML contains.
import { readFileSync } from 'node:fs';

try {
  process.stdout.write(rendered(process.env));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 78;
}

function rendered(env) {
  const values = {
    HUB_TARGETS: list(env.KONG_HUB_TARGETS ?? 'hub-1:1880,hub-2:1880').map((target) => ({ target })),
    KONG_REDIS_HOST: env.KONG_REDIS_HOST ?? 'redis',
    CORS_ORIGINS: origins(env.KONG_CORS_ORIGINS),
    CONSUMERS: [...callers(env.HUB_API_KEYS), ...(env.Y_JWT_SECRET ? [assistant(env.Y_JWT_SECRET)] : [])],
    Y_PLUGINS: [...(env.Y_JWT_SECRET ? behindJwt(env.Y_TOKEN) : []), limit(env.KONG_REDIS_HOST ?? 'redis')],
  };
  const template = readFileSync(new URL('kong.yml', import.meta.url), 'utf8').replaceAll(/^\s*#.*\n/gm, '');
  return template.replaceAll(/"\$\{(\w+)\}"|\$\{(\w+)\}/g, (_match, quoted, plain) => JSON.stringify(values[quoted ?? plain]));
}

/** The hub's keys are Kong's too: whoever gets past Kong is known to the hub by the same name. */
function callers(keys = '') {
  const found = list(keys).map((entry) => [entry.slice(0, entry.indexOf(':')).trim(), entry.slice(entry.indexOf(':') + 1).trim()]);
  if (found.length === 0 || found.some(([name, key]) => name === '' || key.length < 16)) throw new Error('HUB_API_KEYS muss name:schlüssel,… mit Schlüsseln von mindestens 16 Zeichen sein.');
  return found.map(([username, key]) => ({ username, keyauth_credentials: [{ key }] }));
}

/** None at all would mean every origin. */
function origins(text = '') {
  const found = list(text);
  if (found.length === 0 || found.some((origin) => !URL.canParse(origin) || new URL(origin).origin !== origin)) throw new Error('KONG_CORS_ORIGINS muss https://name,… sein, etwa https://www.vermieterhelden.de.');
  return found;
}

function assistant(secret) {
  return { username: 'y', jwt_secrets: [{ key: 'y', algorithm: 'HS256', secret }] };
}

function behindJwt(token) {
  if (!token) throw new Error('Mit Y_JWT_SECRET braucht Kong auch Y_TOKEN, den der Hub erwartet.');
  return [
    { name: 'jwt', config: { key_claim_name: 'iss', claims_to_verify: ['exp', 'nbf'], maximum_expiration: 3600, run_on_preflight: false } },
    { name: 'request-transformer', config: { replace: { headers: [`Authorization:Bearer ${token}`] } } },
  ];
}

/** By the address where there is no JWT and so no consumer. */
function limit(host) {
  const redis = { host, port: 6379, password: '{vault://env/redis-password}', database: 3, timeout: 500 };
  return { name: 'rate-limiting', config: { minute: 600, limit_by: 'consumer', policy: 'redis', fault_tolerant: true, redis } };
}

function list(text) {
  return text.split(',').map((each) => each.trim()).filter((each) => each !== '');
}
