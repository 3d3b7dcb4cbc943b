import { join } from 'node:path';
import type { Clock } from '../clock.js';
import type { Handler } from '../http/exchange.js';
import { Faults } from '../http/faults.js';
import { RequestLog } from '../http/request-log.js';
import { loadState, openStateFile } from '../state/state-file.js';
import type { Actor } from './actor.js';
import { espoApi } from './api.js';
import { Authentication } from './auth.js';
import { sandboxEspoCredentials, type EspoCredentials } from './credentials.js';
import { Database } from './database.js';
import { notifyAbout } from './notices.js';
import { Persons } from './persons.js';
import { Records } from './records.js';
import { defaultEspoSettings, type EspoSettings, type EspoState } from './state.js';
import { WebhookQueue } from './webhook-queue.js';
import { Webhooks } from './webhooks.js';

/** The stand-in for EspoCRM with its hands and eyes for tests. */
export type EspoSystem = {
  readonly credentials: EspoCredentials;
  readonly database: Database;
  readonly records: Records;
  readonly webhooks: Webhooks;
  /** What people of the staff do in the CRM. */
  readonly persons: Persons;
  readonly queue: WebhookQueue;
  readonly state: EspoState;
  readonly settings: EspoSettings;
  readonly log: RequestLog;
  readonly faults: Faults;
  readonly handle: Handler;
  /** A user by id; throws when there is none. */
  actor: (userId: string) => Actor;
  /** Forgets failed logins, so that a locked address gets in again. */
  unlockLogins: () => void;
  /** Writes what is not yet on disk. */
  flush: () => void;
};

export type EspoOptions = {
  readonly clock: Clock;
  readonly stateDir?: string | undefined;
  readonly initial: () => EspoState;
  readonly settings?: Partial<EspoSettings> | undefined;
  readonly webhookRetryMs: number;
};

/** Builds the stand-in; the state on disk, where there is one, wins over the initial data. */
export function createEspo(options: EspoOptions): EspoSystem {
  const path = options.stateDir === undefined ? undefined : join(options.stateDir, 'espocrm.json');
  const state = (loadState(path) as EspoState | undefined) ?? options.initial();
  const settings: EspoSettings = { ...structuredClone(defaultEspoSettings), ...options.settings };
  const file = openStateFile(path, () => state);
  const database = new Database({ state, settings, clock: options.clock, changed: file.touch });
  const queue = new WebhookQueue(database, options.webhookRetryMs);
  const records = new Records(database, (change) => {
    queue.push(change);
    if (change.kind === 'create') notifyAbout(database, change.type, change.record, change.actor);
  });
  const auth = new Authentication(database);
  const webhooks = new Webhooks(database);
  const actor = (userId: string): Actor => {
    const found = auth.actor(userId);
    if (found === undefined) throw new Error(`The stand-in for EspoCRM has no user ${userId}.`);
    return found;
  };
  return {
    credentials: sandboxEspoCredentials,
    database, records, webhooks, queue, state, settings, actor,
    persons: new Persons({ database, records, actor }),
    log: new RequestLog(),
    faults: new Faults(),
    handle: espoApi({ database, auth, records, webhooks }),
    unlockLogins: () => auth.unlock(),
    flush: file.flush,
  };
}
