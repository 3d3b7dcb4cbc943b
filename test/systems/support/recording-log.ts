import type { Log } from '../../../src/hub/log/log.js';

export interface RecordingLog extends Log { readonly lines: { readonly level: string; readonly event: string; readonly text: string }[] }

export function recordingLog(): RecordingLog {
  const lines: RecordingLog['lines'] = [];
  const at = (level: string) => (event: string, facts?: unknown, error?: unknown) => {
    lines.push({ level, event, text: `${event} ${JSON.stringify(facts)} ${String(error)}` });
  };
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
