import type { Json, JsonObject } from '../json.js';

type Details = { readonly domain?: string; readonly location?: { readonly type: 'header' | 'parameter'; readonly name: string }; readonly headers?: Record<string, string> };

/** A refusal as Google words it. */
export class GoogleError extends Error {
  readonly status: number;
  readonly reason: string;
  readonly details: Details;

  constructor(status: number, reason: string, message: string, details: Details = {}) {
    super(message);
    this.name = 'GoogleError';
    this.status = status;
    this.reason = reason;
    this.details = details;
  }

  /** The body of the reply. */
  body(): JsonObject {
    const { domain = 'global', location } = this.details;
    const error: JsonObject = { domain, reason: this.reason, message: this.message };
    if (location !== undefined) Object.assign(error, { locationType: location.type, location: location.name });
    const inner: Record<string, Json> = { errors: [error], code: this.status, message: this.message };
    if (this.status === 401) inner['status'] = 'UNAUTHENTICATED';
    return { error: inner };
  }
}

export function notFound(): GoogleError {
  return new GoogleError(404, 'notFound', 'Not Found');
}

export function invalid(message: string, parameter?: string): GoogleError {
  return new GoogleError(400, 'invalid', message, parameter === undefined ? {} : { location: { type: 'parameter', name: parameter } });
}

export function required(message: string): GoogleError {
  return new GoogleError(400, 'required', message);
}

export function forbidden(reason: string, message: string): GoogleError {
  return new GoogleError(403, reason, message, { domain: 'calendar' });
}

/** 410 for a sync token that is unknown or too old. */
export function fullSyncRequired(): GoogleError {
  return new GoogleError(410, 'fullSyncRequired', 'Sync token is no longer valid, a full sync is required.', { domain: 'calendar', location: { type: 'parameter', name: 'syncToken' } });
}

export function alreadyDeleted(): GoogleError {
  return new GoogleError(410, 'deleted', 'Resource has been deleted');
}

export function duplicate(): GoogleError {
  return new GoogleError(409, 'duplicate', 'The requested identifier already exists.');
}

export function timeRangeEmpty(): GoogleError {
  return new GoogleError(400, 'timeRangeEmpty', 'The specified time range is empty.', { domain: 'calendar', location: { type: 'parameter', name: 'timeMax' } });
}
