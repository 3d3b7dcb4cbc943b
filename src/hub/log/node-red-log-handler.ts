import type { Log, LogFacts } from './log.js';

/** A log entry as Node-RED hands it to a logging handler. */
export interface NodeRedLogEntry {
  readonly level: number;
  readonly timestamp?: number;
  readonly id?: string;
  readonly type?: string;
  readonly name?: string;
  readonly z?: string;
  readonly path?: string;
  readonly msg?: unknown;
  /** Of audit entries: what was done; their user and address are left out. */
  readonly event?: string;
}

/** Levels of Node-RED, from its util/log. */
const audit = 98;
const metric = 99;

/** Turns Node-RED's log entries into the hub's own lines. Metrics are dropped: they are one line per message and node. */
export function nodeRedLogHandler(log: Log): (entry: NodeRedLogEntry) => void {
  return (entry) => {
    const facts = factsOf(entry);
    const error = entry.msg instanceof Error ? entry.msg : undefined;
    if (entry.level === metric) return;
    if (entry.level === audit) log.info('node_red_audit', { ...facts, action: entry.event });
    else if (entry.level <= 20) log.error('node_red', facts, error);
    else if (entry.level <= 30) log.warn('node_red', facts, error);
    else if (entry.level <= 40) log.info('node_red', facts);
    else log.debug('node_red', facts);
  };
}

function factsOf({ id, type, name, z, path, msg }: NodeRedLogEntry): LogFacts {
  const known = { node: id, nodeType: type, nodeName: name, flow: z, path, text: textOf(msg) };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined && value !== ''));
}

/** An object may hold a whole message with a client's data: only its text is taken. */
function textOf(msg: unknown): string | undefined {
  if (typeof msg === 'string') return msg;
  if (msg instanceof Error) return msg.message;
  if (typeof msg === 'object' && msg !== null && 'message' in msg && typeof msg.message === 'string') return msg.message;
  return msg === undefined ? undefined : `(${typeof msg})`;
}
