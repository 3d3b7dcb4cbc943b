import helper from 'node-red-node-test-helper';
import type { Node, NodeAPI, NodeDef, NodeMessageInFlow } from 'node-red';
import { provide } from '../../../src/runtime/lease.js';

export type Message = NodeMessageInFlow & Record<string, unknown>;
type Register = (RED: NodeAPI) => void;

/** What a config node of the test flow gives to its users. `open` replaces `value` where opening itself is tested. */
export interface ConfigStub { readonly value?: unknown; readonly open?: () => Promise<unknown> }

/** Messages that have arrived somewhere, in order; waits for those that have not. */
export interface Inbox {
  readonly all: readonly Message[];
  next(): Promise<Message>;
}

export interface Bench {
  readonly node: Node;
  readonly send: (msg: object) => void;
  readonly out: (index: number) => Inbox;
  readonly caught: Inbox;
  readonly completed: Inbox;
  readonly statuses: Inbox;
  /** Every status the node has shown, from its constructor on: a Status node misses the first. */
  readonly looks: () => readonly string[];
  /** Texts of the node's own warnings and errors. */
  readonly warnings: () => readonly string[];
}

export interface BenchOptions {
  /** Config nodes by the field that names them; the field gets their id. */
  readonly configs?: Readonly<Record<string, ConfigStub>>;
  readonly outputs?: number;
  readonly register?: readonly Register[];
}

/** One node in a tab with Catch, Status, Complete and an inbox behind every output; config nodes are stubs. */
export async function bench(register: Register, config: { readonly type: string } & Readonly<Record<string, unknown>>, options: BenchOptions = {}): Promise<Bench> {
  const { configs = {}, outputs = 1 } = options;
  const names = Array.from({ length: outputs }, (_, index) => `out${index}`);
  const stubs = Object.keys(configs).map((field) => ({ id: `${field}-config`, type: 'config-stub', field }));
  const flow = [
    { id: 'tab', type: 'tab', label: 'test', disabled: false },
    ...stubs,
    { id: 'n', z: 'tab', x: 1, y: 1, ...config, ...Object.fromEntries(stubs.map(({ field, id }) => [field, id])), wires: names.map((name) => [name]) },
    { id: 'catch', z: 'tab', x: 1, y: 1, type: 'catch', name: '', scope: ['n'], uncaught: false, wires: [['caught']] },
    { id: 'complete', z: 'tab', x: 1, y: 1, type: 'complete', name: '', scope: ['n'], uncaught: false, wires: [['completed']] },
    { id: 'status', z: 'tab', x: 1, y: 1, type: 'status', name: '', scope: ['n'], wires: [['statuses']] },
    ...[...names, 'caught', 'completed', 'statuses'].map((id) => ({ id, z: 'tab', x: 1, y: 1, type: 'inbox', wires: [] })),
  ];
  const inboxes = new Map<string, ReturnType<typeof inbox>>();
  const arrivals = (id: string): ReturnType<typeof inbox> => {
    const known = inboxes.get(id) ?? inbox();
    inboxes.set(id, known);
    return known;
  };
  // The first statuses come while the flow is being started, before a test can hang on to a node.
  const collecting: Register = (RED) => { RED.nodes.registerType('inbox', collector(RED, arrivals)); };
  await helper.load([collecting, stubType(configs), ...(options.register ?? []), register] as never, flow);
  const node = helper.getNode('n');
  return {
    node,
    send: (msg) => { node.receive(msg as never); },
    out: (index) => arrivals(`out${index}`),
    caught: arrivals('caught'), completed: arrivals('completed'), statuses: arrivals('statuses'),
    looks: () => shownBy(node),
    warnings: () => helper.log().args.flat().filter((entry: { id?: string; level: number }) => entry.id === 'n' && entry.level <= 30).map((entry: { msg: unknown }) => String(entry.msg)),
  };
}

function collector(RED: NodeAPI, arrivals: (id: string) => ReturnType<typeof inbox>): (this: Node, config: NodeDef) => void {
  return function (config) {
    RED.nodes.createNode(this, config);
    this.on('input', (msg) => { arrivals(this.id).push(msg); });
  };
}

function stubType(configs: Readonly<Record<string, ConfigStub>>): Register {
  return (RED) => {
    RED.nodes.registerType('config-stub', function (this: Node, config: NodeDef & { readonly field: string }) {
      RED.nodes.createNode(this, config);
      const stub = configs[config.field];
      provide(this, async () => ({ value: stub?.open ? await stub.open() : stub?.value, close: () => Promise.resolve() }));
    });
  };
}

function inbox(): Inbox & { push(msg: Message): void } {
  const all: Message[] = [];
  const waiting: ((msg: Message) => void)[] = [];
  let taken = 0;
  return {
    all,
    push(msg) {
      all.push(msg);
      const wake = waiting.shift();
      if (wake) wake(msg);
    },
    next() {
      const msg = all[taken];
      taken += 1;
      return msg ? Promise.resolve(msg) : new Promise((resolve) => { waiting.push(resolve); });
    },
  };
}

interface Status { readonly fill: string; readonly shape: string; readonly text: string }
const lookOf = ({ fill, shape, text }: Status): string => `${fill} ${shape} ${text}`;

/** The look of a status message, as one text to compare with. */
export const look = (msg: Message): string => lookOf(msg['status'] as Status);

/** The helper spies on every node's methods through their prototype. */
function shownBy(node: Node): readonly string[] {
  const { status } = node as unknown as { status: unknown };
  const spy = status as { getCalls(): { readonly thisValue: unknown; readonly args: readonly [Status] }[] };
  return spy.getCalls().filter((call) => call.thisValue === node).map((call) => lookOf(call.args[0]));
}

/** The error that Catch has seen. */
export const errorOf = (msg: Message): { readonly message: string; readonly code?: string } => msg['error'] as { message: string; code?: string };

/** Ends the flow; to be called after every test. */
export async function clear(): Promise<void> {
  await helper.unload();
}
