import type { Node } from 'node-red';
import { NodeFault } from './node-fault.js';
import { statusOf } from './status.js';

/** Node-RED leaves `${VAR}` as it stands when the environment does not know the variable. */
const variable = /^\$\{\S+\}$/;

export const isUnresolved = (value: unknown): boolean => typeof value === 'string' && variable.test(value);

/** The names of the fields that are empty although required, or still hold the name of an unset variable. */
export function faultyFields(config: object, required: readonly string[]): readonly string[] {
  const fields = Object.entries(config) as [string, unknown][];
  const missing = required.filter((name) => fields.every(([field, value]) => field !== name || value === '' || value === undefined || value === null));
  return [...missing, ...fields.filter(([, value]) => isUnresolved(value)).map(([name]) => name)];
}

/**
 * Checks a node's configuration once. Answers a function that throws while it is incomplete; to be called by the input
 * handler, since a constructor never throws.
 */
export function requireComplete(node: Node, config: object, required: readonly string[]): () => void {
  const faulty = faultyFields(config, required);
  if (faulty.length === 0) {
    statusOf(node).show('idle');
    return () => undefined;
  }
  const text = `${node.type}: Unvollständig eingerichtet, bitte prüfen: ${faulty.join(', ')}`;
  statusOf(node).show('incomplete');
  node.warn(text);
  return () => { throw new NodeFault('misconfigured', text); };
}
