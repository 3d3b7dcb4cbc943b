import type { Log } from '../../../src/hub/log/log.js';

export interface RecordedLine { readonly level: 'debug' | 'info' | 'warn' | 'error'; readonly event: string; readonly facts: unknown; readonly error: unknown }

/** A log that keeps its lines for assertions and prints nothing. */
export function recordingLog(): Log & { readonly lines: RecordedLine[] } {
  const lines: RecordedLine[] = [];
  const at = (level: RecordedLine['level']) => (event: string, facts?: unknown, error?: unknown): void => { lines.push({ level, event, facts, error }); };
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
