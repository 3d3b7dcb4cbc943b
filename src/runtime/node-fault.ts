/** The faults a node finds by itself; the codes are those of the hub's HTTP surface. */
export type NodeFaultCode = 'misconfigured' | 'malformed' | 'too_large' | 'unsupported_media_type' | 'unavailable';

/**
 * An error with a stable code. `code` is an own property because Catch passes on only the own `code` and `cause` of an error.
 */
export class NodeFault extends Error {
  override readonly name = 'NodeFault';
  readonly code: NodeFaultCode;

  constructor(code: NodeFaultCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

/** Whatever was thrown, as an Error that `done` takes: Catch does not see plain strings. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
