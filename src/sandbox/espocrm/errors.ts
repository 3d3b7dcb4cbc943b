import type { Json } from '../json.js';

/** A refusal as EspoCRM words it: status, `X-Status-Reason`, sometimes a JSON body. */
export class EspoError extends Error {
  readonly status: number;
  readonly reason: string | undefined;
  readonly body: Json | undefined;

  constructor(status: number, reason?: string, body?: Json) {
    super(reason ?? `EspoCRM ${status}`);
    this.name = 'EspoError';
    this.status = status;
    this.reason = reason;
    this.body = body;
  }
}

/** 400 of the field validation, with the field and the kind of failure. */
export function validationFailure(entityType: string, field: string, type: string): EspoError {
  return new EspoError(400, `Field validation failure; entityType: ${entityType}, field: ${field}, type: ${type}.`, {
    messageTranslation: { label: 'validationFailure', scope: null, data: { field, type } },
  });
}

/** 403 for a link to a record that does not exist. */
export function missingLink(entityType: string, link: string): EspoError {
  return new EspoError(403, `Can't relate with non-existing record. entity type: ${entityType}, link: ${link}.`, {
    messageTranslation: { label: 'cannotRelateNonExisting', scope: null, data: { link, entityType } },
  });
}
