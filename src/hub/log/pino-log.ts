import { pino, stdTimeFunctions, type DestinationStream } from 'pino';
import { HubError } from '../errors/hub-error.js';
import type { Settings } from '../settings/settings.js';
import type { Log, LogFacts } from './log.js';
import { redact } from './redact.js';

export interface PinoLogOptions {
  readonly level: Settings['logLevel'];
  /** Standard output by default. */
  readonly destination?: DestinationStream;
}

/**
 * One JSON line per event: `{level, time, event, …facts, error?: {name, code, message, stack, cause}}`.
 * Texts, error messages and stacks are redacted.
 */
export function pinoLog({ level, destination }: PinoLogOptions): Log {
  const options = {
    level, base: null, timestamp: stdTimeFunctions.isoTime, messageKey: 'event',
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const logger = destination ? pino(options, destination) : pino(options);
  return {
    debug: (event, facts) => { if (logger.isLevelEnabled('debug')) logger.debug(line(facts), event); },
    info: (event, facts) => { logger.info(line(facts), event); },
    warn: (event, facts, error) => { logger.warn(line(facts, error), event); },
    error: (event, facts, error) => { logger.error(line(facts, error), event); },
  };
}

/** A fact named like a field of the line itself would make two of it. */
const reserved = new Set(['level', 'time', 'event', 'error']);

function line(facts: LogFacts = {}, error?: unknown): Record<string, unknown> {
  const entries = Object.entries(facts).map(([name, value]) => [
    reserved.has(name) ? `${name}_` : name, typeof value === 'string' ? redact(value) : value,
  ]);
  const fields = Object.fromEntries(entries) as Record<string, unknown>;
  return error === undefined ? fields : { ...fields, error: describe(error, 0) };
}

/** Deep enough for a wrapped cause, bounded against a ring of them. */
const deepestCause = 3;

function describe(error: unknown, depth: number): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error, message: redact(typeof error === 'string' ? error : 'kein Error-Objekt') };
  const code = error instanceof HubError || ('code' in error && typeof error.code === 'string') ? { code: (error as { code: string }).code } : {};
  const stack = error.stack === undefined ? {} : { stack: redact(error.stack) };
  const cause = error.cause === undefined || depth >= deepestCause ? {} : { cause: describe(error.cause, depth + 1) };
  return { name: error.name, ...code, message: redact(error.message), ...stack, ...cause };
}
