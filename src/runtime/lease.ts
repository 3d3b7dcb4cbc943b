import type { Node, NodeAPI } from 'node-red';
import { onClose } from './close.js';
import { settled } from './input.js';
import { NodeFault } from './node-fault.js';

/** A share in what a config node has opened; the last release closes it. */
export interface Lease<T> {
  readonly value: T;
  release(): Promise<void>;
}

/** What every config node offers to the nodes that use it. */
export interface Provider<T> extends Node {
  lease(): Promise<Lease<T>>;
}

export interface Opened<T> { readonly value: T; close(): Promise<void> }

/**
 * Makes a config node the owner of what `open` gives: opened by the first lease, closed with the last. A failed opening is
 * tried again by the next lease. Node-RED closes config nodes at the same moment as their users, so nothing hangs on the
 * node's own close: the users' leases decide.
 */
export function provide<T>(node: Node, open: () => Promise<Opened<T>>): void {
  let shared: { readonly opened: Promise<Opened<T>>; users: number } | undefined;

  const lease = async (): Promise<Lease<T>> => {
    const share = shared ??= { opened: open(), users: 0 };
    share.users += 1;
    let held = true;
    const release = async (): Promise<void> => {
      if (!held) return;
      held = false;
      share.users -= 1;
      if (share.users > 0) return;
      if (shared === share) shared = undefined;
      await (await share.opened).close();
    };
    try {
      return { value: (await share.opened).value, release };
    } catch (error) {
      if (shared === share) shared = undefined;
      throw error;
    }
  };
  Object.assign(node, { lease });
}

/** The config node behind an id, or undefined when the field is empty or the node is missing or disabled. */
export function providerOf<T>(RED: NodeAPI, id: string): Provider<T> | undefined {
  const found: unknown = id === '' ? undefined : RED.nodes.getNode(id);
  return isProvider<T>(found) ? found : undefined;
}

/**
 * The value of a config node for as long as `node` lives: leased by the first message, given back after the last one when
 * the node closes. Calling it in the hot path costs one resolved promise.
 */
export function useConfig<T>(RED: NodeAPI, node: Node, id: string): () => Promise<T> {
  const provider = providerOf<T>(RED, id);
  let leased: Promise<Lease<T>> | undefined;
  let value: Promise<T> | undefined;

  onClose(node, async () => {
    await settled(node);
    await leased?.then((lease) => lease.release(), () => undefined);
  });
  return () => value ??= valueOf();

  async function valueOf(): Promise<T> {
    if (!provider) throw new NodeFault('misconfigured', `${node.type}: Das Konfigurations-Element fehlt oder ist deaktiviert.`);
    try {
      leased = provider.lease();
      return (await leased).value;
    } catch (error) {
      leased = undefined;
      value = undefined;
      throw error;
    }
  }
}

function isProvider<T>(found: unknown): found is Provider<T> {
  return typeof found === 'object' && found !== null && 'lease' in found && typeof found.lease === 'function';
}
