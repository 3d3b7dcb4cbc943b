/** What a Catch node puts into `msg.error`, read defensively: Function nodes can put anything there. */
export interface CaughtError {
  /** The stable code of a typed error. */
  readonly code: string | undefined;
  /** Without the class name that Catch puts in front. */
  readonly message: string;
  /** The class of the error, `Error` when unknown. */
  readonly errorName: string;
  /** Type of the node that failed. */
  readonly source: string;
  /** Where it happened: stack frames only, since the text in front of them may quote the input. */
  readonly frames: string;
}

export function caughtError(error: unknown): CaughtError {
  const fields = typeof error === 'object' && error !== null ? error as Readonly<Record<string, unknown>> : {};
  const text = textOf(fields['message']);
  const [, errorName = 'Error', message = text] = /^(\w*(?:Error|Fault)): (.*)$/s.exec(text) ?? [];
  const source = typeof fields['source'] === 'object' && fields['source'] !== null ? fields['source'] : {};
  const frames = textOf(fields['stack']).split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 5).join('\n');
  return {
    code: typeof fields['code'] === 'string' ? fields['code'] : undefined,
    message, errorName, frames,
    source: 'type' in source ? textOf(source.type) : '',
  };
}

const textOf = (value: unknown): string => typeof value === 'string' ? value : '';
