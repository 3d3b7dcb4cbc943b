import type { Node, NodeAPI, NodeMessage } from 'node-red';
import { NodeFault } from './node-fault.js';

/** The value of a typed input for this message. JSONata and context stores answer later, hence the promise. */
export function typedInput(RED: NodeAPI, node: Node, msg: NodeMessage, field: { readonly value: string; readonly type: string }): Promise<unknown> {
  return new Promise((resolve, reject) => {
    RED.util.evaluateNodeProperty(field.value, field.type, node, msg, (error, value: unknown) => {
      if (error) reject(new NodeFault('misconfigured', `${node.type}: „${field.value}“ lässt sich nicht auswerten.`, error));
      else resolve(value);
    });
  });
}

/** The same, for values that must be a text with something in it. */
export async function typedText(RED: NodeAPI, node: Node, msg: NodeMessage, field: { readonly value: string; readonly type: string }): Promise<string> {
  const value = await typedInput(RED, node, msg, field);
  const text = typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
  if (text === '') throw new NodeFault('malformed', `${node.type}: „${field.value}“ ist in dieser Nachricht leer.`);
  return text;
}
