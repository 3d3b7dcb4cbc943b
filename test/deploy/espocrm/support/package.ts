import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const root = resolve(__dirname, '../../../..');
export const moduleFolder = 'files/custom/Espo/Modules/BitbylawHub';

export type JsonObject = Record<string, unknown>;
export interface FieldDef extends JsonObject { readonly type?: string; readonly options?: readonly string[] }
export interface EntityDefs extends JsonObject { readonly fields: Readonly<Record<string, FieldDef>> }

/** The extension as an administrator gets it: built, and unpacked again. */
export interface Package {
  readonly zip: string;
  readonly folder: string;
  readonly files: readonly string[];
  json(path: string): unknown;
  entityDefs(entity: string): EntityDefs;
  remove(): void;
}

export function buildPackage(): Package {
  const scratch = mkdtempSync(join(tmpdir(), 'crm-package-'));
  const zip = buildZip(join(scratch, 'out'));
  const folder = join(scratch, 'unpacked');
  execFileSync('unzip', ['-q', zip, '-d', folder]);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(folder, path)).isFile()).sort();
  const json = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'));
  return {
    zip, folder, files, json,
    entityDefs: (entity) => json(`${moduleFolder}/Resources/metadata/entityDefs/${entity}.json`) as EntityDefs,
    remove: () => { rmSync(scratch, { recursive: true }); },
  };
}

/** @returns the zip's path, which is what the script prints. */
export function buildZip(folder: string, environment: Readonly<Record<string, string>> = {}): string {
  return execFileSync(process.execPath, [join(root, 'deploy/espocrm/build.mjs'), folder], { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '', ...environment } }).trim();
}
