import { Redis, type RedisOptions } from 'ioredis';
import { HubError } from '../errors/hub-error.js';
import type { Log } from '../log/log.js';

/** Which Redis: by URL (its data base is ignored, `db` decides), or a unix socket. */
export type RedisTarget = { readonly kind: 'url'; readonly url: string } | { readonly kind: 'socket'; readonly path: string };

export interface RedisConnectionOptions {
  readonly db: number;
  /**
   * `request`: a caller waits, so a command fails within two seconds when Redis does not answer.
   * `worker`: BullMQ's workers, whose commands wait for Redis to come back.
   */
  readonly role: 'request' | 'worker';
  /** Shown in CLIENT LIST and in the log. */
  readonly name: string;
  readonly log: Log;
}

/** Without `replyMapping`, which would change the client's type. */
type ClientOptions = Omit<RedisOptions, 'replyMapping'>;

const connectLimitMs = 5_000;

/**
 * A connected ioredis client that reconnects by itself, never throws from a listener, and logs only when its state changes.
 * @throws HubError `unavailable` when Redis cannot be reached within five seconds.
 */
export async function connectRedis(target: RedisTarget, options: RedisConnectionOptions): Promise<Redis> {
  const redis = createClient(target, options);
  logStateChanges(redis, options);
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => { reject(new Error('connect timed out')); }, connectLimitMs);
  });
  try {
    await Promise.race([ready(redis), tooLate]);
    return redis;
  } catch (cause) {
    redis.disconnect();
    throw new HubError('unavailable', `Redis (${options.name}) ist nicht erreichbar; prüfen Sie REDIS_URL und ob Redis läuft.`, {
      retryable: true, retryAfterMs: 5_000, cause,
    });
  } finally {
    clearTimeout(timer);
  }
}

/** Closes politely, and hard after a second. Never throws. */
export async function closeRedis(redis: Redis): Promise<void> {
  if (redis.status === 'end') return;
  const timer = setTimeout(() => { redis.disconnect(); }, 1_000);
  try {
    await redis.quit();
  } catch {
    redis.disconnect();
  } finally {
    clearTimeout(timer);
  }
}

function createClient(target: RedisTarget, options: RedisConnectionOptions): Redis {
  const common: ClientOptions = {
    db: options.db,
    connectionName: options.name,
    connectTimeout: 2_000,
    retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times - 1, 5), options.role === 'request' ? 500 : 1_000),
    // After a fail-over the old master is a replica: reconnecting finds the new one.
    reconnectOnError: (error) => error.message.startsWith('READONLY'),
    ...roleOptions[options.role],
  };
  if (target.kind === 'socket') return new Redis({ ...common, path: target.path });
  const url = new URL(target.url);
  url.pathname = '';
  return new Redis(url.href, common);
}

const roleOptions: Record<RedisConnectionOptions['role'], ClientOptions> = {
  // The offline queue stays on so that a blink of the connection harms nobody; with one retry it is emptied with an error
  // at the second failed reconnect (about half a second), and no command waits longer than two seconds for its answer.
  request: { maxRetriesPerRequest: 1, commandTimeout: 2_000 },
  worker: { maxRetriesPerRequest: null },
};

function logStateChanges(redis: Redis, { log, name }: RedisConnectionOptions): void {
  let up: boolean | undefined;
  let lastError: unknown;
  redis.on('error', (error) => { lastError = error; });
  redis.on('ready', () => {
    if (up === false) log.info('redis_back', { connection: name });
    up = true;
    lastError = undefined;
  });
  // Emitted only when the client means to come back, so not after its user has closed it.
  redis.on('reconnecting', () => {
    if (up === true) log.warn('redis_lost', { connection: name }, lastError);
    if (up === true) up = false;
  });
}

function ready(redis: Redis): Promise<void> {
  if (redis.status === 'ready') return Promise.resolve();
  return new Promise((resolve) => { redis.once('ready', () => { resolve(); }); });
}
