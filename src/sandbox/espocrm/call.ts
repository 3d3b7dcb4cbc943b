import type { SandboxRequest } from '../http/exchange.js';
import type { Actor } from './actor.js';
import type { Authentication } from './auth.js';
import type { Database } from './database.js';
import type { Records } from './records.js';
import type { Webhooks } from './webhooks.js';

export type EspoParts = { readonly database: Database; readonly auth: Authentication; readonly records: Records; readonly webhooks: Webhooks };
/** One call, its path split and its user known. */
export type Call = { readonly request: SandboxRequest; readonly actor: Actor; readonly method: string; readonly segments: readonly string[]; readonly query: URLSearchParams };
