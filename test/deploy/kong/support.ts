import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '../../../src/app/project-root.js';

export interface Plugin { readonly name: string; readonly config: Readonly<Record<string, unknown>> }
export interface Route { readonly name: string; readonly paths: readonly string[]; readonly methods: readonly string[]; readonly strip_path: boolean; readonly plugins: readonly Plugin[] }
export interface KongFile {
  readonly services: readonly { readonly name: string; readonly retries: number; readonly routes: readonly Route[] }[];
  readonly upstreams: readonly { readonly targets: readonly { readonly target: string }[] }[];
  readonly consumers: readonly { readonly username: string; readonly keyauth_credentials?: readonly { readonly key: string }[]; readonly jwt_secrets?: readonly object[] }[];
  readonly plugins: readonly Plugin[];
}

export const environment = { HUB_API_KEYS: 'crm:ein-schluessel-fuer-das-crm,telefon:ein-schluessel:mit-punkt', KONG_CORS_ORIGINS: 'https://www.vermieterhelden.example' };

/** What `render.mjs` writes; throws with what it says. */
export function render(env: Readonly<Record<string, string>>): string {
  const script = join(projectRoot(__dirname), 'deploy', 'kong', 'render.mjs');
  return execFileSync(process.execPath, [script], { env: { PATH: process.env['PATH'], ...env }, encoding: 'utf8', stdio: 'pipe' });
}

export const rendered = (env: Readonly<Record<string, string>> = environment): KongFile => parse(render(env)) as KongFile;

/** The route that Kong takes: regular expressions (~) before prefixes, longer prefixes first. */
export function routeFor({ services }: KongFile, method: string, path: string): Route | undefined {
  const routes = services.flatMap((service) => service.routes).filter(({ methods }) => methods.includes(method));
  const byPattern = routes.find(({ paths }) => paths.some((each) => each.startsWith('~') && new RegExp(`^(?:${each.slice(1)})`).test(path)));
  if (byPattern) return byPattern;
  const prefixes = routes.flatMap((route) => route.paths.filter((each) => !each.startsWith('~') && path.startsWith(each)).map((prefix) => ({ route, prefix })));
  return prefixes.sort((a, b) => b.prefix.length - a.prefix.length)[0]?.route;
}
